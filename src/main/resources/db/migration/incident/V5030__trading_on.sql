-- A provider that has failed in law while an office-holder keeps its service running: watched day by day.
create table incident.trading_watch (
    id             uuid primary key,
    incident       uuid        not null,
    location       text        not null,
    process        text        not null,
    office_holder  text        not null,
    contact        text        not null,
    appointed_on   date        not null,
    likely_end     date,
    cannot_pay     boolean     not null,
    owes_more      boolean     not null,
    first_day      date        not null,
    opened_at      timestamptz not null,
    opened_by      text        not null,
    opened_by_post uuid        not null,
    ended_at       timestamptz,
    ended_by       text,
    ended_because  text,
    version        int         not null default 1,
    unique (incident, id),
    foreign key (incident, location) references incident.location,
    check (likely_end is null or likely_end >= appointed_on),
    check ((ended_at is null) = (ended_because is null))
);
comment on table incident.trading_watch is '[COMMERCIAL] A service that an office-holder keeps running after its provider failed, and until when';
comment on column incident.trading_watch.office_holder is '[PERSONAL] Who holds the office';
comment on column incident.trading_watch.contact is '[PERSONAL] How to reach the office-holder';
create unique index trading_watch_open on incident.trading_watch (incident, location) where ended_at is null;
alter table incident.trading_watch enable row level security;
alter table incident.trading_watch force row level security;
create policy member on incident.trading_watch
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.trading_record (
    id               uuid primary key,
    no               bigint generated always as identity,
    incident         uuid        not null,
    watch            uuid        not null,
    day              date        not null,
    standings        jsonb       not null,
    said_by          text        not null,
    note             text,
    result           text        not null check (result in ('STEADY', 'WATCH_CLOSELY', 'TEST_AGAIN')),
    state            text        not null,
    findings         jsonb       not null,
    explanation      text        not null,
    rule_version     text        not null,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    recorded_by_post uuid        not null,
    foreign key (incident, watch) references incident.trading_watch (incident, id)
);
comment on table incident.trading_record is '[COMMERCIAL] How such a service stood on one day; added to, never changed. The latest of a day counts';
comment on column incident.trading_record.said_by is '[PERSONAL] Who told us';
create index trading_record_of on incident.trading_record (incident, watch, day desc, no desc);
alter table incident.trading_record enable row level security;
alter table incident.trading_record force row level security;
create policy seen on incident.trading_record for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.trading_record for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.cooperation (
    id             uuid primary key,
    incident       uuid        not null,
    watch          uuid        not null,
    asked_by       text        not null,
    asked_at       timestamptz not null,
    request        text        not null,
    answered_at    timestamptz,
    answer         text,
    answered_by    text,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    version        int         not null default 1,
    foreign key (incident, watch) references incident.trading_watch (incident, id),
    check ((answered_at is null) = (answer is null)),
    check (answered_at is null or answered_at >= asked_at)
);
comment on table incident.cooperation is '[COMMERCIAL] What an office-holder asked of the council, and what it answered';
comment on column incident.cooperation.asked_by is '[PERSONAL] Who asked';
create index cooperation_of on incident.cooperation (incident, watch, asked_at);
alter table incident.cooperation enable row level security;
alter table incident.cooperation force row level security;
create policy member on incident.cooperation
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- When the duty began, as the test of that moment worked it out: the service may stop long after the first notice.
alter table incident.service_test add column duty_from timestamptz;
