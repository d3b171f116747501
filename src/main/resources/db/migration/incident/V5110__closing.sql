-- How an incident ended, each time it did, and what its officers decided about learning from it.

create table incident.ending (
    no       bigint generated always as identity primary key,
    incident uuid        not null references incident.incident,
    closed   boolean     not null,
    at       timestamptz not null,
    because  text        not null check (length(because) between 1 and 2000),
    by_name  text        not null,
    by_post  uuid        not null,
    post_name text       not null
);
comment on table incident.ending is '[INTERNAL] Every time an incident was closed, and every time it was opened again. Added to, never changed';
create index ending_of on incident.ending (incident, no);
alter table incident.ending enable row level security;
alter table incident.ending force row level security;
create policy seen on incident.ending for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.ending for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.learning_decision (
    no          bigint generated always as identity primary key,
    incident    uuid        not null references incident.incident,
    about       text        not null check (about in ('NO_DEBRIEF', 'REFERRAL', 'NO_LESSONS')),
    answer      boolean     not null,
    because     text        not null check (length(because) between 1 and 2000),
    happened_on date,
    at          timestamptz not null,
    by_name     text        not null,
    by_post     uuid        not null,
    post_name   text        not null,
    check (about <> 'REFERRAL' or answer = (happened_on is not null))
);
comment on table incident.learning_decision is '[INTERNAL] That a debrief is left out, that it taught nothing new, whether the incident is referred to the safeguarding adults board. The latest of a kind stands. Added to, never changed';
create index learning_decision_of on incident.learning_decision (incident, about, no desc);
alter table incident.learning_decision enable row level security;
alter table incident.learning_decision force row level security;
create policy seen on incident.learning_decision for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.learning_decision for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
