-- What is written about a person beside the facts of the list: rights, choices, care before and after. Only ever added to.
create table people.entry (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person on delete cascade,
    kind       text        not null check (kind ~ '^[A-Z_]{3,40}$'),
    answers    jsonb       not null check (jsonb_typeof(answers) = 'object'),
    entered_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null
);
create index entry_of on people.entry (incident, person, entered_at desc);
comment on table people.entry is '[SPECIAL] Dated entries about rights, choices, care and carers; a correction is a later entry';
comment on column people.entry.person is '[PERSONAL] The person';
alter table people.entry enable row level security;
alter table people.entry force row level security;
create policy member_reads on people.entry for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy member_adds on people.entry for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));

-- How far a power that somebody holds reaches, and for how long.
alter table people.contact
    add column reaches_move boolean not null default true,
    add column from_day     date,
    add column until_day    date;
comment on column people.contact.reaches_move is '[SPECIAL] whether the power reaches decisions about a move; true where nobody has said otherwise';
comment on column people.contact.from_day is '[SPECIAL] the first day of the power, where it has one';
comment on column people.contact.until_day is '[SPECIAL] the last day of the power, where it has one';

-- Two lists a council keeps: its ways of meeting needs, and who provides IMCAs in which area.
create table people.register_line (
    id       uuid        primary key,
    council  text        not null,
    register text        not null check (register in ('WAY', 'IMCA')),
    name     text        not null check (length(name) between 1 and 150),
    detail   text check (length(detail) <= 300),
    added_at timestamptz not null,
    by_name  text        not null,
    ended_at timestamptz
);
create unique index register_line_once on people.register_line (council, register, lower(name)) where ended_at is null;
comment on table people.register_line is '[INTERNAL] Ways of meeting needs, and IMCA services by area, as the council lists them';
alter table people.register_line enable row level security;
alter table people.register_line force row level security;
create policy own on people.register_line
    using (council = (select access.my_council()))
    with check (council = (select access.my_council()));
