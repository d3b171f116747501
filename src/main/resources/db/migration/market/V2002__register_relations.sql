-- P:1-123:reason for what went before, S:1-123:reason for what comes after.
alter table market.stage_location rename column predecessors to relations;

-- What an import confirmed without changing it, as it was before: so that undoing the import can put the days back.
create table market.register_confirmed (
    import      int     not null,
    location    text    not null,
    source      text    not null,
    last_import int     not null,
    last_as_at  date    not null
);
create index on market.register_confirmed (import);
comment on table market.register_confirmed is '[PUBLIC] Facts that an import found unchanged, with the day they had before';
alter table market.register_confirmed enable row level security;
alter table market.register_confirmed force row level security;
create policy signed_in on market.register_confirmed using ((select access.signed_in()));
