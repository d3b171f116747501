-- What has to be recorded before a line of a plan is done, what was recorded, and who stands behind each owner code.
alter table incident.action
    add column role_code text,
    add column record    jsonb check (jsonb_typeof(record) = 'object'),
    add column raised_by uuid,
    add column raised_as text,
    add foreign key (incident, raised_by) references incident.action (incident, id),
    add check ((raised_by is null) = (raised_as is null));
comment on column incident.action.role_code is '[INTERNAL] The short code of whom the procedure names';
comment on column incident.action.record is '[INTERNAL] What has to be recorded for it, as the procedure had it when the plan was made';
comment on column incident.action.raised_by is '[INTERNAL] The action whose record made this one necessary; null for all others';
comment on column incident.action.raised_as is '[INTERNAL] Which answer made it necessary';
create unique index action_raised_once on incident.action (raised_by, raised_as)
    where state in ('NOT_YET', 'TO_DO') and raised_by is not null;

-- Added to, never changed: a correction is a new version.
create table incident.action_record (
    incident     uuid        not null,
    action       uuid        not null,
    who          uuid        not null,
    version      int         not null check (version > 0),
    answers      jsonb       not null check (jsonb_typeof(answers) = 'object'),
    field_class  text        not null check (field_class in ('INTERNAL', 'COMMERCIAL', 'PERSONAL')),
    because      text,
    made_at      timestamptz not null,
    made_by      text        not null,
    made_by_post uuid        not null,
    agency       uuid        not null,
    primary key (action, who, version),
    check ((version = 1) = (because is null)),
    foreign key (incident, action) references incident.action (incident, id)
);
comment on table incident.action_record is '[INTERNAL] What was recorded for a line of the plan';
comment on column incident.action_record.who is '[INTERNAL] The post it speaks for where each officer answers; else the action itself';
comment on column incident.action_record.answers is '[PERSONAL] The answers, with the names of those chosen';
comment on column incident.action_record.because is '[INTERNAL] Why it was put right; null for the first';
create index action_record_of on incident.action_record (incident, action, who, version desc);
alter table incident.action_record enable row level security;
alter table incident.action_record force row level security;
create policy seen on incident.action_record for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.action_record for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
-- Whoever stands outside the councils and the NHS reads no commercial and no personal record but its own.
create policy class on incident.action_record as restrictive for select
    using (field_class = 'INTERNAL'
           or agency = (select access.my_agency())
           or (select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));

create table incident.record_sign_off (
    incident       uuid        not null,
    action         uuid        not null,
    version        int         not null,
    code           text        not null,
    signed_at      timestamptz not null,
    signed_by      text        not null,
    signed_by_post uuid        not null,
    primary key (action, version),
    foreign key (incident, action) references incident.action (incident, id)
);
comment on table incident.record_sign_off is '[INTERNAL] That a version of a record was signed off, and by whom';
alter table incident.record_sign_off enable row level security;
alter table incident.record_sign_off force row level security;
create policy seen on incident.record_sign_off for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.record_sign_off for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

create table incident.owner_code (
    id          uuid primary key,
    incident    uuid        not null references incident.incident,
    template    text        not null,
    code        text        not null,
    post        uuid        not null,
    name        text        not null,
    agency_name text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz,
    given_by    text        not null
);
comment on table incident.owner_code is '[INTERNAL] Who stands behind a code by which a procedure names its owners, in one incident';
create unique index owner_code_now on incident.owner_code (incident, template, code) where to_at is null;
alter table incident.owner_code enable row level security;
alter table incident.owner_code force row level security;
create policy member on incident.owner_code
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
