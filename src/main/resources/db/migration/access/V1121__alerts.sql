-- What a privacy officer should look at: who did how much of what, never whose data it was.
create table access.alert (
    id      uuid        primary key,
    council text        not null,
    kind    text        not null check (kind in ('PEOPLE_EXPORTED', 'TOKEN_ISSUED', 'LINK_ISSUED')),
    subject text        not null,
    people  int         not null default 0 check (people >= 0),
    by_post uuid        not null,
    at      timestamptz not null,
    seen_at timestamptz,
    seen_by uuid,
    check ((seen_at is null) = (seen_by is null)),
    check (seen_by <> by_post)
);
create index on access.alert (council, seen_at, at desc);
comment on table access.alert is '[INTERNAL] for the privacy officers: exports of more than fifty people, keys given out; no names of people';
alter table access.alert enable row level security;
alter table access.alert force row level security;
create policy seen on access.alert for select
    using (council = (select access.my_council()) and (select access.my_role()) = 'PRIVACY_OFFICER');
create policy raised on access.alert for insert
    with check (council = (select access.my_council()) and by_post = (select access.my_post()));
create policy looked_at on access.alert for update
    using (council = (select access.my_council()) and (select access.my_role()) = 'PRIVACY_OFFICER')
    with check (council = (select access.my_council()) and seen_by = (select access.my_post()));
