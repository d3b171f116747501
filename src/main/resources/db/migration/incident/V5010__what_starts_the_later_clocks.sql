-- Due times of the plan run from events. Those known at the start are facts of the incident; these come later.
create table incident.milestone (
    id            uuid primary key,
    incident      uuid        not null references incident.incident,
    event         text        not null check (event in ('LISTED', 'ENDED')),
    at            timestamptz not null,
    note          text        not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    withdrawn_at  timestamptz,
    withdrawn_because text,
    check ((withdrawn_at is null) = (withdrawn_because is null))
);
comment on table incident.milestone is '[INTERNAL] When the list of people was complete and when the last person was settled; one that proved wrong is withdrawn and stays';
create unique index milestone_now on incident.milestone (incident, event) where withdrawn_at is null;
alter table incident.milestone enable row level security;
alter table incident.milestone force row level security;
create policy member on incident.milestone
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
