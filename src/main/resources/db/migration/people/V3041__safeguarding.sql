-- Safeguarding concerns run beside the incident. What happens to one is added as a step; nothing is changed or taken away.
create table people.concern (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person on delete cascade,
    category   text        not null,
    on_day     date        not null,
    what       text        not null check (length(what) between 1 and 2000),
    alerted_at timestamptz not null,
    entered_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null
);
create index concern_of on people.concern (incident, person);
comment on table people.concern is '[SAFEGUARDING] Concerns about somebody''s safety, by category and day, and when the front door was told';

create table people.concern_step (
    id         uuid        primary key,
    concern    uuid        not null references people.concern on delete cascade,
    incident   uuid        not null,
    step       text        not null
        check (step in ('TRIAGED', 'ENQUIRY', 'PLAN', 'MITIGATED', 'NO_FURTHER_ACTION', 'ENQUIRY_CLOSED')),
    note       text        not null check (length(note) between 1 and 2000),
    entered_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null
);
create index concern_step_of on people.concern_step (incident, concern);
comment on table people.concern_step is '[SAFEGUARDING] What became of a concern: triage and team, enquiry, plan, risk mitigated';

create table people.enquiry_history (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person on delete cascade,
    enquiry    text        not null check (enquiry in ('YES', 'NO')),
    number     text check (length(number) <= 60),
    entered_at timestamptz not null,
    by_post    uuid        not null
);
create index enquiry_history_of on people.enquiry_history (incident, person);
comment on table people.enquiry_history is '[SAFEGUARDING] Enquiries as they were recorded; a closed one stands here only';

do $$
declare t text;
begin
    foreach t in array array['concern', 'concern_step', 'enquiry_history'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy member_reads on people.%I for select using (incident = any ((select access.my_incidents())::uuid[]))', t);
        execute format('create policy member_adds on people.%I for insert with check (incident = any ((select access.my_incidents())::uuid[]))', t);
    end loop;
end $$;
