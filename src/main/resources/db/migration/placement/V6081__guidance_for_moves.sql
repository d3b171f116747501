-- Where a council keeps the guidance that goes with every move. Only ever added to; of each guide the newest row counts.
create table placement.guidance (
    id      uuid        primary key,
    council text        not null,
    guide   text        not null check (guide ~ '^[A-Z_]{3,40}$'),
    owner   text        not null check (length(owner) between 1 and 500),
    version text        not null check (length(version) between 1 and 500),
    address text        not null check (address ~ '^https://'),
    at      timestamptz not null,
    by_name text        not null
);
create index guidance_of on placement.guidance (council, guide, at desc);
comment on table placement.guidance is '[INTERNAL] where the council keeps its guidance on moves, each file with its version and owner';
alter table placement.guidance enable row level security;
alter table placement.guidance force row level security;
create policy seen on placement.guidance for select using (council = (select access.my_council()));
create policy added on placement.guidance for insert with check (council = (select access.my_council()));
