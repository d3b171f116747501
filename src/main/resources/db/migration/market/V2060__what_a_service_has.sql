-- What each service says it has for the people it cares for. Every telling is a new row; the latest carries `latest`,
-- and the row before it loses the mark first, so that of two people telling at once only one can be last.
create table market.features (
    location   text        not null,
    version    int         not null check (version > 0),
    latest     boolean     not null default true,
    as_at      timestamptz not null,
    has        text[]      not null,
    has_not    text[]      not null,
    council    text        not null,
    entered_at timestamptz not null,
    entered_by uuid        not null,
    entered_as text        not null,
    primary key (location, version),
    check (not has && has_not)
);
create unique index features_one_latest on market.features (location) where latest;
comment on table market.features is '[INTERNAL] what a service said it has and has not, and when; what stands in neither list is not known';
comment on column market.features.council is '[INTERNAL] the council whose post entered it, not the one the service is in';
comment on column market.features.entered_by is '[INTERNAL] post that entered it';
comment on column market.features.entered_as is '[INTERNAL] title of that post at the time';

alter table market.features enable row level security;
alter table market.features force row level security;
create policy seen on market.features for select using ((select access.signed_in()));
create policy entered on market.features for insert with check (council = (select access.my_council()));
create policy superseded on market.features for update
    using ((select access.signed_in())) with check (not latest);
