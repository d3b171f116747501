-- What the work does to the officers who do it, and what the group that runs the moves reports each day.

create table incident.other_work (
    no           bigint generated always as identity primary key,
    incident     uuid        not null references incident.incident,
    post         uuid        not null,
    name         text        not null,
    minutes      int check (minutes between 0 and 2220),
    line_manager text check (length(line_manager) <= 200),
    note         text check (length(note) <= 1000),
    at           timestamptz not null,
    check (coalesce(minutes, 0) = 0 or line_manager is not null)
);
comment on table incident.other_work is '[INTERNAL] That an officer has looked at their other work, and how many hours of it wait; null hours are still open. Added to, never changed; the latest of a post stands';
create index other_work_of on incident.other_work (incident, post, no desc);
alter table incident.other_work enable row level security;
alter table incident.other_work force row level security;
create policy seen on incident.other_work for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.other_work for insert
    with check (incident = any ((select access.my_incidents())::uuid[]) and post = (select access.my_post()));

create table incident.support_session (
    id       uuid primary key,
    incident uuid        not null references incident.incident,
    held_on  date        not null,
    what     text        not null check (length(what) between 1 and 500),
    offered  int         not null check (offered between 1 and 1000),
    taken    int         not null check (taken >= 0),
    at       timestamptz not null,
    by_name  text        not null,
    unique (incident, id),
    check (taken <= offered)
);
comment on table incident.support_session is '[INTERNAL] Support and supervision offered to staff: how many, never who';
alter table incident.support_session enable row level security;
alter table incident.support_session force row level security;
create policy seen on incident.support_session for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.support_session for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.support_note (
    session  uuid primary key,
    incident uuid not null,
    note     text not null check (length(note) between 1 and 4000),
    foreign key (incident, session) references incident.support_session (incident, id)
);
comment on table incident.support_note is '[PERSONAL] What was said in a session, for managers only';
alter table incident.support_note enable row level security;
alter table incident.support_note force row level security;
create policy seen on incident.support_note for select
    using (incident = any ((select access.my_incidents())::uuid[]) and (select access.my_role()) = 'INCIDENT_LEAD');
create policy added on incident.support_note for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.group_report (
    no         bigint generated always as identity primary key,
    incident   uuid        not null references incident.incident,
    day        date        not null,
    identified int         not null check (identified >= 0),
    moved      int         not null check (moved >= 0),
    note       text check (length(note) <= 2000),
    at         timestamptz not null,
    by_name    text        not null,
    by_post    uuid        not null,
    check (moved <= identified)
);
comment on table incident.group_report is '[INTERNAL] What the operational group reports to the steering group each day. Added to, never changed; the latest of a day stands';
create index group_report_of on incident.group_report (incident, day desc, no desc);
alter table incident.group_report enable row level security;
alter table incident.group_report force row level security;
create policy seen on incident.group_report for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.group_report for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
