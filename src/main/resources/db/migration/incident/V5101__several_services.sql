-- A provider that fails in several places: one incident for the whole, and one of its own for each council and service.
create table incident.sub_incident (
    id              uuid primary key,
    parent          uuid        not null references incident.incident,
    child           uuid        not null references incident.incident,
    location        text        not null,
    name            text        not null,
    local_authority text,
    joined_at       timestamptz not null,
    joined_by       text        not null,
    left_at         timestamptz,
    left_by         text,
    left_because    text        check (length(left_because) between 1 and 500),
    check (parent <> child),
    check ((left_at is null) = (left_because is null))
);
comment on table incident.sub_incident is '[INTERNAL] Which incidents are part of a larger one; an incident is part of one only';
create unique index sub_incident_once on incident.sub_incident (child) where left_at is null;
create unique index sub_incident_service on incident.sub_incident (parent, location) where left_at is null;
create index sub_incident_of on incident.sub_incident (parent, local_authority, name) where left_at is null;
alter table incident.sub_incident enable row level security;
alter table incident.sub_incident force row level security;
create policy member on incident.sub_incident
    using (parent = any ((select access.my_incidents())::uuid[]) or child = any ((select access.my_incidents())::uuid[]))
    with check (parent = any ((select access.my_incidents())::uuid[]));

-- Numbers of another council, whose people are not known here. The latest for a council and service counts.
create table incident.reported_numbers (
    id          uuid primary key,
    no          bigint generated always as identity,
    incident    uuid        not null references incident.incident,
    council     text        not null check (length(council) between 1 and 200),
    service     text        not null check (length(service) between 1 and 200),
    people      int         check (people >= 0),
    moved       int         check (moved >= 0),
    to_move     int         check (to_move >= 0),
    note        text        check (length(note) <= 1000),
    as_at       timestamptz not null,
    reported_by text        not null check (length(reported_by) between 1 and 200),
    how         text        not null check (length(how) between 1 and 100),
    recorded_at timestamptz not null,
    recorded_by text        not null,
    check (as_at <= recorded_at),
    check (coalesce(moved, 0) + coalesce(to_move, 0) <= coalesce(people, coalesce(moved, 0) + coalesce(to_move, 0)))
);
comment on table incident.reported_numbers is '[INTERNAL] What another council says of its part of a failure: numbers, never people; added to, never changed';
comment on column incident.reported_numbers.reported_by is '[PERSONAL] Who reported it';
create index reported_numbers_of on incident.reported_numbers (incident, council, service, no desc);
alter table incident.reported_numbers enable row level security;
alter table incident.reported_numbers force row level security;
create policy seen on incident.reported_numbers for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.reported_numbers for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.affected_body (
    id       uuid primary key,
    incident uuid        not null references incident.incident,
    kind     text        not null check (kind in ('COUNCIL', 'ICB', 'OTHER')),
    name     text        not null check (length(name) between 1 and 200),
    contact  text        check (length(contact) <= 300),
    because  text        not null,
    added_at timestamptz not null,
    added_by text        not null,
    told_at  timestamptz,
    told_how text        check (length(told_how) between 1 and 200),
    told_by  text,
    check ((told_at is null) = (told_how is null))
);
comment on table incident.affected_body is '[INTERNAL] Councils, local NHS bodies and others that a failure in several places concerns, and when they were told';
comment on column incident.affected_body.contact is '[PERSONAL] Whom to reach there';
create unique index affected_body_once on incident.affected_body (incident, kind, lower(name));
alter table incident.affected_body enable row level security;
alter table incident.affected_body force row level security;
create policy member on incident.affected_body
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- Commercial, or about staff: not for providers, the police, advocates, finance or councillors.
create policy class on incident.reported_numbers as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
create policy class on incident.affected_body as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
