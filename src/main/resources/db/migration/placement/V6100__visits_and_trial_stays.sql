-- Visits and trial stays at a place somebody may move to, offered before they decide.
create table placement.visit (
    id            uuid        primary key,
    incident      uuid        not null,
    person        uuid        not null,
    location      text        not null,
    location_name text        not null,
    kind          text        not null check (kind in ('VISIT', 'ON_SCREEN', 'TRIAL')),
    state         text        not null check (state in ('ARRANGED', 'WENT', 'DECLINED')),
    starts        date        not null,
    ends          date,
    who_went      text        check (length(who_went) between 1 and 300),
    how_it_went   text        check (length(how_it_went) between 1 and 1000),
    said          text        check (length(said) between 1 and 1000),
    at            timestamptz not null,
    by_post       uuid        not null,
    by_name       text        not null,
    version       int         not null default 0,
    check ((kind = 'TRIAL') = (ends is not null)),
    check (ends is null or ends >= starts),
    check (state = 'DECLINED' or who_went is not null),
    check (state = 'ARRANGED' or said is not null),
    check (state <> 'WENT' or how_it_went is not null)
);
create index on placement.visit (incident, person, starts);
comment on table placement.visit is '[SPECIAL] a visit or trial stay at a place, who went, how it went and what the person said';

alter table placement.visit enable row level security;
alter table placement.visit force row level security;
create policy member on placement.visit using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
