-- Everything an incident is proved by, in one file for a lawyer, an auditor or an inquest.

create table incident.evidence_pack (
    id           uuid primary key,
    incident     uuid        not null references incident.incident,
    purpose      text        not null check (length(purpose) between 20 and 1000),
    for_whom     text        not null check (length(for_whom) between 1 and 200),
    with_people  boolean     not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'READY', 'REFUSED', 'FAILED')),
    percent      int         not null default 0 check (percent between 0 and 100),
    words        text,
    asked_at     timestamptz not null,
    asked_by     text        not null,
    asked_user   uuid        not null,
    asked_post   uuid        not null,
    decided_at   timestamptz,
    decided_by   text,
    decided_user uuid,
    made_at      timestamptz,
    files        int,
    bytes        bigint,
    sha256       text,
    people       uuid[]      not null default '{}',
    unique (incident, id),
    check (decided_user is null or decided_user <> asked_user),
    check (state <> 'READY' or not with_people or decided_user is not null)
);
comment on table incident.evidence_pack is '[INTERNAL] A pack of evidence that somebody asked for; one that shows what is owed to each person is made only after a second person agreed';
create index evidence_pack_of on incident.evidence_pack (incident, asked_at desc);
alter table incident.evidence_pack enable row level security;
alter table incident.evidence_pack force row level security;
create policy member on incident.evidence_pack
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.evidence_file (
    pack     uuid  primary key,
    incident uuid  not null,
    content  bytea not null,
    foreign key (incident, pack) references incident.evidence_pack (incident, id)
);
comment on table incident.evidence_file is '[SPECIAL] The pack itself, a ZIP file';
alter table incident.evidence_file enable row level security;
alter table incident.evidence_file force row level security;
create policy seen on incident.evidence_file for select
    using (incident = any ((select access.my_incidents())::uuid[])
        and (select access.my_role()) = 'INCIDENT_LEAD');
create policy added on incident.evidence_file for insert
    with check (incident = any ((select access.my_incidents())::uuid[])
        and (select access.my_role()) = 'INCIDENT_LEAD');
