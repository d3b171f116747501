-- In whose care somebody is: the one worker who has the case, and the one who answers for the assessment, among those
-- who are in charge of them.
alter table people.assignment
    add column worker   boolean not null default false,
    add column assessor boolean not null default false,
    add column agreed   text check (length(agreed) <= 300);
create unique index assignment_one_worker on people.assignment (person) where worker and to_at is null;
create unique index assignment_one_assessor on people.assignment (person) where assessor and to_at is null;
comment on column people.assignment.worker is '[PERSONAL] has the case: one post for each person';
comment on column people.assignment.assessor is '[PERSONAL] answers for the assessment: one post for each person';
comment on column people.assignment.agreed is '[PERSONAL] which manager agreed to more people than the limit';

-- What a worker of an incident is, how many people they may have, and who stands in for them.
create table people.worker (
    incident     uuid        not null,
    post         uuid        not null,
    name         text        not null,
    kind         text        not null check (kind in ('SUPPORT_OFFICER', 'SOCIAL_WORKER', 'QISW')),
    registration text check (length(registration) between 1 and 40),
    most         int check (most between 0 and 200),
    minutes      int check (minutes between 1 and 10080),
    deputy       uuid,
    deputy_name  text,
    version      int         not null,
    changed_at   timestamptz not null,
    changed_by   uuid        not null,
    primary key (incident, post),
    check (deputy is distinct from post),
    check ((deputy is null) = (deputy_name is null))
);
comment on table people.worker is '[INTERNAL] Workers of an incident: what they are, how many people they may have, their deputy';
alter table people.worker enable row level security;
alter table people.worker force row level security;
create policy member on people.worker
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- The boards read one kind of entry of a whole incident at a time.
create index entry_of_kind on people.entry (incident, kind, person);

alter table people.person add column moved_at timestamptz;
comment on column people.person.moved_at is '[PERSONAL] when they had moved';
