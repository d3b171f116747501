-- Not everybody is moved by us: some stay where they are, some leave by their own arrangement, some die.
create table people.outcome (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person,
    status     text        not null check (status in ('STAYING', 'LEFT', 'DIED', 'WAITING')),
    on_day     date        not null,
    note       text        not null check (length(note) between 1 and 1000),
    entered_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null
);
create index outcome_of on people.outcome (incident, person, entered_at desc);
comment on table people.outcome is '[SPECIAL] How it ended for somebody who was not moved by us, and who said so; only ever added to';
comment on column people.outcome.person is '[PERSONAL] The person';
alter table people.outcome enable row level security;
alter table people.outcome force row level security;
create policy member_reads on people.outcome for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy member_adds on people.outcome for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
