-- Who has which role in an emergency, who is on duty when, what was said in the morning, and what one leaves to the next.

create table incident.role_holder (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    role        text        not null,
    name        text        not null check (length(name) between 1 and 200),
    agency_name text        not null,
    post        uuid,
    phone       text,
    from_at     timestamptz not null,
    to_at       timestamptz,
    given_by    text        not null,
    unique (incident, id)
);
comment on table incident.role_holder is '[INTERNAL] Who has a role of the emergency team, and since when';
comment on column incident.role_holder.phone is '[PERSONAL] How to ring them';
create unique index role_holder_now on incident.role_holder (incident, role) where to_at is null;
alter table incident.role_holder enable row level security;
alter table incident.role_holder force row level security;
create policy member on incident.role_holder
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- One person is not on duty in two places at once: the database refuses it.
create table incident.shift (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    role        text        not null,
    name        text        not null check (length(name) between 1 and 200),
    agency_name text        not null,
    post        uuid,
    place       text        not null check (place in ('OFFICE', 'SITE', 'ESCORT')),
    location    text,
    during      tstzrange   not null check (not isempty(during)),
    cancelled   boolean     not null default false,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    foreign key (incident, location) references incident.location,
    check ((place = 'SITE') = (location is not null)),
    exclude using gist (incident with =, lower(name) with =, during with &&) where (not cancelled)
);
comment on table incident.shift is '[INTERNAL] The rota: who is on duty, in which role, from when until when';
create index shift_of on incident.shift (incident, lower(during)) where not cancelled;
alter table incident.shift enable row level security;
alter table incident.shift force row level security;
create policy member on incident.shift
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.briefing (
    id           uuid primary key,
    incident     uuid        not null references incident.incident,
    planned_at   timestamptz not null,
    first_of_day boolean     not null,
    delivered_at timestamptz,
    delivered_by text,
    items        text[]      not null default '{}',
    attended     text[]      not null default '{}',
    version      int         not null default 1,
    check ((delivered_at is null) = (delivered_by is null))
);
comment on table incident.briefing is '[INTERNAL] Briefings of the emergency team, planned and given';
comment on column incident.briefing.items is '[COMMERCIAL] What was said under each heading';
create index briefing_of on incident.briefing (incident, planned_at);
alter table incident.briefing enable row level security;
alter table incident.briefing force row level security;
create policy member on incident.briefing
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.handover (
    id              uuid primary key,
    incident        uuid        not null references incident.incident,
    role            text        not null,
    from_name       text        not null,
    to_name         text        not null,
    to_agency       text        not null,
    to_post         uuid,
    note            text        not null check (length(note) between 1 and 8000),
    given_at        timestamptz not null,
    given_by_post   uuid        not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
comment on table incident.handover is '[INTERNAL] What one holder of a role leaves to the next, and that they have it';
comment on column incident.handover.note is '[COMMERCIAL] What is going on, what is promised, what to watch';
create index handover_of on incident.handover (incident, given_at desc);
alter table incident.handover enable row level security;
alter table incident.handover force row level security;
create policy member on incident.handover
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
