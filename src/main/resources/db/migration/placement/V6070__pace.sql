-- How fast a service may and must empty. Each change is a version of its own, so that what was known then can be read.
create table placement.pace (
    incident uuid        not null,
    version  int         not null check (version >= 1),
    per_day  int         check (per_day between 1 and 500),
    days_off boolean     not null default false,
    said_by  text        check (said_by in ('COUNCIL', 'PROVIDER')),
    at       timestamptz not null,
    by_post  uuid        not null,
    by_name  text        not null,
    primary key (incident, version)
);
comment on table placement.pace is '[INTERNAL] how many people can be moved in a day, and who says how many staff are needed; the latest version stands';

create table placement.pace_minimum (
    incident    uuid not null,
    version     int  not null,
    shift       text not null check (shift in ('MORNING', 'AFTERNOON', 'NIGHT')),
    least       int  not null check (least between 0 and 500),
    people_each int  check (people_each between 1 and 500),
    primary key (incident, version, shift),
    foreign key (incident, version) references placement.pace
);
comment on table placement.pace_minimum is '[COMMERCIAL] the fewest staff of a shift below which care is not safe';

create table placement.pace_staff (
    incident uuid not null,
    version  int  not null,
    from_day date not null,
    shift    text not null check (shift in ('MORNING', 'AFTERNOON', 'NIGHT')),
    staff    int  not null check (staff between 0 and 5000),
    primary key (incident, version, shift, from_day),
    foreign key (incident, version) references placement.pace
);
comment on table placement.pace_staff is '[COMMERCIAL] how many staff are expected to be left on a shift from a day on';

create table placement.pace_home (
    incident      uuid not null,
    version       int  not null,
    location      text not null,
    location_name text not null,
    per_week      int  not null check (per_week between 0 and 500),
    per_day       int  check (per_day between 0 and 500),
    primary key (incident, version, location),
    foreign key (incident, version) references placement.pace
);
comment on table placement.pace_home is '[COMMERCIAL] how many people a receiving service has agreed to take in a week and in a day';

do $$
declare each text;
begin
    foreach each in array array['pace', 'pace_minimum', 'pace_staff', 'pace_home'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;
