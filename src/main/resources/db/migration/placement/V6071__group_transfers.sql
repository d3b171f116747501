-- A round or a group that passes to one provider as a whole, with the workers who look after it.
create table placement.transfer (
    id              uuid        primary key,
    incident        uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    location        text        not null,
    location_name   text        not null,
    consulted_from  date,
    consulted_until date,
    effective_on    date        not null,
    ended_at        timestamptz,
    ended_reason    text        check (length(ended_reason) <= 500),
    at              timestamptz not null,
    by_post         uuid        not null,
    by_name         text        not null,
    version         int         not null default 0,
    unique (incident, id)
);
comment on table placement.transfer is '[COMMERCIAL] a group of people who pass to one provider together with its workers';

create table placement.transfer_staff (
    incident       uuid not null,
    transfer       uuid not null,
    line           int  not null,
    job            text not null check (length(job) between 1 and 100),
    number         int  not null check (number between 1 and 5000),
    minutes        int  not null check (minutes between 0 and 50000000),
    coming         int  check (coming between 0 and number),
    coming_minutes int  check (coming_minutes between 0 and minutes),
    primary key (transfer, line),
    foreign key (incident, transfer) references placement.transfer (incident, id),
    check ((coming is null) = (coming_minutes is null))
);
comment on table placement.transfer_staff is '[COMMERCIAL] workers of the group by job: how many and their hours in a week, and how many of them pass over; never who';

create table placement.transfer_consent (
    incident uuid not null,
    transfer uuid not null,
    party    text not null check (party in ('RECEIVING_PROVIDER', 'LEAVING_PROVIDER', 'COUNCIL', 'ICB')),
    answer   text not null check (answer in ('ASKED', 'YES', 'NO')),
    name     text check (length(name) <= 200),
    primary key (transfer, party),
    foreign key (incident, transfer) references placement.transfer (incident, id),
    check (answer = 'ASKED' or name is not null)
);
comment on table placement.transfer_consent is '[INTERNAL] who has to agree to the transfer, and whether they have';

create table placement.transfer_person (
    incident uuid        not null,
    transfer uuid        not null,
    person   uuid        not null,
    live     boolean     not null default true,
    refused  text[]      not null default '{}',
    tried_at timestamptz,
    primary key (transfer, person),
    foreign key (incident, transfer) references placement.transfer (incident, id)
);
create unique index one_transfer_at_a_time on placement.transfer_person (incident, person) where live;
comment on table placement.transfer_person is '[PERSONAL] who belongs to the group, and why their move could not be planned when it was last tried';

create table placement.transfer_answer (
    seq            bigint      generated always as identity primary key,
    incident       uuid        not null,
    transfer       uuid        not null,
    person         uuid        not null,
    comes          boolean     not null,
    decided_by     text        not null check (decided_by in ('PERSON', 'ATTORNEY_OR_DEPUTY', 'BEST_INTERESTS')),
    decision_maker text        check (length(decision_maker) <= 200),
    at             timestamptz not null,
    by_name        text        not null,
    foreign key (transfer, person) references placement.transfer_person
);
create index on placement.transfer_answer (transfer, person, seq desc);
comment on table placement.transfer_answer is '[SPECIAL] whether somebody goes along with their group, and who decided it; never changed, the latest counts';

do $$
declare each text;
begin
    foreach each in array array['transfer', 'transfer_staff', 'transfer_consent', 'transfer_person', 'transfer_answer'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;
