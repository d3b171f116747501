-- What each service says it can take. Every confirmation is a new row; the latest carries `latest`, and the row before
-- it loses the mark first, so that of two people confirming at once only one can be last.
create schema if not exists market;

create table market.capacity (
    location       text        not null,
    service        text        not null,
    version        int         not null check (version > 0),
    latest         boolean     not null default true,
    as_at          timestamptz not null,
    maximum        int         check (maximum >= 0),
    occupied       int         check (occupied >= 0),
    reserved       int         check (reserved >= 0),
    accepting      text        not null check (accepting in ('YES', 'NO', 'NOT_KNOWN')),
    weekly_minutes int         check (weekly_minutes >= 0),
    band_minutes   int[]       not null default '{}' check (cardinality(band_minutes) in (0, 4)),
    council        text        not null,
    entered_at     timestamptz not null,
    entered_by     uuid        not null,
    entered_as     text        not null,
    primary key (location, service, version),
    check (maximum is null or coalesce(occupied, 0) + coalesce(reserved, 0) <= maximum)
);
create unique index capacity_one_latest on market.capacity (location, service) where latest;
comment on table market.capacity is '[INTERNAL] what a service said it can take and when; null is not known, never none';
comment on column market.capacity.council is '[INTERNAL] the council whose post entered it, not the one the service is in';
comment on column market.capacity.weekly_minutes is '[INTERNAL] spare care minutes a week, for home care';
comment on column market.capacity.band_minutes is '[INTERNAL] the same for morning, lunch, tea and bed, or empty';
comment on column market.capacity.entered_by is '[INTERNAL] post that entered it';
comment on column market.capacity.entered_as is '[INTERNAL] title of that post at the time';

alter table market.capacity enable row level security;
alter table market.capacity force row level security;
create policy seen on market.capacity for select using ((select access.signed_in()));
create policy entered on market.capacity for insert with check (council = (select access.my_council()));
create policy superseded on market.capacity for update
    using ((select access.signed_in())) with check (not latest);

-- Guide fees belong to the council that keeps them and are nobody else's to see.
create table market.fee_guide (
    council       text        not null,
    location      text        not null,
    service       text        not null,
    version       int         not null check (version > 0),
    latest        boolean     not null default true,
    weekly_pence  bigint      check (weekly_pence > 0),
    hourly_pence  bigint      check (hourly_pence > 0),
    as_at         timestamptz not null,
    entered_by    uuid        not null,
    primary key (council, location, service, version),
    check (weekly_pence is not null or hourly_pence is not null)
);
create unique index fee_guide_one_latest on market.fee_guide (council, location, service) where latest;
comment on table market.fee_guide is '[COMMERCIAL] what a service asks, as the council knows it';

alter table market.fee_guide enable row level security;
alter table market.fee_guide force row level security;
create policy own on market.fee_guide
    using (council = (select access.my_council())) with check (council = (select access.my_council()));
