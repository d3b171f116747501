-- Several plans are kept, each with a name and what mattered more in it than the council publishes. What a plan says of
-- somebody can be read years later: names of places and references of people are kept as they were, not looked up.
alter table placement.plan
    add column name     text   not null default '' check (length(name) <= 100),
    add column emphasis text[] not null default '{}';
comment on column placement.plan.emphasis is '[INTERNAL] what mattered more or less than published, as AIM=LEVEL';

-- Two planners at once on one incident would each undo what the other sees.
create unique index one_planner_at_a_time on placement.plan (incident) where state in ('WAITING', 'RUNNING');

alter table placement.plan_line
    add column reference     text,
    add column location_name text,
    add column weekly_pence  int check (weekly_pence >= 0),
    add column out_of_area   boolean,
    add column rating        text,
    add column by_hand       boolean not null default false;
comment on column placement.plan_line.weekly_pence is '[COMMERCIAL] what the place costs a week, as far as known then';

create table placement.plan_contest (
    plan          uuid    not null references placement.plan on delete cascade,
    incident      uuid    not null,
    person        uuid    not null,
    n             int     not null check (n >= 0),
    location      text    not null,
    location_name text    not null,
    rivals        uuid[]  not null,
    got           boolean not null,
    words         text[]  not null,
    primary key (plan, person, n)
);
comment on table placement.plan_contest is '[SPECIAL] who else a place would have suited better than what they were given, and why it went as it did; kept with the plan';

create table placement.plan_adopted (
    id       uuid        primary key,
    incident uuid        not null,
    plan     uuid        not null references placement.plan,
    reason   text        not null check (length(reason) between 20 and 1000),
    at       timestamptz not null,
    by_post  uuid        not null,
    by_name  text        not null
);
create index on placement.plan_adopted (incident, at desc);
comment on table placement.plan_adopted is '[INTERNAL] which plan an incident works to and why; added to, the latest counts';

do $$
declare each text;
begin
    foreach each in array array['plan_contest', 'plan_adopted'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;
