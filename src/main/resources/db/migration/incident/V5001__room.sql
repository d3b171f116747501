-- The incident room: what happened, what we owe, what must be done by when, and the one timeline.

create schema if not exists incident;

create table incident.incident (
    id               uuid primary key,
    council          text        not null,
    name             text        not null check (length(name) between 1 and 200),
    kind             text        not null check (kind in ('FAILURE', 'EXIT', 'POTENTIAL')),
    service          text        not null check (service in
        ('CARE_HOME_NURSING', 'CARE_HOME', 'HOME_CARE', 'SUPPORTED_LIVING', 'EXTRA_CARE', 'DAY_SERVICE', 'SHARED_LIVES',
         'OTHER')),
    state            text        not null check (state in ('NOTIFIED', 'ACKNOWLEDGED', 'CLOSED')),
    causes           text[]      not null check (cardinality(causes) > 0),
    cause_note       text,
    notified_at      timestamptz not null,
    notified_by      text        not null,
    notified_role    text,
    notified_phone   text,
    notified_how     text,
    said             text,
    aware_at         timestamptz not null,
    ends_on          date,
    lead_post        uuid,
    lead_name        text,
    acknowledged_at  timestamptz,
    acknowledged_how text,
    closed_at        timestamptz,
    closed_by        text,
    closed_because   text,
    profile          text        not null,
    template         text        not null,
    template_version text        not null,
    opened_at        timestamptz not null,
    opened_by        text        not null,
    opened_by_post   uuid        not null,
    opened_key       text        not null,
    version          int         not null default 1,
    check ((state = 'NOTIFIED') = (lead_post is null)),
    check ((state = 'CLOSED') = (closed_at is not null)),
    unique (opened_by_post, opened_key)
);
comment on table incident.incident is '[INTERNAL] One failure, exit or prospect of either, from the first sign';
comment on column incident.incident.notified_by is '[PERSONAL] Who told us';
comment on column incident.incident.notified_role is '[PERSONAL] What the person who told us is to the service';
comment on column incident.incident.notified_phone is '[PERSONAL] How to ring them back';
comment on column incident.incident.said is '[PERSONAL] What they said, in their words';
comment on column incident.incident.causes is '[COMMERCIAL] Why, the primary cause first';
comment on column incident.incident.cause_note is '[COMMERCIAL] The cause in words, where the list has none for it';
comment on column incident.incident.opened_key is '[INTERNAL] The key of the request that opened it: the same request twice opens one incident';
alter table incident.incident enable row level security;
alter table incident.incident force row level security;
create policy member on incident.incident
    using (id = any ((select access.my_incidents())::uuid[]))
    with check (id = any ((select access.my_incidents())::uuid[]));

create table incident.location (
    incident        uuid    not null references incident.incident,
    location        text    not null,
    name            text    not null,
    provider        text,
    provider_name   text,
    local_authority text,
    registered      boolean,
    primary key (incident, location)
);
comment on table incident.location is '[INTERNAL] The locations an incident is about, as the register had them when it was opened; null is not known';
alter table incident.location enable row level security;
alter table incident.location force row level security;
create policy member on incident.location
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- What is being typed at two in the morning. Its id is the key of the incident it becomes.
create table incident.intake (
    id       uuid primary key,
    council  text        not null,
    agency   uuid        not null,
    post     uuid        not null,
    by_name  text        not null,
    fields   jsonb       not null default '{}',
    saved_at timestamptz not null,
    incident uuid
);
comment on table incident.intake is '[INTERNAL] A notification being taken down; kept field by field so that nothing typed is lost';
comment on column incident.intake.fields is '[PERSONAL] What has been typed, unchecked';
create index intake_open on incident.intake (council, agency) where incident is null;
alter table incident.intake enable row level security;
alter table incident.intake force row level security;
create policy ours on incident.intake
    using (council = (select access.my_council()))
    with check (council = (select access.my_council()));

