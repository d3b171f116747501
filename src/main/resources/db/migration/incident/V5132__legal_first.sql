-- An action that touches the commercial side of an insolvency is not done before Legal has advised on it.
create table incident.commercial_action (
    action    uuid        primary key references incident.action,
    incident  uuid        not null references incident.incident,
    legal     uuid        not null references incident.action,
    because   text        not null check (length(because) between 1 and 1000),
    tagged_at timestamptz not null,
    tagged_by text        not null,
    check (legal <> action)
);
comment on table incident.commercial_action is '[INTERNAL] Actions that touch the commercial side of an insolvency, and the action by which Legal is asked; added to, never changed';
comment on column incident.commercial_action.because is '[COMMERCIAL] What it touches, such as a sale price';
create index commercial_action_of on incident.commercial_action (incident);
alter table incident.commercial_action enable row level security;
alter table incident.commercial_action force row level security;
create policy seen on incident.commercial_action for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.commercial_action for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
