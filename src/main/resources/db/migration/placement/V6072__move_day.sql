-- What was written on paper while the network was down, beside what others recorded meanwhile; and the first visits.
create table placement.paper_entry (
    seq          bigint      generated always as identity primary key,
    incident     uuid        not null,
    move         uuid        not null references placement.move,
    what         text        not null check (length(what) <= 40),
    happened_at  timestamptz not null,
    written_by   text        not null check (length(written_by) <= 200),
    outcome      text        not null check (outcome in ('TAKEN', 'SAME', 'CONFLICT')),
    words        text        check (length(words) <= 500),
    entered_at   timestamptz not null,
    entered_by   text        not null,
    settled_at   timestamptz,
    settled_by   text,
    settled_note text        check (length(settled_note) <= 500),
    check ((settled_at is null) = (settled_note is null))
);
create index on placement.paper_entry (incident, move, seq);
comment on table placement.paper_entry is '[PERSONAL] a line of a sheet of paper, typed in later; never takes the place of what was recorded meanwhile';

create table placement.first_visit (
    seq          bigint      generated always as identity primary key,
    incident     uuid        not null,
    move         uuid        not null references placement.move,
    visited_at   timestamptz not null,
    confirmed_by text        not null check (length(confirmed_by) <= 200),
    at           timestamptz not null,
    by_name      text        not null
);
create index on placement.first_visit (incident, move, seq desc);
comment on table placement.first_visit is '[PERSONAL] that the new home care agency came, and who said so; added to, the latest counts';

do $$
declare each text;
begin
    foreach each in array array['paper_entry', 'first_visit'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;
