-- Procedures that a council edits, and which of them each incident's plan was made from.

create table incident.procedure_text (
    council  text not null,
    hash     text not null,
    template text not null,
    version  text not null,
    content  text not null,
    primary key (council, hash)
);
comment on table incident.procedure_text is '[INTERNAL] The text of a procedure as it stood at some time; kept by its hash, so that a plan made from it can always be explained';
alter table incident.procedure_text enable row level security;
alter table incident.procedure_text force row level security;
create policy seen on incident.procedure_text for select
    using (council = (select access.my_council()));
create policy added on incident.procedure_text for insert
    with check (council = (select access.my_council()));

create table incident.procedure_edition (
    council      text        not null,
    template     text        not null,
    edition      int         not null check (edition > 0),
    hash         text        not null,
    made_at      timestamptz not null,
    made_by      text        not null,
    made_by_post uuid        not null,
    because      text        not null,
    lesson       text,
    primary key (council, template, edition),
    foreign key (council, hash) references incident.procedure_text
);
comment on table incident.procedure_edition is '[INTERNAL] A council''s change to a procedure, numbered upwards; edition 0 is what the program brought. Added to, never changed';
comment on column incident.procedure_edition.lesson is '[INTERNAL] The lesson of an earlier incident that led to it';
alter table incident.procedure_edition enable row level security;
alter table incident.procedure_edition force row level security;
create policy seen on incident.procedure_edition for select
    using (council = (select access.my_council()));
create policy added on incident.procedure_edition for insert
    with check (council = (select access.my_council()));

create table incident.procedure_use (
    id       bigint generated always as identity primary key,
    council  text        not null,
    template text        not null,
    hash     text        not null,
    used_at  timestamptz not null,
    foreign key (council, hash) references incident.procedure_text
);
comment on table incident.procedure_use is '[INTERNAL] When a plan was made from which text, whichever incident it was for: what is new since then can be said to people who were not in that incident';
create index procedure_use_last on incident.procedure_use (council, template, id desc);
alter table incident.procedure_use enable row level security;
alter table incident.procedure_use force row level security;
create policy seen on incident.procedure_use for select
    using (council = (select access.my_council()));
create policy added on incident.procedure_use for insert
    with check (council = (select access.my_council()));

create table incident.incident_template (
    no       bigint generated always as identity,
    incident uuid        not null references incident.incident,
    template text        not null,
    title    text        not null,
    version  text        not null,
    edition  int         not null,
    hash     text        not null,
    taken_at timestamptz not null,
    taken_by text        not null,
    primary key (incident, template, hash)
);
comment on table incident.incident_template is '[INTERNAL] The procedures an incident''s plan was made from, each pinned to the text it had then';
alter table incident.incident_template enable row level security;
alter table incident.incident_template force row level security;
create policy seen on incident.incident_template for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.incident_template for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

alter table incident.action
    add column template   text,
    add column role       text,
    add column after      text[]  not null default '{}',
    add column takes      int check (takes between 1 and 365),
    add column afterwards boolean not null default false,
    add column protects   boolean not null default false,
    add column news       text;
comment on column incident.action.template is '[INTERNAL] The procedure it comes from; null when the group added it';
comment on column incident.action.after is '[INTERNAL] Numbers of the actions that come first';
comment on column incident.action.takes is '[INTERNAL] Days of work; null when it is done within a day';
comment on column incident.action.news is '[INTERNAL] That the procedure did not have it, or had it otherwise, when a plan was last made from it';
