-- A duty to one person ends only when somebody records that it has, and says what meets the need now.
create table incident.duty_end (
    id               uuid primary key,
    incident         uuid        not null references incident.incident,
    person           uuid        not null,
    decision         uuid        not null unique references incident.person_decision,
    ended_at         timestamptz not null,
    arrangement      text        not null,
    reasons          text        not null,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    recorded_by_post uuid        not null,
    post_name        text        not null,
    check (ended_at <= recorded_at)
);
comment on table incident.duty_end is '[SPECIAL] When a duty or the use of a power ended for one person, and what meets the need now; added to, never changed';
comment on column incident.duty_end.person is '[PERSONAL] The person';
create index duty_end_of on incident.duty_end (incident, person);
alter table incident.duty_end enable row level security;
alter table incident.duty_end force row level security;
create policy seen on incident.duty_end for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.duty_end for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- Every closing date that was believed in, so that what was known at any minute can be told.
create table incident.closing_date (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    ends_on     date,
    source      text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
comment on table incident.closing_date is '[INTERNAL] The closing dates of an incident as they were believed in; null is not known. Added to, never changed';
comment on column incident.closing_date.source is '[PERSONAL] Who said so';
create index closing_date_of on incident.closing_date (incident, recorded_at desc);
alter table incident.closing_date enable row level security;
alter table incident.closing_date force row level security;
create policy seen on incident.closing_date for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.closing_date for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
