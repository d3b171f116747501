-- Somebody who is not in charge of a person but must see them now says why, for four hours; a privacy officer is told.
create table people.glass (
    id       uuid        primary key,
    incident uuid        not null,
    person   uuid        not null references people.person on delete cascade,
    post     uuid        not null,
    purpose  text        not null,
    reason   text        not null check (length(reason) between 20 and 1000),
    from_at  timestamptz not null,
    until_at timestamptz not null check (until_at > from_at),
    by_name  text        not null
);
create index glass_of on people.glass (incident, person, until_at);
comment on table people.glass is '[INTERNAL] Who looked at whom without being in charge, why, and until when';
comment on column people.glass.reason is '[SPECIAL] Why, in their words';
alter table people.glass enable row level security;
alter table people.glass force row level security;
create policy member_reads on people.glass for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy member_adds on people.glass for insert
    with check (incident = any ((select access.my_incidents())::uuid[]) and post = (select access.my_post()));
