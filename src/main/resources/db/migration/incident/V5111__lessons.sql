-- What an incident taught, who does something about it by when, and how the exit went.

create table incident.lesson (
    id          uuid primary key,
    council     text        not null,
    incident    uuid        not null references incident.incident,
    no          int         not null check (no > 0),
    text        text        not null check (length(text) between 1 and 500),
    leads_to    text        not null check (leads_to in
        ('TEMPLATE', 'SETTING', 'TRAINING', 'CONTRACT', 'GUIDANCE', 'SYSTEM', 'OTHER')),
    template    text,
    line        text,
    owner_post  uuid,
    owner_name  text        not null,
    owner_agency text       not null,
    due_on      date        not null,
    due_at      timestamptz not null,
    state       text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
    outcome     text,
    edition     int,
    settled_at  timestamptz,
    settled_by  text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    version     int         not null default 1,
    unique (incident, no),
    unique (incident, id),
    check ((state = 'OPEN') = (settled_at is null)),
    check ((state = 'OPEN') = (outcome is null))
);
comment on table incident.lesson is '[INTERNAL] A lesson of an incident, with whoever does something about it by when. It outlives the incident: officers of the council read it who were not in it, so it names nobody affected';
create index lesson_owner on incident.lesson (owner_post) where state = 'OPEN';
create index lesson_council on incident.lesson (council, state, due_at);
alter table incident.lesson enable row level security;
alter table incident.lesson force row level security;
create policy learned on incident.lesson
    using (council = (select access.my_council())
           and (select access.my_role()) in ('MARKET_OFFICER', 'OVERSIGHT_ANALYST', 'INCIDENT_LEAD', 'INCIDENT_COORDINATOR',
               'PRACTITIONER', 'PLACEMENT_OFFICER', 'FINANCE_OFFICER', 'FUNDING_APPROVER', 'COMMUNICATIONS_OFFICER',
               'SAFEGUARDING_LEAD')
        or incident = any ((select access.my_incidents())::uuid[])
           and (select access.my_role()) in ('PLACING_COUNCIL_OFFICER', 'ICB_CLINICIAN', 'CQC_LIAISON', 'EXECUTIVE'))
    with check (council = (select access.my_council())
        and (select access.my_role()) in ('INCIDENT_LEAD', 'INCIDENT_COORDINATOR', 'PRACTITIONER', 'ICB_CLINICIAN'));

create table incident.lesson_step (
    no       bigint generated always as identity primary key,
    council  text        not null,
    incident uuid        not null,
    lesson   uuid        not null,
    what     text        not null check (what in ('CHANGED', 'CHASED', 'SHARED', 'DONE', 'DROPPED', 'REOPENED')),
    text     text        not null check (length(text) between 1 and 1000),
    at       timestamptz not null,
    by_name  text        not null,
    by_post  uuid        not null,
    foreign key (incident, lesson) references incident.lesson (incident, id)
);
comment on table incident.lesson_step is '[INTERNAL] What was done about a lesson. Added to, never changed';
create index lesson_step_of on incident.lesson_step (lesson, no);
alter table incident.lesson_step enable row level security;
alter table incident.lesson_step force row level security;
create policy seen on incident.lesson_step for select
    using (council = (select access.my_council())
           and (select access.my_role()) in ('MARKET_OFFICER', 'OVERSIGHT_ANALYST', 'INCIDENT_LEAD', 'INCIDENT_COORDINATOR',
               'PRACTITIONER', 'PLACEMENT_OFFICER', 'FINANCE_OFFICER', 'FUNDING_APPROVER', 'COMMUNICATIONS_OFFICER',
               'SAFEGUARDING_LEAD')
        or incident = any ((select access.my_incidents())::uuid[])
           and (select access.my_role()) in ('PLACING_COUNCIL_OFFICER', 'ICB_CLINICIAN', 'CQC_LIAISON', 'EXECUTIVE'));
create policy added on incident.lesson_step for insert
    with check (council = (select access.my_council())
        and (select access.my_role()) in ('INCIDENT_LEAD', 'INCIDENT_COORDINATOR', 'PRACTITIONER', 'ICB_CLINICIAN'));

create table incident.exit_score (
    no           bigint generated always as identity primary key,
    incident     uuid        not null references incident.incident,
    continuity   int         not null check (continuity between 1 and 5),
    consultation int         not null check (consultation between 1 and 5),
    planning     int         not null check (planning between 1 and 5),
    because      text        not null check (length(because) between 1 and 2000),
    at           timestamptz not null,
    by_name      text        not null,
    post_name    text        not null
);
comment on table incident.exit_score is '[INTERNAL] How well an exit went, 1 to 5. Added to, never changed; the latest stands';
create index exit_score_of on incident.exit_score (incident, no desc);
alter table incident.exit_score enable row level security;
alter table incident.exit_score force row level security;
create policy seen on incident.exit_score for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.exit_score for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.review_sent (
    no       bigint generated always as identity primary key,
    incident uuid        not null references incident.incident,
    kind     text        not null check (kind in ('GROUP', 'MANAGEMENT', 'SAB', 'OTHER')),
    name     text        not null check (length(name) between 1 and 200),
    sent_on  date        not null,
    at       timestamptz not null,
    by_name  text        not null
);
comment on table incident.review_sent is '[INTERNAL] Who was sent the review report, and when. Added to, never changed';
create index review_sent_of on incident.review_sent (incident, no);
alter table incident.review_sent enable row level security;
alter table incident.review_sent force row level security;
create policy seen on incident.review_sent for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.review_sent for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
