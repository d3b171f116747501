-- How far the demonstration council has been made, so that a start after a crash goes on where the last one stopped.
create schema demo;

create table demo.step (
    council text        not null,
    name    text        not null,
    done_at timestamptz not null,
    primary key (council, name)
);
comment on table demo.step is '[INTERNAL] steps of the demonstration that are done; empty everywhere else';
alter table demo.step enable row level security;
alter table demo.step force row level security;
create policy own on demo.step using (council = (select access.my_council()));
