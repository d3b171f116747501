-- What could be done about a failure, side by side; what was chosen, within which limit, and who signed for each agency.
create table incident.money_limit (
    council text        not null,
    role    text        not null,
    pence   bigint      not null check (pence >= 0),
    set_at  timestamptz not null,
    set_by  text        not null,
    primary key (council, role)
);
comment on table incident.money_limit is '[INTERNAL] How much a role may decide by itself, in pence';
alter table incident.money_limit enable row level security;
alter table incident.money_limit force row level security;
create policy ours on incident.money_limit
    using (council = (select access.my_council()))
    with check (council = (select access.my_council()));

create table incident.appraisal (
    id        uuid primary key,
    incident  uuid        not null references incident.incident,
    question  text        not null,
    opened_at timestamptz not null,
    opened_by text        not null,
    unique (incident, id)
);
comment on table incident.appraisal is '[COMMERCIAL] A question with several possible answers';
alter table incident.appraisal enable row level security;
alter table incident.appraisal force row level security;
create policy member on incident.appraisal
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.appraised_option (
    id               uuid primary key,
    no               bigint generated always as identity,
    incident         uuid        not null,
    appraisal        uuid        not null,
    kind             text        not null check (kind in
        ('RESCUE', 'MANAGED_TRANSFER', 'INTERIM_SUPPORT', 'CLOSURE', 'OTHER')),
    words            text        not null,
    people           int         check (people >= 0),
    cost_pence       bigint      check (cost_pence >= 0),
    days             int         check (days >= 0),
    risk             text        not null check (risk in ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH', 'NOT_KNOWN')),
    risk_because     text,
    in_favour        text,
    against          text,
    principles       jsonb       not null default '{}',
    rejected_at      timestamptz,
    rejected_by      text,
    rejected_because text,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    version          int         not null default 1,
    unique (appraisal, id),
    foreign key (incident, appraisal) references incident.appraisal (incident, id),
    check ((rejected_at is null) = (rejected_because is null))
);
comment on table incident.appraised_option is '[COMMERCIAL] One possible answer with what it means for people, money, risk and time; a rejected one stays with its reason';
create index appraised_option_of on incident.appraised_option (incident, appraisal);
alter table incident.appraised_option enable row level security;
alter table incident.appraised_option force row level security;
create policy member on incident.appraised_option
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.choice (
    id               uuid primary key,
    incident         uuid        not null,
    appraisal        uuid        not null unique,
    option           uuid        not null,
    lawful           text        not null,
    reasonable       text        not null,
    proportionate    text        not null,
    limit_pence      bigint,
    over_limit       text,
    agencies         text[]      not null,
    decided_at       timestamptz not null,
    decided_by       text        not null,
    decided_by_post  uuid        not null,
    post_name        text        not null,
    unique (incident, id),
    foreign key (incident, appraisal) references incident.appraisal (incident, id),
    foreign key (appraisal, option) references incident.appraised_option (appraisal, id)
);
comment on table incident.choice is '[COMMERCIAL] Which option a named officer chose, why, and within which limit; added to, never changed';
comment on column incident.choice.over_limit is '[COMMERCIAL] Why it was decided in an emergency above the limit, or with none recorded';
alter table incident.choice enable row level security;
alter table incident.choice force row level security;
create policy seen on incident.choice for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.choice for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.signature (
    choice    uuid        not null,
    incident  uuid        not null,
    agency    text        not null,
    name      text        not null,
    post_name text        not null,
    post      uuid        not null,
    signed_at timestamptz not null,
    primary key (choice, agency),
    foreign key (incident, choice) references incident.choice (incident, id)
);
comment on table incident.signature is '[INTERNAL] Who signed a joint decision for an agency; added to, never changed';
alter table incident.signature enable row level security;
alter table incident.signature force row level security;
create policy seen on incident.signature for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.signature for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
