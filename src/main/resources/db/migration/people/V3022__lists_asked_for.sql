-- Lists and numbers asked of somebody by a time, links by which a list comes in without an account, and what headings mean.
create table people.list_request (
    id              uuid        primary key,
    incident        uuid        not null,
    kind            text        not null check (kind in ('LIST', 'SELF_FUNDERS')),
    source          text        not null check (source in ('PROVIDER', 'COUNCIL', 'ICB', 'OTHER_COUNCIL')),
    asked_of        text        not null check (length(asked_of) between 1 and 150),
    asked_at        timestamptz not null,
    due_at          timestamptz not null,
    answered_at     timestamptz,
    refused_at      timestamptz,
    refused_because text check (length(refused_because) between 1 and 1000),
    people          int check (people between 0 and 1000000),
    weekly_minutes  int check (weekly_minutes >= 0),
    as_at           date,
    post            uuid        not null,
    by_name         text        not null,
    hash            bytea       unique,
    expires_at      timestamptz,
    revoked_at      timestamptz,
    attempts        int         not null default 0,
    check ((refused_at is null) = (refused_because is null)),
    check ((hash is null) = (expires_at is null)),
    check (due_at > asked_at)
);
create index on people.list_request (incident, asked_at desc);
comment on table people.list_request is '[INTERNAL] a list or a number asked of an organisation by a time; of the link only the SHA-256';
alter table people.list_request enable row level security;
alter table people.list_request force row level security;
create policy member on people.list_request
    using (incident = any ((select access.my_incidents())::uuid[]) or (select access.signing_in()))
    with check (incident = any ((select access.my_incidents())::uuid[]));

create function people.post_of_list_link(p_hash bytea) returns uuid language plpgsql as
$$
declare found uuid;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select l.post into found from people.list_request l where l.hash = p_hash;
    perform set_config('backstop.purpose', '', true);
    return found;
end
$$;

create table people.heading (
    council text        not null,
    source  text        not null check (source in ('PROVIDER', 'COUNCIL', 'ICB', 'OTHER_COUNCIL')),
    heading text        not null check (length(heading) between 1 and 100),
    written text        not null check (length(written) between 1 and 100),
    field   text check (length(field) <= 40),
    seen_at timestamptz not null,
    set_at  timestamptz,
    by_name text,
    primary key (council, source, heading)
);
comment on table people.heading is '[INTERNAL] what a column of somebody''s lists means, as an officer of the council said once';
alter table people.heading enable row level security;
alter table people.heading force row level security;
create policy council on people.heading
    using (council = (select access.my_council()))
    with check (council = (select access.my_council()));
