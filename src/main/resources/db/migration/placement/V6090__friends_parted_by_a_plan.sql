-- With whom a plan weighed somebody is kept with its line: whom people name as friends changes afterwards, what was weighed does
-- not. Empty for somebody in no group; null in a plan of before this was kept.
alter table placement.plan_line
    add column friends text,
    add column round   text;

create table placement.plan_parted (
    adopted  uuid not null references placement.plan_adopted,
    incident uuid not null,
    friends  text not null,
    because  text not null check (length(because) between 1 and 1000),
    primary key (adopted, friends)
);
comment on table placement.plan_parted is '[SPECIAL] why friends are parted by a plan that was adopted; written with the adoption, never changed';

alter table placement.plan_parted enable row level security;
alter table placement.plan_parted force row level security;
create policy member on placement.plan_parted
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
