-- Who is whose friend, why friends are parted, and the second move that is promised with a place for the time being.
alter table placement.choice
    add column apart_because text    check (length(apart_because) between 1 and 500),
    add column for_now       boolean not null default false,
    add column look_again    date,
    add check (for_now or look_again is null);
comment on column placement.choice.apart_because is '[SPECIAL] why this person goes elsewhere than their friends';
comment on column placement.choice.look_again is '[SPECIAL] when the place for the time being is looked at again';

alter table placement.pin add column apart_because text check (length(apart_because) between 1 and 500);
comment on column placement.pin.apart_because is '[SPECIAL] why this person is fixed elsewhere than their friends';

-- One way: what one person says. Friends are kept together once both said so, or stand in one group of the list.
create table placement.friend (
    incident uuid        not null,
    person   uuid        not null,
    friend   uuid        not null check (friend <> person),
    at       timestamptz not null,
    by_post  uuid        not null,
    by_name  text        not null,
    primary key (incident, person, friend)
);
comment on table placement.friend is '[PERSONAL] whom a person named as a friend to stay with';

create table placement.second_move (
    id           uuid        primary key,
    incident     uuid        not null,
    person       uuid        not null,
    place        text        not null,
    look_again   date,
    at           timestamptz not null,
    by_post      uuid        not null,
    by_name      text        not null,
    outcome      text        check (outcome in ('KEPT', 'WITHDRAWN')),
    reason       text        check (length(reason) <= 500),
    settled_at   timestamptz,
    settled_by   text,
    version      int         not null default 0,
    check ((outcome is null) = (settled_at is null)),
    check (outcome is distinct from 'WITHDRAWN' or reason is not null)
);
create unique index on placement.second_move (incident, person) where outcome is null;
create index on placement.second_move (incident, at);
comment on table placement.second_move is '[SPECIAL] the second move that somebody in a place for the time being was promised, until it is kept or they withdraw it';

do $$
declare each text;
begin
    foreach each in array array['friend', 'second_move'] loop
        execute format('alter table placement.%I enable row level security', each);
        execute format('alter table placement.%I force row level security', each);
        execute format('create policy member on placement.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       || ' with check (incident = any ((select access.my_incidents())::uuid[]))', each);
    end loop;
end
$$;
