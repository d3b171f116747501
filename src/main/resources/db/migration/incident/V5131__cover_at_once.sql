-- Care put in at once under the power for urgent needs, while the next steps are considered.
create table incident.continuity_cover (
    id              uuid primary key,
    incident        uuid        not null references incident.incident,
    person          uuid        not null,
    cover           text        not null check (length(cover) between 1 and 1000),
    review_on       date        not null,
    started_at      timestamptz not null,
    started_by      text        not null,
    started_by_post uuid        not null,
    post_name       text        not null
);
comment on table incident.continuity_cover is '[SPECIAL] Care put in at once for one person, and the day on which it is looked at again; added to, never changed';
comment on column incident.continuity_cover.person is '[PERSONAL] The person';
create index continuity_cover_of on incident.continuity_cover (incident, person);
alter table incident.continuity_cover enable row level security;
alter table incident.continuity_cover force row level security;
create policy seen on incident.continuity_cover for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.continuity_cover for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
