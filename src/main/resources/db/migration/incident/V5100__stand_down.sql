-- An incident that turns out not to be needed is stood down, and may stand again. Nothing is taken away for it.
alter table incident.incident drop constraint incident_state_check;
alter table incident.incident
    add constraint incident_state_check check (state in ('NOTIFIED', 'ACKNOWLEDGED', 'STOOD_DOWN', 'CLOSED')),
    add column stood_down_at      timestamptz,
    add column stood_down_by      text,
    add column stood_down_because text,
    add check ((state = 'STOOD_DOWN') = (stood_down_at is not null)),
    add check ((stood_down_at is null) = (stood_down_because is null));
comment on column incident.incident.stood_down_because is '[COMMERCIAL] Why it is not needed';

create table incident.stand_down (
    id             uuid primary key,
    incident       uuid        not null references incident.incident,
    ground         text        not null check (ground in ('AVERTED', 'REFUTED', 'RESCUED', 'WITHDRAWN', 'OTHER')),
    because        text        not null check (length(because) between 1 and 2000),
    moved_people   int         not null check (moved_people >= 0),
    moved          text        check (moved in ('MAY_RETURN', 'STAY', 'ONE_BY_ONE')),
    moved_because  text        check (length(moved_because) between 1 and 2000),
    actions        int         not null check (actions >= 0),
    log_entry      bigint      not null,
    at             timestamptz not null,
    by_name        text        not null,
    by_post        uuid        not null,
    post_name      text        not null,
    again_at       timestamptz,
    again_by       text,
    again_post     text,
    again_because  text        check (length(again_because) between 1 and 2000),
    unique (incident, id),
    check (moved_people = 0 or moved is not null),
    check ((again_at is null) = (again_because is null))
);
comment on table incident.stand_down is '[INTERNAL] When an incident was stood down, by whom, and whether it stood again; kept for good';
comment on column incident.stand_down.because is '[COMMERCIAL] Why it is not needed';
comment on column incident.stand_down.again_because is '[COMMERCIAL] Why it is needed after all';
create unique index stand_down_now on incident.stand_down (incident) where again_at is null;
alter table incident.stand_down enable row level security;
alter table incident.stand_down force row level security;
create policy member on incident.stand_down
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- Everyone who had been told of the incident is told that it is not needed, and again if it is after all.
create table incident.to_tell (
    id           uuid primary key,
    no           bigint generated always as identity,
    incident     uuid        not null,
    stand_down   uuid        not null,
    news         text        not null check (news in ('STOOD_DOWN', 'STANDS_AGAIN')),
    who          text        not null check (who in
        ('NOTIFIER', 'CHECKED_WITH', 'MEMBER', 'GROUP', 'READ_MINUTES', 'ACTION_OWNER', 'OFFICE_HOLDER', 'ASKED', 'BODY',
         'PLANNER', 'LETTER', 'CONTACT', 'TEAM', 'PERSON')),
    name         text        check (length(name) between 1 and 300),
    agency       text        check (length(agency) <= 300),
    post         uuid,
    person       uuid,
    letter       uuid,
    told_before  text        not null,
    told_at      timestamptz,
    told_how     text        check (length(told_how) between 1 and 200),
    told_by      text,
    recorded_at  timestamptz,
    withdrawn_at timestamptz,
    foreign key (incident, stand_down) references incident.stand_down (incident, id),
    check ((who = 'PERSON') = (person is not null)),
    check ((person is null) = (name is not null)),
    check ((told_at is null) = (told_how is null))
);
comment on table incident.to_tell is '[INTERNAL] Who has to be told that an incident was stood down or stands again, and when they were';
comment on column incident.to_tell.name is '[PERSONAL] Who it is; null for a person the incident affects';
comment on column incident.to_tell.letter is '[INTERNAL] The letter that tells them, where they have a post here';
comment on column incident.to_tell.person is '[PERSONAL] The person';
create index to_tell_of on incident.to_tell (incident, stand_down, no);
alter table incident.to_tell enable row level security;
alter table incident.to_tell force row level security;
create policy member on incident.to_tell
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
create policy class on incident.to_tell as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));

-- A line that was open when the incident was stood down is revoked, with the state that it comes back to.
alter table incident.action drop constraint action_state_check;
alter table incident.action
    add constraint action_state_check check (state in ('NOT_YET', 'TO_DO', 'DONE', 'NOT_APPLICABLE', 'REVOKED')),
    add column revoked_from text check (revoked_from in ('NOT_YET', 'TO_DO')),
    add check ((state = 'REVOKED') = (revoked_from is not null));
comment on column incident.action.revoked_from is '[INTERNAL] The state it was in when the incident was stood down';