create table incident.verification (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    standing    text        not null check (standing in ('RUMOUR', 'REPORTED', 'VERIFIED', 'REFUTED')),
    with_whom   text        not null,
    how         text        not null,
    note        text,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
comment on table incident.verification is '[INTERNAL] How sure we were, when, and on whose word; added to, never changed';
comment on column incident.verification.with_whom is '[PERSONAL] Who was asked';
comment on column incident.verification.note is '[COMMERCIAL] What they said';
create index verification_of on incident.verification (incident, recorded_at desc);
alter table incident.verification enable row level security;
alter table incident.verification force row level security;
create policy seen on incident.verification for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.verification for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.service_test (
    id           uuid primary key,
    incident     uuid        not null,
    location     text        not null,
    facts        jsonb       not null,
    sources      jsonb       not null,
    row_matched  text        not null,
    result       text        not null,
    findings     jsonb       not null,
    explanation  text        not null,
    rule_version text        not null,
    as_of        timestamptz not null,
    tested_at    timestamptz not null,
    tested_by    text        not null,
    foreign key (incident, location) references incident.location
);
comment on table incident.service_test is '[COMMERCIAL] What the duty test answered for a service, on which facts; added to, never changed';
create index service_test_of on incident.service_test (incident, location, tested_at desc);
alter table incident.service_test enable row level security;
alter table incident.service_test force row level security;
create policy seen on incident.service_test for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.service_test for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.service_decision (
    id              uuid primary key,
    incident        uuid        not null,
    location        text        not null,
    test            uuid        not null unique references incident.service_test,
    advised         text        not null,
    decided         text        not null,
    differs_because text,
    reasons         text        not null,
    decided_at      timestamptz not null,
    decided_by      text        not null,
    decided_by_post uuid        not null,
    post_name       text        not null,
    check ((advised = decided) or differs_because is not null),
    foreign key (incident, location) references incident.location
);
comment on table incident.service_decision is '[COMMERCIAL] What a named officer decided after the test, and why; added to, never changed';
create index service_decision_of on incident.service_decision (incident, decided_at desc);
alter table incident.service_decision enable row level security;
alter table incident.service_decision force row level security;
create policy seen on incident.service_decision for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.service_decision for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.person_test (
    id           uuid primary key,
    incident     uuid        not null references incident.incident,
    person       uuid        not null,
    service_test uuid        not null references incident.service_test,
    facts        jsonb       not null,
    row_matched  text        not null,
    result       text        not null,
    response     text        not null,
    findings     jsonb       not null,
    rule_version text        not null,
    tested_at    timestamptz not null,
    tested_by    text        not null
);
comment on table incident.person_test is '[SPECIAL] What the duty test answered for one person, on which facts; added to, never changed';
comment on column incident.person_test.person is '[PERSONAL] The person';
create index person_test_of on incident.person_test (incident, person, tested_at desc);
alter table incident.person_test enable row level security;
alter table incident.person_test force row level security;
create policy seen on incident.person_test for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.person_test for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.person_decision (
    id              uuid primary key,
    incident        uuid        not null references incident.incident,
    person          uuid        not null,
    test            uuid        not null unique references incident.person_test,
    advised         text        not null,
    decided         text        not null,
    exercised       boolean,
    differs_because text,
    reasons         text        not null,
    decided_at      timestamptz not null,
    decided_by      text        not null,
    decided_by_post uuid        not null,
    post_name       text        not null,
    check ((advised = decided) or differs_because is not null)
);
comment on table incident.person_decision is '[SPECIAL] What a named officer decided for one person, and why; added to, never changed';
comment on column incident.person_decision.person is '[PERSONAL] The person';
comment on column incident.person_decision.exercised is '[SPECIAL] For a power: whether it is used';
create index person_decision_of on incident.person_decision (incident, person, decided_at desc);
alter table incident.person_decision enable row level security;
alter table incident.person_decision force row level security;
create policy seen on incident.person_decision for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.person_decision for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.action (
    id             uuid primary key,
    incident       uuid        not null references incident.incident,
    number         text        not null,
    part           int         not null,
    part_title     text        not null,
    position       int         not null,
    wording        text        not null,
    clause         text        not null,
    agencies       text[]      not null,
    due_rule       text,
    due_at         timestamptz,
    evidence_asked text,
    gates          text,
    state          text        not null check (state in ('NOT_YET', 'TO_DO', 'DONE', 'NOT_APPLICABLE')),
    reason         text,
    evidence       text,
    settled_at     timestamptz,
    settled_by     text,
    added          boolean     not null default false,
    version        int         not null default 1,
    unique (incident, number),
    unique (incident, id),
    check (state <> 'NOT_APPLICABLE' or reason is not null),
    check ((state in ('DONE', 'NOT_APPLICABLE')) = (settled_at is not null))
);
comment on table incident.action is '[INTERNAL] One line of the action plan';
comment on column incident.action.evidence is '[COMMERCIAL] What shows that it was done';
create index action_due on incident.action (incident, due_at) where state = 'TO_DO';
alter table incident.action enable row level security;
alter table incident.action force row level security;
create policy member on incident.action
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.action_owner (
    incident    uuid    not null,
    action      uuid    not null,
    agency      text    not null,
    post        uuid,
    name        text    not null,
    accountable boolean not null default false,
    primary key (action, agency),
    foreign key (incident, action) references incident.action (incident, id)
);
comment on table incident.action_owner is '[INTERNAL] Who has a line of the plan for an agency; one of them answers for it';
create unique index action_accountable on incident.action_owner (action) where accountable;
create index action_owner_post on incident.action_owner (post, incident);
alter table incident.action_owner enable row level security;
alter table incident.action_owner force row level security;
create policy member on incident.action_owner
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.deadline (
    id               uuid primary key,
    incident         uuid        not null references incident.incident,
    kind             text        not null,
    title            text        not null,
    clause           text        not null,
    rule             text        not null,
    counted_from     timestamptz not null,
    due_on           date        not null,
    due_at           timestamptz not null,
    calendar_version text,
    explanation      text        not null,
    moved_because    text,
    met_at           timestamptz,
    replaced_at      timestamptz
);
comment on table incident.deadline is '[INTERNAL] What the law or the procedure wants by when, with its working; a replaced one stays';
create unique index deadline_now on incident.deadline (incident, kind) where replaced_at is null;
alter table incident.deadline enable row level security;
alter table incident.deadline force row level security;
create policy member on incident.deadline
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.meeting (
    id           uuid primary key,
    incident     uuid        not null references incident.incident,
    first        boolean     not null,
    scheduled_at timestamptz not null,
    place        text        not null,
    held_at      timestamptz,
    chair        text,
    attended     text,
    outcome      text,
    late_because text,
    version      int         not null default 1,
    check ((held_at is null) or (chair is not null and outcome is not null))
);
comment on table incident.meeting is '[INTERNAL] A meeting of the steering group';
create unique index meeting_first on incident.meeting (incident) where first;
alter table incident.meeting enable row level security;
alter table incident.meeting force row level security;
create policy member on incident.meeting
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.log_entry (
    id          bigint generated always as identity primary key,
    incident    uuid        not null references incident.incident,
    kind        text        not null,
    text        text        not null check (length(text) between 1 and 4000),
    about       text,
    happened_at timestamptz not null,
    entered_at  timestamptz not null,
    by_name     text        not null,
    by_post     uuid        not null,
    post_name   text        not null,
    corrects    bigint references incident.log_entry
);
comment on table incident.log_entry is '[INTERNAL] The one timeline; added to, never changed. A mistake is put right by a later entry that names it';
comment on column incident.log_entry.text is '[PERSONAL] What happened, in the words of whoever entered it';
create index log_entry_of on incident.log_entry (incident, happened_at desc, id desc);
create index log_entry_corrects on incident.log_entry (corrects) where corrects is not null;
alter table incident.log_entry enable row level security;
alter table incident.log_entry force row level security;
create policy seen on incident.log_entry for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.log_entry for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
