-- Groups that meet about an incident, who belongs to them, what they wrote down and who has read it.

create table incident.team (
    id        uuid primary key,
    incident  uuid        not null references incident.incident,
    kind      text        not null,
    name      text        not null check (length(name) between 1 and 200),
    every     int check (every between 1 and 60),
    formed_at timestamptz not null,
    formed_by text        not null,
    unique (incident, kind),
    unique (incident, id)
);
comment on table incident.team is '[INTERNAL] A group that meets about the incident, as the council''s procedure names it';
alter table incident.team enable row level security;
alter table incident.team force row level security;
create policy member on incident.team
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.team_member (
    id           uuid primary key,
    incident     uuid        not null,
    team         uuid        not null,
    name         text        not null check (length(name) between 1 and 200),
    agency_name  text        not null,
    post         uuid,
    seat         text,
    duty         text        not null check (duty in ('CHAIR', 'LEAD', 'MEMBER')),
    core         boolean     not null default false,
    line_manager text,
    deputy_for   uuid,
    from_at      timestamptz not null,
    to_at        timestamptz,
    foreign key (incident, team) references incident.team (incident, id),
    unique (incident, id),
    unique (team, id),
    foreign key (team, deputy_for) references incident.team_member (team, id),
    check (deputy_for is null or (duty = 'MEMBER' and not core and seat is null))
);
comment on table incident.team_member is '[INTERNAL] Officers who belong to a group, and those who stand in for them';
create unique index team_member_once on incident.team_member (team, lower(name)) where to_at is null;
create unique index team_member_chair on incident.team_member (team) where duty = 'CHAIR' and to_at is null;
create unique index team_member_lead on incident.team_member (team) where duty = 'LEAD' and to_at is null;
create unique index team_member_seat on incident.team_member (team, seat) where seat is not null and to_at is null;
alter table incident.team_member enable row level security;
alter table incident.team_member force row level security;
create policy member on incident.team_member
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

alter table incident.meeting
    add column team             uuid,
    add column convened_at      timestamptz,
    add column convened_because text,
    add column minutes_begun_at timestamptz,
    add column approved_at      timestamptz,
    add column approved_by      text,
    add column circulated_at    timestamptz,
    add unique (incident, id),
    add foreign key (incident, team) references incident.team (incident, id),
    add check (approved_at is null or held_at is not null),
    add check (circulated_at is null or approved_at is not null);
comment on column incident.meeting.team is '[INTERNAL] The group that meets; null is the steering group before groups were kept';

create table incident.attendance (
    incident uuid not null,
    meeting  uuid not null,
    member   uuid not null,
    how      text not null check (how in ('IN_PERSON', 'REMOTE', 'DEPUTY', 'APOLOGIES', 'ABSENT')),
    deputy   uuid,
    primary key (meeting, member),
    foreign key (incident, meeting) references incident.meeting (incident, id),
    foreign key (incident, member) references incident.team_member (incident, id),
    foreign key (incident, deputy) references incident.team_member (incident, id),
    check ((how = 'DEPUTY') = (deputy is not null))
);
comment on table incident.attendance is '[INTERNAL] Who was at a meeting, and how';
alter table incident.attendance enable row level security;
alter table incident.attendance force row level security;
create policy member on incident.attendance
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.minute (
    incident uuid    not null,
    meeting  uuid    not null,
    no       int     not null check (no > 0),
    heading  text    not null,
    needed   boolean not null,
    open     text[]  not null,
    text     text check (length(text) <= 8000),
    version  int     not null default 1,
    primary key (meeting, no),
    foreign key (incident, meeting) references incident.meeting (incident, id)
);
comment on table incident.minute is '[INTERNAL] One heading of the agenda as it stood when the minutes were begun, and what was said under it';
comment on column incident.minute.text is '[COMMERCIAL] What was said';
comment on column incident.minute.open is '[COMMERCIAL] What was open under it then';
alter table incident.minute enable row level security;
alter table incident.minute force row level security;
create policy member on incident.minute
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.meeting_action (
    incident uuid not null,
    meeting  uuid not null,
    action   uuid not null,
    primary key (action),
    foreign key (incident, meeting) references incident.meeting (incident, id),
    foreign key (incident, action) references incident.action (incident, id)
);
comment on table incident.meeting_action is '[INTERNAL] Which meeting an action of the plan was born in';
create index meeting_action_of on incident.meeting_action (meeting);
alter table incident.meeting_action enable row level security;
alter table incident.meeting_action force row level security;
create policy member on incident.meeting_action
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.circulation (
    id              uuid primary key,
    incident        uuid        not null,
    meeting         uuid        not null,
    name            text        not null,
    agency_name     text,
    post            uuid,
    head_of_service boolean     not null,
    sent_at         timestamptz not null,
    read_at         timestamptz,
    read_noted_by   text,
    unique (meeting, name),
    foreign key (incident, meeting) references incident.meeting (incident, id)
);
comment on table incident.circulation is '[INTERNAL] Who was given the minutes of a meeting, and who has said that they read them';
create index circulation_post on incident.circulation (post) where read_at is null;
alter table incident.circulation enable row level security;
alter table incident.circulation force row level security;
create policy member on incident.circulation
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- A link by which a calendar program reads the meetings and deadlines that a post may see. Only its hash is kept.
create table incident.calendar_link (
    id         uuid primary key,
    post       uuid        not null,
    hash       bytea       not null unique,
    label      text        not null check (length(label) between 1 and 100),
    created_at timestamptz not null,
    revoked_at timestamptz
);
comment on table incident.calendar_link is '[INTERNAL] Links of calendar programs, kept as SHA-256 only';
create index calendar_link_post on incident.calendar_link (post);
alter table incident.calendar_link enable row level security;
alter table incident.calendar_link force row level security;
create policy mine on incident.calendar_link
    using (post = (select access.my_post()) or (select access.signing_in()))
    with check (post = (select access.my_post()));

create function incident.post_of_calendar(p_hash bytea) returns uuid language plpgsql as
$$
declare found uuid;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select l.post into found from incident.calendar_link l where l.hash = p_hash and l.revoked_at is null;
    perform set_config('backstop.purpose', '', true);
    return found;
end
$$;
