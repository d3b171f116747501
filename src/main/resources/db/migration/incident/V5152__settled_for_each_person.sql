-- Lines of the plan that come before each person's own move, settled for one person after another.
create table incident.action_person (
    no        bigint generated always as identity primary key,
    incident  uuid        not null references incident.incident,
    action    uuid        not null,
    person    uuid        not null,
    state     text        not null check (state in ('DONE', 'NOT_APPLICABLE', 'TO_DO')),
    words     text        not null check (length(words) between 1 and 2000),
    at        timestamptz not null,
    by_name   text        not null,
    by_post   uuid        not null,
    post_name text        not null
);
comment on table incident.action_person is '[PERSONAL] What was settled of a line of the plan for one person; added to, never changed. The latest of a line and a person counts';
comment on column incident.action_person.words is '[SPECIAL] What shows it, or why it does not apply to them';
create index action_person_of on incident.action_person (incident, person, action, no desc);
alter table incident.action_person enable row level security;
alter table incident.action_person force row level security;
create policy seen on incident.action_person for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.action_person for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
