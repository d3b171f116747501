-- A council's settings, every version of them, and the version that each incident runs under.

create table incident.profile_version (
    council      text        not null,
    number       int         not null check (number > 0),
    profile      text        not null,
    content      text        not null,
    hash         text        not null,
    made_at      timestamptz not null,
    made_by      text        not null,
    made_by_post uuid        not null,
    because      text        not null,
    primary key (council, number)
);
comment on table incident.profile_version is '[INTERNAL] A council''s settings, numbered upwards; version 0 is what the program brought. Added to, never changed';
alter table incident.profile_version enable row level security;
alter table incident.profile_version force row level security;
create policy seen on incident.profile_version for select
    using (council = (select access.my_council()));
create policy added on incident.profile_version for insert
    with check (council = (select access.my_council()));

create table incident.frozen_profile (
    incident  uuid primary key references incident.incident,
    number    int         not null,
    content   text        not null,
    hash      text        not null,
    frozen_at timestamptz not null
);
comment on table incident.frozen_profile is '[INTERNAL] The settings an incident started under, which it keeps whatever the council changes later';
alter table incident.frozen_profile enable row level security;
alter table incident.frozen_profile force row level security;
create policy seen on incident.frozen_profile for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.frozen_profile for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
