-- Something asked of somebody by a date: chased, answered, refused or taken back.
create table incident.request (
    id           uuid primary key,
    incident     uuid        not null references incident.incident,
    number       int         not null,
    whom         text        not null check (whom in ('PROVIDER', 'BUSINESS', 'AGENCY', 'PERSON')),
    recipient    text        not null,
    connection   text,
    person       uuid,
    basis        text        not null,
    basis_note   text,
    what         text        not null,
    asked_at     timestamptz not null,
    asked_by     text        not null,
    asked_as     text        not null,
    asked_by_post uuid       not null,
    due_on       date        not null,
    due_at       timestamptz not null,
    counted      text        not null,
    refused_at   timestamptz,
    settled_at   timestamptz,
    entered_at   timestamptz not null,
    version      int         not null default 1,
    unique (incident, id),
    unique (incident, number),
    check ((whom = 'BUSINESS') = (connection is not null)),
    check ((whom = 'PERSON') = (person is not null))
);
comment on table incident.request is '[COMMERCIAL] Something asked of a provider, of somebody in its business, of an agency or of a person, by a date and on a legal basis';
comment on column incident.request.recipient is '[PERSONAL] Who was asked';
comment on column incident.request.person is '[PERSONAL] The person asked, who has a page of their own';
comment on column incident.request.refused_at is '[COMMERCIAL] When it was last refused; null again once it is asked again';
create index request_open on incident.request (incident, due_at) where settled_at is null;
create index request_of_post on incident.request (asked_by_post) where settled_at is null;
alter table incident.request enable row level security;
alter table incident.request force row level security;
create policy member on incident.request
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
create policy class on incident.request as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));

create table incident.request_step (
    id          uuid primary key,
    no          bigint generated always as identity,
    incident    uuid        not null,
    request     uuid        not null,
    kind        text        not null check (kind in ('CHASED', 'ANSWERED', 'REFUSED', 'ASKED_AGAIN', 'WITHDRAWN')),
    at          timestamptz not null,
    words       text        not null,
    due_on      date,
    action      text,
    entered_at  timestamptz not null,
    by_name     text        not null,
    by_post     uuid        not null,
    foreign key (incident, request) references incident.request (incident, id)
);
comment on table incident.request_step is '[COMMERCIAL] What became of a request, step by step; added to, never changed';
comment on column incident.request_step.action is '[INTERNAL] The line of the plan that a refusal called for';
create index request_step_of on incident.request_step (incident, request, no);
alter table incident.request_step enable row level security;
alter table incident.request_step force row level security;
create policy seen on incident.request_step for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.request_step for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
create policy class on incident.request_step as restrictive for select
    using ((select access.my_role()) not in
              ('LEAVING_PROVIDER', 'RECEIVING_PROVIDER', 'POLICE_LIAISON', 'ADVOCATE', 'FINANCE_OFFICER', 'EXECUTIVE'));
