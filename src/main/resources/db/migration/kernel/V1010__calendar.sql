-- What an administrator adds to the shipped bank holidays: days proclaimed or moved, and years compared with the
-- published list. Rows here have the last word. Days are public and the same for everyone; who may write is decided by
-- the access matrix.
create table kernel.calendar_day (
    division text        not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
    day      date        not null,
    kind     text        not null check (kind in ('EXTRA', 'REMOVED')),
    title    text        not null check (title <> ''),
    because  text        not null check (because <> ''),
    set_at   timestamptz not null,
    set_by   uuid        not null,
    version  int         not null default 1,
    primary key (division, day)
);
comment on table kernel.calendar_day is '[PUBLIC] Bank holidays added or taken away after the shipped list';
comment on column kernel.calendar_day.set_by is '[INTERNAL] Post that set it';
alter table kernel.calendar_day enable row level security;
alter table kernel.calendar_day force row level security;
create policy public_days on kernel.calendar_day using (true) with check (true);

create table kernel.calendar_year (
    division     text        not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
    year         int         not null check (year between 1974 and 2200),
    because      text        not null check (because <> ''),
    confirmed_at timestamptz not null,
    confirmed_by uuid        not null,
    primary key (division, year)
);
comment on table kernel.calendar_year is '[PUBLIC] Years whose bank holidays somebody compared with the published list';
comment on column kernel.calendar_year.confirmed_by is '[INTERNAL] Post that confirmed it';
alter table kernel.calendar_year enable row level security;
alter table kernel.calendar_year force row level security;
create policy public_years on kernel.calendar_year using (true) with check (true);
