-- A provider may give back part of its work and go on with the rest.
alter table incident.incident drop constraint incident_kind_check;
alter table incident.incident
    add constraint incident_kind_check check (kind in ('FAILURE', 'EXIT', 'POTENTIAL', 'HAND_BACK'));

create table incident.hand_back (
    incident       uuid primary key references incident.incident,
    people         int  check (people > 0),
    weekly_minutes int  check (weekly_minutes > 0),
    rounds         text check (length(rounds) between 1 and 500),
    area           text check (length(area) between 1 and 500),
    notice_on      date not null,
    contract_days  int  check (contract_days between 0 and 730),
    check (people is not null or weekly_minutes is not null or rounds is not null or area is not null)
);
comment on table incident.hand_back is '[COMMERCIAL] Which part of its work a provider gives back, and on what notice; null is not known';
alter table incident.hand_back enable row level security;
alter table incident.hand_back force row level security;
create policy member on incident.hand_back
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
