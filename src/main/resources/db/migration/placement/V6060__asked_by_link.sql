-- Providers asked whether they have a place for somebody, by a link without account. They see what is needed and not who
-- needs it, until the person has chosen them.
create table placement.enquiry (
    id            uuid        primary key,
    incident      uuid        not null,
    person        uuid        not null,
    location      text        not null,
    location_name text        not null,
    asked_of      text        not null check (length(asked_of) between 1 and 150),
    hash          bytea       not null unique,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null check (expires_at > asked_at),
    post          uuid        not null,
    by_name       text        not null,
    attempts      int         not null default 0,
    answer        text        check (answer in ('WILLING', 'REFUSED', 'WITHDRAWN')),
    answered_at   timestamptz,
    answered_by   text        check (length(answered_by) <= 150),
    by_link       boolean,
    room          text        check (length(room) <= 500),
    fee_pence     int         check (fee_pence >= 0),
    free_from     date,
    reason_code   text,
    reason        text        check (length(reason) <= 1000),
    held_until    timestamptz,
    version       int         not null default 0,
    check ((answer is null) = (answered_at is null)),
    check (answer is distinct from 'WILLING' or (room is not null and fee_pence is not null and free_from is not null)),
    check (answer is distinct from 'REFUSED' or reason_code is not null)
);
create index on placement.enquiry (incident, asked_at desc);
create index on placement.enquiry (incident, person);
comment on table placement.enquiry is '[PERSONAL] a provider asked by a link whether it has a place for one person; of the link only the SHA-256';
comment on column placement.enquiry.fee_pence is '[COMMERCIAL] what the provider asks a week';

create table placement.enquiry_question (
    id          uuid        primary key,
    incident    uuid        not null,
    enquiry     uuid        not null references placement.enquiry,
    question    text        not null check (length(question) between 1 and 1000),
    asked_by    text        not null check (length(asked_by) between 1 and 150),
    asked_at    timestamptz not null,
    answer      text        check (length(answer) between 1 and 1000),
    answered_by text,
    answered_at timestamptz,
    check ((answer is null) = (answered_at is null))
);
create index on placement.enquiry_question (incident, enquiry, asked_at);
comment on table placement.enquiry_question is '[SPECIAL] what a provider asked about what is needed, and what the council answered';

alter table placement.enquiry enable row level security;
alter table placement.enquiry force row level security;
create policy member on placement.enquiry
    using (incident = any ((select access.my_incidents())::uuid[]) or (select access.signing_in()))
    with check (incident = any ((select access.my_incidents())::uuid[]));
alter table placement.enquiry_question enable row level security;
alter table placement.enquiry_question force row level security;
create policy member on placement.enquiry_question
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create function placement.post_of_enquiry_link(p_hash bytea) returns uuid language plpgsql as
$$
declare found uuid;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select e.post into found from placement.enquiry e where e.hash = p_hash;
    perform set_config('backstop.purpose', '', true);
    return found;
end
$$;

-- A place is kept either for an offer or, until somebody chooses, by the provider that was asked. Several providers may
-- keep one for the same person then; still no two people have the same place.
alter table placement.held_place drop constraint held_place_pkey;
alter table placement.held_place alter column offer drop not null;
alter table placement.held_place add column id uuid primary key default gen_random_uuid();
alter table placement.held_place add column enquiry uuid references placement.enquiry;
alter table placement.held_place add unique (offer);
alter table placement.held_place add check (num_nonnulls(offer, enquiry) = 1);
alter table placement.held_place drop constraint one_place_to_a_person;
alter table placement.held_place add constraint one_place_to_a_person
    exclude using gist (person with =, during with &&) where (enquiry is null);
alter table placement.held_place add constraint one_place_of_an_enquiry
    exclude using gist (enquiry with =, during with &&) where (enquiry is not null);
