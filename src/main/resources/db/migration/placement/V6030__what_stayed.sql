-- What stayed the same for somebody who moved, and what the move cost them. Added to, never changed: the latest counts.
create table placement.what_stayed (
    seq       bigint      generated always as identity primary key,
    incident  uuid        not null,
    move      uuid        not null references placement.move,
    kept      text[]      not null,
    gap_days  int         not null check (gap_days >= 0),
    changes   int         not null check (changes >= 0),
    reason    text        check (length(reason) <= 500),
    minimised text        check (length(minimised) <= 1000),
    at        timestamptz not null,
    by_name   text        not null
);
create index on placement.what_stayed (incident, move, seq desc);
comment on table placement.what_stayed is '[SPECIAL] what stayed the same for a person after a move, and how the disturbance was kept small';
alter table placement.what_stayed enable row level security;
alter table placement.what_stayed force row level security;
create policy member on placement.what_stayed
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
