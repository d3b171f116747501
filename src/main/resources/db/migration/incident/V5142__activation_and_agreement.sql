-- Who decided that the response starts, which plan is agreed, on what terms the service ends, and who is away.
create table incident.agreement (
    id       uuid primary key,
    incident uuid        not null references incident.incident,
    subject  text        not null check (subject in ('ACTIVATION', 'PLAN')),
    edition  int         not null,
    content  jsonb,
    put_at   timestamptz not null,
    put_by   text        not null,
    unique (incident, id),
    unique (incident, subject, edition),
    check ((subject = 'PLAN') = (content is not null))
);
comment on table incident.agreement is '[INTERNAL] Something that council and NHS agree: that the response starts, or an edition of the plan; added to, never changed';
alter table incident.agreement enable row level security;
alter table incident.agreement force row level security;
create policy seen on incident.agreement for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.agreement for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.agreement_word (
    agreement      uuid        not null,
    incident       uuid        not null,
    side           text        not null check (side in ('COUNCIL', 'ICB')),
    at             timestamptz not null,
    kind           text        check (kind in ('FAILURE', 'EXIT', 'POTENTIAL')),
    words          text,
    urgent_because text,
    confirm_by     timestamptz,
    by_name        text        not null,
    by_post        uuid        not null,
    post_name      text        not null,
    agency         text        not null,
    entered_at     timestamptz not null,
    primary key (agreement, side),
    foreign key (incident, agreement) references incident.agreement (incident, id),
    check ((urgent_because is null) = (confirm_by is null))
);
comment on table incident.agreement_word is '[INTERNAL] Who agreed for which side, in which role and when; added to, never changed';
create index agreement_word_of on incident.agreement_word (incident);
alter table incident.agreement_word enable row level security;
alter table incident.agreement_word force row level security;
create policy seen on incident.agreement_word for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.agreement_word for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.action_start (
    incident       uuid        not null references incident.incident,
    action         uuid        not null,
    started_at     timestamptz not null,
    started_by     text        not null,
    urgent_because text,
    primary key (incident, action)
);
comment on table incident.action_start is '[INTERNAL] When work on a line of the plan began, and why it could not wait for the plan to be agreed';
alter table incident.action_start enable row level security;
alter table incident.action_start force row level security;
create policy seen on incident.action_start for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.action_start for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.particular (
    id          uuid primary key,
    no          bigint generated always as identity,
    incident    uuid        not null references incident.incident,
    kind        text        not null,
    location    text,
    details     jsonb       not null check (jsonb_typeof(details) = 'object'),
    warning     text,
    recorded_at timestamptz not null,
    by_name     text        not null,
    by_post     uuid        not null,
    post_name   text        not null,
    foreign key (incident, location) references incident.location
);
comment on table incident.particular is '[COMMERCIAL] On what terms a service ends and what the response is planned by; added to, never changed. The latest of a kind counts';
create index particular_of on incident.particular (incident, kind, no desc);
alter table incident.particular enable row level security;
alter table incident.particular force row level security;
create policy seen on incident.particular for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.particular for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
create policy class on incident.particular as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));

create table incident.lead_officer (
    id            uuid primary key,
    incident      uuid        not null references incident.incident,
    meeting       uuid        not null,
    post          uuid        not null,
    name          text        not null,
    post_name     text        not null,
    named_at      timestamptz not null,
    named_by      text        not null,
    ended_at      timestamptz,
    ended_because text,
    check ((ended_at is null) = (ended_because is null))
);
comment on table incident.lead_officer is '[INTERNAL] The lead officer of the council, one at a time';
create unique index lead_officer_one on incident.lead_officer (incident) where ended_at is null;
alter table incident.lead_officer enable row level security;
alter table incident.lead_officer force row level security;
create policy member on incident.lead_officer
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.absence (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    post        uuid        not null,
    from_on     date        not null,
    until_on    date,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    ended_at    timestamptz,
    check (until_on is null or until_on >= from_on)
);
comment on table incident.absence is '[PERSONAL] When somebody who has work in an incident is away; never why';
create index absence_of on incident.absence (incident, post) where ended_at is null;
alter table incident.absence enable row level security;
alter table incident.absence force row level security;
create policy member on incident.absence
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
