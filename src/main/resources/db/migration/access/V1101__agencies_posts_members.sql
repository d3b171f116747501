-- Who may act. The active post of the transaction is known through backstop.post, set by access.enter alone.
create table access.agency (
    id      uuid primary key,
    name    text not null check (length(name) between 2 and 200),
    kind    text not null check (kind in ('COUNCIL', 'ICB', 'PROVIDER', 'OTHER_COUNCIL', 'REGULATOR', 'POLICE', 'ADVOCACY')),
    council text not null,
    unique (council, name)
);
comment on table access.agency is '[INTERNAL] councils, ICBs, providers and others who take part';

create table access.account (
    id             uuid primary key,
    issuer         text        not null default 'backstop',
    subject        text        not null,
    name           text        not null,
    council        text        not null,
    password_hash  text,
    totp_secret    bytea,
    totp_last_step bigint,
    failures       int         not null default 0,
    retry_after    timestamptz,
    active         boolean     not null default true,
    created_at     timestamptz not null,
    version        int         not null default 0,
    unique (issuer, subject)
);
comment on table access.account is '[INTERNAL] people who sign in, keyed by issuer and subject, never by e-mail';
comment on column access.account.name is '[PERSONAL] staff name as colleagues know it';

create table access.post (
    id      uuid primary key,
    account uuid    not null references access.account,
    agency  uuid    not null references access.agency,
    role    text    not null,
    title   text    not null,
    council text    not null,
    active  boolean not null default true,
    version int     not null default 0
);
create index on access.post (account);
create index on access.post (council, role);
comment on table access.post is '[INTERNAL] agency and role held by a user; one is active at a time';

create table access.token (
    id         uuid primary key,
    post       uuid        not null references access.post,
    hash       bytea       not null unique,
    label      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);
comment on table access.token is '[INTERNAL] bearer tokens for machines, kept as SHA-256 only';

create table access.link (
    id         uuid primary key,
    hash       bytea       not null unique,
    purpose    text        not null check (purpose in ('FIRST_ADMINISTRATOR', 'SET_PASSWORD')),
    account    uuid references access.account,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on table access.link is '[INTERNAL] one-time links, kept as SHA-256 only';

create table access.member (
    incident uuid        not null,
    post     uuid        not null references access.post,
    added_by uuid        not null,
    from_at  timestamptz not null,
    to_at    timestamptz,
    primary key (incident, post, from_at)
);
create unique index on access.member (incident, post) where to_at is null;
create index on access.member (post) where to_at is null;
comment on table access.member is '[INTERNAL] live membership of an incident';

create table access.exclusion (
    incident uuid not null,
    account  uuid not null references access.account,
    reason   text not null,
    by_post  uuid not null,
    at       timestamptz not null,
    primary key (incident, account)
);
comment on table access.exclusion is '[INTERNAL] conflict of interest: beats every grant';

create function access.my_post() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('backstop.post', true), '')::uuid $$;

create function access.my_agency() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('backstop.agency', true), '')::uuid $$;

create function access.my_council() returns text language sql stable parallel safe as
$$ select nullif(current_setting('backstop.council', true), '') $$;

create function access.my_role() returns text language sql stable parallel safe as
$$ select nullif(current_setting('backstop.role', true), '') $$;

create function access.my_incidents() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('backstop.incidents', true), '')::uuid[], '{}') $$;

create function access.signed_in() returns boolean language sql stable parallel safe as
$$ select access.my_post() is not null $$;

-- Before a post is known (signing in) the program may look up credentials, and nothing else.
create function access.signing_in() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('backstop.purpose', true), '') = 'sign-in' $$;

-- Makes this transaction act as the post: everything the policies ask is answered from here.
create function access.enter(p_post uuid) returns void language plpgsql as
$$
declare
    p record;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select post.id, post.agency, post.council, post.role, post.account into p
      from access.post join access.account on account.id = post.account
     where post.id = p_post and post.active and account.active;
    perform set_config('backstop.purpose', '', true);
    if p.id is null then
        raise exception 'post % is not active', p_post using errcode = '28000';
    end if;
    perform set_config('backstop.post', p.id::text, true);
    perform set_config('backstop.agency', p.agency::text, true);
    perform set_config('backstop.council', p.council, true);
    perform set_config('backstop.role', p.role, true);
    perform set_config('backstop.incidents', coalesce((
        select array_agg(m.incident)::text
          from access.member m
         where m.post = p.id and m.to_at is null
           and not exists (select from access.exclusion x where x.incident = m.incident and x.account = p.account)),
        '{}'), true);
end
$$;

do $$
declare t text;
begin
    foreach t in array array['agency', 'account', 'post', 'token', 'link', 'member', 'exclusion'] loop
        execute format('alter table access.%I enable row level security', t);
        execute format('alter table access.%I force row level security', t);
    end loop;
end $$;

create policy mine on access.agency
    using (council = (select access.my_council()) or (select access.signing_in()));
create policy mine on access.account
    using (council = (select access.my_council()) or (select access.signing_in()));
create policy mine on access.post
    using (council = (select access.my_council()) or (select access.signing_in()));
create policy mine on access.token
    using ((select access.signing_in()) or post = (select access.my_post()) or (select access.my_role()) = 'ACCESS_ADMINISTRATOR');
create policy mine on access.link
    using ((select access.signing_in()) or (select access.my_role()) = 'ACCESS_ADMINISTRATOR');
create policy mine on access.member
    using (post = (select access.my_post()) or incident = any ((select access.my_incidents())::uuid[]))
    with check ((select access.signed_in()));
create policy mine on access.exclusion
    using ((select access.signed_in()))
    with check ((select access.my_role()) in ('ACCESS_ADMINISTRATOR', 'INCIDENT_LEAD'));

-- Whoever a post is, for the start of a request: one statement, nothing else to be seen.
create function access.actor(p_post uuid)
returns table (account uuid, name text, post uuid, title text, agency uuid, agency_name text, council text, role text)
language plpgsql as
$$
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    return query
        select a.id, a.name, p.id, p.title, g.id, g.name, p.council, p.role
          from access.post p join access.account a on a.id = p.account join access.agency g on g.id = p.agency
         where p.id = p_post and p.active and a.active;
    perform set_config('backstop.purpose', '', true);
end
$$;

create function access.post_of_token(p_hash bytea, p_now timestamptz) returns uuid language plpgsql as
$$
declare found uuid;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select t.post into found from access.token t
     where t.hash = p_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > p_now);
    perform set_config('backstop.purpose', '', true);
    return found;
end
$$;
