-- Texts for emergency planners, made from what is known and changed by whoever sends them; every version is kept.
create table incident.escalation (
    id         uuid primary key,
    no         bigint generated always as identity,
    incident   uuid        not null references incident.incident,
    shape      text        not null check (shape in ('METHANE', 'IIMARCH')),
    version    int         not null check (version > 0),
    parts      jsonb       not null,
    written_at timestamptz not null,
    by_name    text        not null,
    by_post    uuid        not null,
    post_name  text        not null,
    unique (incident, shape, version),
    unique (incident, id)
);
comment on table incident.escalation is '[COMMERCIAL] What emergency planners are told, in the shape they expect; numbers, never people. Added to, never changed';
alter table incident.escalation enable row level security;
alter table incident.escalation force row level security;
create policy seen on incident.escalation for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.escalation for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.escalation_sent (
    id          uuid primary key,
    incident    uuid        not null,
    escalation  uuid        not null,
    to_whom     text        not null check (length(to_whom) between 1 and 200),
    how         text        not null check (length(how) between 1 and 200),
    answer      text        check (length(answer) <= 1000),
    sent_at     timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    foreign key (incident, escalation) references incident.escalation (incident, id),
    check (sent_at <= recorded_at)
);
comment on table incident.escalation_sent is '[INTERNAL] To whom such a text went, how and when; added to, never changed';
comment on column incident.escalation_sent.to_whom is '[PERSONAL] Who got it';
comment on column incident.escalation_sent.answer is '[COMMERCIAL] What they answered';
create index escalation_sent_of on incident.escalation_sent (incident, escalation, sent_at);
alter table incident.escalation_sent enable row level security;
alter table incident.escalation_sent force row level security;
create policy seen on incident.escalation_sent for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.escalation_sent for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- When several incidents run, other teams are asked for hours.
create table incident.support_request (
    id             uuid primary key,
    incident       uuid        not null references incident.incident,
    team           text        not null check (team in ('ADULT_CARE', 'LEARNING_DISABILITY', 'SAFEGUARDING')),
    weekly_minutes int         not null check (weekly_minutes > 0),
    from_on        date        not null,
    until_on       date        check (until_on >= from_on),
    purpose        text        not null check (length(purpose) between 1 and 1000),
    asked_at       timestamptz not null,
    asked_by       text        not null,
    asked_by_post  uuid        not null,
    post_name      text        not null,
    answer         text        check (answer in ('GIVEN', 'PARTLY', 'REFUSED')),
    given_minutes  int         check (given_minutes >= 0),
    answer_note    text        check (length(answer_note) <= 1000),
    answered_by    text,
    answered_at    timestamptz,
    recorded_by    text,
    version        int         not null default 1,
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (given_minutes is null))
);
comment on table incident.support_request is '[INTERNAL] Hours asked of other teams when several incidents run, and the answer';
create index support_request_of on incident.support_request (incident, asked_at desc);
alter table incident.support_request enable row level security;
alter table incident.support_request force row level security;
create policy member on incident.support_request
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- Commercial, or about staff: not for providers, the police, advocates, finance or councillors.
create policy class on incident.escalation as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
create policy class on incident.escalation_sent as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
create policy class on incident.support_request as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
