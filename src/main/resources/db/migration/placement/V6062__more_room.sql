-- Ways to more room that were asked for where the market has too little; what became of each stands with the request.
create table placement.more_room (
    id       uuid        primary key,
    incident uuid        not null,
    way      text        not null,
    need     text        not null check (length(need) between 1 and 200),
    asked_of text        not null check (length(asked_of) between 1 and 200),
    request  uuid        not null,
    at       timestamptz not null,
    by_post  uuid        not null,
    by_name  text        not null
);
create index on placement.more_room (incident, at desc);
comment on table placement.more_room is '[COMMERCIAL] a way to more room that somebody was asked for';
alter table placement.more_room enable row level security;
alter table placement.more_room force row level security;
create policy member on placement.more_room
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
