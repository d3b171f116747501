-- Sitreps as they were made: added, never changed.
create schema communications;

create table communications.sitrep (
    id         uuid        primary key,
    incident   uuid        not null,
    version    int         not null check (version > 0),
    as_at      timestamptz not null,
    made_by    text        not null,
    by_post    uuid        not null,
    post_name  text        not null,
    key        text        not null check (length(key) between 1 and 200),
    content    jsonb       not null,
    unique (incident, version),
    unique (incident, as_at),
    unique (incident, by_post, key)
);
comment on table communications.sitrep is '[INTERNAL] A sitrep of an incident, with its numbers as they were';
comment on column communications.sitrep.content is '[COMMERCIAL] What it says: totals of people and never who they are, decisions, risks';
comment on column communications.sitrep.key is '[INTERNAL] The key of the request that made it: the same request twice makes one';
alter table communications.sitrep enable row level security;
alter table communications.sitrep force row level security;
create policy seen on communications.sitrep for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on communications.sitrep for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
