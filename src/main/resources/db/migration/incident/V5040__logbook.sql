-- One logbook, typed entries: what each type is asked, who may read it, what follows on from what, and a search of words.
alter table incident.log_entry
    add column agency      uuid,
    add column agency_name text,
    add column field_class text  not null default 'INTERNAL'
        check (field_class in ('INTERNAL', 'COMMERCIAL', 'PERSONAL')),
    add column follows     bigint,
    add column step        text,
    add column details     jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
    add column search      tsvector generated always as (
        to_tsvector('english', text)
        || jsonb_to_tsvector('english', details, '["string", "numeric"]')
        || to_tsvector('english', by_name || ' ' || post_name || ' ' || coalesce(agency_name, ''))) stored;
comment on column incident.log_entry.agency is '[INTERNAL] The agency of whoever entered it; null before this was kept';
comment on column incident.log_entry.field_class is '[INTERNAL] Who may read it';
comment on column incident.log_entry.follows is '[INTERNAL] The entry this one follows on from: a review of a risk, an answer to a complaint';
comment on column incident.log_entry.step is '[INTERNAL] What was done about the entry it follows';
comment on column incident.log_entry.details is '[PERSONAL] What its type asks for: grounds of a decision, score of a risk';
comment on column incident.log_entry.search is '[PERSONAL] The words of the entry, for the search';
alter table incident.log_entry add unique (incident, id);
alter table incident.log_entry add foreign key (incident, follows) references incident.log_entry (incident, id);
alter table incident.log_entry add check ((follows is null) = (step is null));
create index log_entry_follows on incident.log_entry (follows) where follows is not null;
create index log_entry_kind on incident.log_entry (incident, kind, happened_at desc, id desc);

-- Whoever stands outside the councils and the NHS reads no commercial and no personal entry but its own.
create policy class on incident.log_entry as restrictive for select
    using (field_class = 'INTERNAL'
           or agency = (select access.my_agency())
           or (select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));

-- Who is at the site now. Changed only to say that somebody has left or was rung.
create table incident.site_visit (
    id              uuid primary key,
    incident        uuid        not null,
    location        text        not null,
    name            text        not null,
    agency_name     text        not null,
    phone           text,
    why             text        not null,
    on_at           timestamptz not null,
    expected_off_at timestamptz not null,
    alarm_at        timestamptz not null,
    off_at          timestamptz,
    welfare_at      timestamptz,
    welfare_by      text,
    welfare_outcome text,
    entered_at      timestamptz not null,
    by_name         text        not null,
    by_post         uuid        not null,
    version         int         not null default 1,
    check (expected_off_at > on_at),
    check (off_at is null or off_at >= on_at),
    check ((welfare_at is null) = (welfare_outcome is null)),
    foreign key (incident, location) references incident.location
);
comment on table incident.site_visit is '[INTERNAL] Officers and others at the site: on, off, and the call when one does not sign off';
comment on column incident.site_visit.name is '[PERSONAL] Who is there';
comment on column incident.site_visit.phone is '[PERSONAL] How to ring them there';
comment on column incident.site_visit.welfare_outcome is '[PERSONAL] What they answered';
create unique index site_visit_once on incident.site_visit (incident, location, lower(name)) where off_at is null;
create index site_visit_of on incident.site_visit (incident, on_at desc);
alter table incident.site_visit enable row level security;
alter table incident.site_visit force row level security;
create policy member on incident.site_visit
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
