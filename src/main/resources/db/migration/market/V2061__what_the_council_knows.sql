-- What a council itself knows of a service or of all services of a provider: suspensions, notices, concerns, its frameworks.
-- Written once and ended once; never changed otherwise.
create table market.standing (
    id          uuid        primary key,
    council     text        not null,
    location    text,
    provider    text,
    kind        text        not null check (kind in ('SUSPENDED', 'DEFAULT_NOTICE', 'CONCERN', 'FRAMEWORK')),
    since       date        not null,
    reason      text        not null check (length(reason) between 1 and 1000),
    at          timestamptz not null,
    by_post     uuid        not null,
    by_name     text        not null,
    ended_at    timestamptz,
    ended_why   text check (length(ended_why) between 1 and 1000),
    ended_name  text,
    check ((location is null) <> (provider is null)),
    check ((ended_at is null) = (ended_why is null) and (ended_at is null) = (ended_name is null))
);
create unique index standing_once on market.standing (council, coalesce(location, provider), kind) where ended_at is null;
create index standing_of on market.standing (council, location);
comment on table market.standing is '[COMMERCIAL] what the council knows of a service or provider: suspension, default notice, concern, framework';

alter table market.standing enable row level security;
alter table market.standing force row level security;
create policy own on market.standing
    using (council = (select access.my_council())) with check (council = (select access.my_council()));
