-- Somewhere else for each person: plans for all, what was chosen, places held, moves and the checks afterwards.
create schema placement;

create table placement.plan (
    id             uuid        primary key,
    incident       uuid        not null,
    state          text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
    percent        int         not null default 0 check (percent between 0 and 100),
    progress       text        not null default 'Waiting to begin',
    stop_asked     boolean     not null default false,
    asked_at       timestamptz not null,
    asked_by       uuid        not null,
    asked_by_name  text        not null,
    finished_at    timestamptz,
    failure        text,
    cost           bigint,
    bound          bigint,
    gap            double precision,
    gap_of_placed  double precision,
    groups_kept    int,
    groups_split   int,
    first_choices  int,
    median_metres  int,
    p95_metres     int,
    milliseconds   bigint,
    stopped_because text,
    warnings       text[]      not null default '{}'
);
create index on placement.plan (incident, asked_at desc);
comment on table placement.plan is '[INTERNAL] a proposal for everyone of an incident; made once, never changed afterwards';

create table placement.plan_line (
    plan     uuid not null references placement.plan on delete cascade,
    incident uuid not null,
    person   uuid not null,
    location text,
    kind     text,
    week     int,
    metres   int,
    cost     bigint,
    fixed    boolean not null default false,
    reasons  text[] not null,
    primary key (plan, person)
);
comment on table placement.plan_line is '[SPECIAL] where a plan would put one person and why, or why nowhere';

create table placement.pin (
    id        uuid        primary key,
    incident  uuid        not null,
    person    uuid        not null,
    location  text        not null,
    reason    text        not null check (length(reason) between 1 and 500),
    at        timestamptz not null,
    by_post   uuid        not null,
    by_name   text        not null,
    ended_at  timestamptz,
    ended_by  uuid
);
create unique index on placement.pin (incident, person) where ended_at is null;
comment on table placement.pin is '[PERSONAL] a place fixed by hand, which later plans keep';

create table placement.choice (
    id               uuid        primary key,
    incident         uuid        not null,
    person           uuid        not null,
    location         text        not null,
    location_name    text        not null,
    decided_by       text        not null check (decided_by in ('PERSON', 'ATTORNEY_OR_DEPUTY', 'BEST_INTERESTS')),
    decision_maker   text        check (length(decision_maker) <= 200),
    helped_by        text        check (length(helped_by) <= 500),
    advocate_report  boolean     not null default false,
    emergency_reason text        check (length(emergency_reason) between 20 and 1000),
    note             text        check (length(note) <= 2000),
    rule_row         text        not null,
    at               timestamptz not null,
    by_post          uuid        not null,
    by_name          text        not null,
    check (decided_by = 'PERSON' or decision_maker is not null)
);
create index on placement.choice (incident, person, at desc);
comment on table placement.choice is '[SPECIAL] where a person is to go and who decided it; never changed, the latest counts';

