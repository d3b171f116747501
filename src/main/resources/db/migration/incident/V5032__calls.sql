-- Who is rung when something is reported, in turn, until somebody accepts; and further notices about the same provider.
create table incident.deputy (
    council  text not null,
    post     uuid not null,
    turn     int  not null check (turn between 1 and 99),
    phone    text not null,
    primary key (council, post),
    unique (council, turn) deferrable initially deferred
);
comment on table incident.deputy is '[INTERNAL] The leads and deputies of a council in the order in which they are rung';
comment on column incident.deputy.phone is '[PERSONAL] The number on which they are reached day and night';
alter table incident.deputy enable row level security;
alter table incident.deputy force row level security;
create policy ours on incident.deputy
    using (council = (select access.my_council()))
    with check (council = (select access.my_council()));

create table incident.call_attempt (
    id               uuid primary key,
    no               bigint generated always as identity,
    incident         uuid        not null references incident.incident,
    post             uuid        not null,
    name             text        not null,
    post_name        text        not null,
    way              text        not null check (way in ('TELEPHONE', 'IN_PERSON', 'EMAIL', 'TEXT_MESSAGE')),
    outcome          text        not null check (outcome in ('ACCEPTED', 'DECLINED', 'MESSAGE_LEFT', 'NO_ANSWER')),
    note             text,
    tried_at         timestamptz not null,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    recorded_by_post uuid        not null,
    unique (incident, id),
    check (outcome <> 'ACCEPTED' or way in ('TELEPHONE', 'IN_PERSON')),
    check (tried_at <= recorded_at)
);
comment on table incident.call_attempt is '[INTERNAL] Every attempt to reach a lead or deputy; added to, never changed';
comment on column incident.call_attempt.note is '[PERSONAL] What was said';
create unique index call_accepted on incident.call_attempt (incident) where outcome = 'ACCEPTED';
alter table incident.call_attempt enable row level security;
alter table incident.call_attempt force row level security;
create policy seen on incident.call_attempt for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.call_attempt for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.call_confirmation (
    attempt     uuid primary key,
    incident    uuid        not null,
    way         text        not null,
    sent_at     timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    foreign key (incident, attempt) references incident.call_attempt (incident, id)
);
comment on table incident.call_confirmation is '[INTERNAL] The written confirmation of an accepted call; added to, never changed';
alter table incident.call_confirmation enable row level security;
alter table incident.call_confirmation force row level security;
create policy seen on incident.call_confirmation for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.call_confirmation for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.notice (
    id             uuid primary key,
    incident       uuid        not null references incident.incident,
    notified_by    text        not null,
    contact        text,
    how            text,
    said           text,
    told_at        timestamptz not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    used           boolean,
    judged_because text,
    judged_at      timestamptz,
    judged_by      text,
    version        int         not null default 1,
    check ((used is null) = (judged_because is null))
);
comment on table incident.notice is '[INTERNAL] A further notice about a provider whose incident is open already, and the judgement whether the council acts on it';
comment on column incident.notice.notified_by is '[PERSONAL] Who told us';
comment on column incident.notice.contact is '[PERSONAL] What they are to the service, and how to ring them back';
comment on column incident.notice.said is '[PERSONAL] What they said, in their words';
comment on column incident.notice.judged_because is '[COMMERCIAL] Why the council acts on it or does not';
create index notice_of on incident.notice (incident, told_at);
alter table incident.notice enable row level security;
alter table incident.notice force row level security;
create policy member on incident.notice
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
