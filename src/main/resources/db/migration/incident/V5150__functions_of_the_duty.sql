-- Which function of the council does each task of the temporary duty, and who owns it there.
create table incident.duty_function (
    no        bigint generated always as identity primary key,
    incident  uuid        not null references incident.incident,
    task      text        not null check (length(task) between 1 and 40),
    function  text        not null check (length(function) between 1 and 200),
    post      uuid        not null,
    owner     text        not null,
    post_name text        not null,
    mapped_at timestamptz not null,
    by_name   text        not null,
    by_post   uuid        not null
);
comment on table incident.duty_function is '[INTERNAL] Which function does a task of the temporary duty, and who owns it; added to, never changed. The latest of a task counts';
create index duty_function_of on incident.duty_function (incident, task, no desc);
alter table incident.duty_function enable row level security;
alter table incident.duty_function force row level security;
create policy seen on incident.duty_function for select
    using (incident = any ((select access.my_incidents())::uuid[]));
create policy added on incident.duty_function for insert
    with check (incident = any ((select access.my_incidents())::uuid[]));