create table placement.offer (
    id            uuid        primary key,
    incident      uuid        not null,
    person        uuid        not null,
    location      text        not null,
    location_name text        not null,
    service       text        not null,
    slot          int,
    held_at       timestamptz not null,
    expires_at    timestamptz not null check (expires_at > held_at),
    by_post       uuid        not null,
    by_name       text        not null,
    answer        text        check (answer in ('ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    answered_at   timestamptz,
    answered_by   text,
    reason_code   text,
    reason        text        check (length(reason) <= 1000),
    version       int         not null default 0,
    check ((answer is null) = (answered_at is null))
);
create index on placement.offer (incident, person, held_at desc);
comment on table placement.offer is '[PERSONAL] a place held for one person with an expiry, and the answer';

-- A numbered place of a service, held for a while. Two people can never have the same one at the same time, in whatever
-- incident or council, because the database refuses; and nobody can hold two.
create table placement.held_place (
    offer    uuid      primary key references placement.offer,
    incident uuid      not null,
    person   uuid      not null,
    location text      not null,
    service  text      not null,
    slot     int       not null check (slot >= 1),
    minutes  int       check (minutes > 0),
    arrived_at timestamptz,
    during   tstzrange not null,
    constraint one_person_to_a_place exclude using gist (location with =, service with =, slot with =, during with &&),
    constraint one_place_to_a_person exclude using gist (person with =, during with &&)
);
comment on table placement.held_place is '[PERSONAL] which numbered place of a service an offer takes up, and for how long';

create table placement.move (
    id                uuid        primary key,
    incident          uuid        not null,
    person            uuid        not null,
    offer             uuid        not null references placement.offer,
    location          text        not null,
    location_name     text        not null,
    planned_at        timestamptz not null,
    time_reason       text        check (length(time_reason) <= 500),
    transport         text        not null check (transport in ('OWN_CAR', 'FAMILY', 'TAXI', 'MINIBUS', 'AMBULANCE', 'ON_FOOT', 'NONE')),
    transport_payer   text        check (length(transport_payer) <= 100),
    transport_pence   int         check (transport_pence >= 0),
    escort            text        check (length(escort) <= 200),
    receiving_council text        check (length(receiving_council) <= 200),
    receiving_icb     text        check (length(receiving_icb) <= 200),
    representative    text        check (length(representative) <= 200),
    legal_advice      text        check (length(legal_advice) <= 1000),
    override_reason   text        check (length(override_reason) between 20 and 1000),
    override_by       text,
    left_at           timestamptz,
    arrived_at        timestamptz,
    cancelled_at      timestamptz,
    cancelled_reason  text        check (length(cancelled_reason) <= 500),
    by_post           uuid        not null,
    by_name           text        not null,
    version           int         not null default 0,
    check (arrived_at is null or left_at is not null)
);
create index on placement.move (incident, planned_at);
create unique index on placement.move (incident, person) where cancelled_at is null and arrived_at is null;
comment on table placement.move is '[PERSONAL] the transfer of one person';
comment on column placement.move.representative is '[SPECIAL] who speaks for a person who cannot decide';
comment on column placement.move.legal_advice is '[SPECIAL] legal advice on an objection';
comment on column placement.move.override_reason is '[SPECIAL] why an emergency could not wait for a check';

create table placement.move_check (
    seq      bigint      generated always as identity primary key,
    incident uuid        not null,
    move     uuid        not null references placement.move,
    item     text        not null,
    outcome  text        not null check (outcome in ('DONE', 'NOT_NEEDED', 'UNDONE')),
    detail   text        check (length(detail) <= 500),
    at       timestamptz not null,
    by_name  text        not null
);
create index on placement.move_check (incident, move, seq);
comment on table placement.move_check is '[PERSONAL] what was checked for a move; never changed, the latest of an item counts';

create table placement.review (
    id       uuid        primary key,
    incident uuid        not null,
    person   uuid        not null,
    move     uuid        not null references placement.move,
    kind     text        not null check (kind in ('HOURS_48', 'DAYS_28', 'MONTHS_12')),
    due_at   timestamptz not null,
    done_at  timestamptz,
    outcome  text        check (outcome in ('SETTLED', 'SETTLED_WITH_CHANGES', 'NOT_RIGHT')),
    note     text        check (length(note) <= 2000),
    by_name  text,
    version  int         not null default 0,
    unique (move, kind),
    check ((done_at is null) = (outcome is null))
);
create index on placement.review (incident, due_at);
comment on table placement.review is '[SPECIAL] how somebody is after the move';

do $$
declare each text;
begin
    foreach each in array array['plan', 'plan_line', 'pin', 'choice', 'offer', 'held_place', 'move', 'move_check', 'review'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;

-- Which places of these services are taken now, whoever took them: never by whom, nor in which incident.
create policy counting on placement.held_place for select
    using (current_setting('backstop.counting', true) = 'places');
create function placement.taken(locations text[], at timestamptz)
    returns table (location text, service text, slot int, minutes int, arrived_at timestamptz)
    language plpgsql as
$$
begin
    perform set_config('backstop.counting', 'places', true);
    return query
        select h.location, h.service, h.slot, h.minutes, h.arrived_at
          from placement.held_place h
         where h.location = any (locations) and h.during @> at;
    perform set_config('backstop.counting', '', true);
end
$$;
