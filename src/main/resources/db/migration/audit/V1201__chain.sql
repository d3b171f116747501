-- What was done and seen. Append only: the program may insert and read, and no one may change a row.
create table audit.stream (
    council text   primary key,
    entries bigint not null default 0,
    head    bytea  not null
);
comment on table audit.stream is '[INTERNAL] one chain a council: how many entries, and the hash of the last';

create table audit.entry (
    council  text        not null,
    position bigint      not null,
    at       timestamptz not null,
    kind     text        not null check (kind in ('READ', 'CHANGE', 'REFUSED', 'SIGN_IN', 'SIGN_OUT', 'SEND')),
    what     text        not null,
    subject  text        not null,
    actor    uuid,
    post     uuid,
    role     text,
    fields   text[]      not null default '{}',
    people   text[]      not null default '{}',
    before   bytea       not null,
    hash     bytea       not null,
    primary key (council, position)
);
create index on audit.entry (council, at);
create index on audit.entry (council, subject);
comment on table audit.entry is '[INTERNAL] ids and field names, never values';

alter table audit.stream enable row level security;
alter table audit.stream force row level security;
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy own on audit.stream
    using (council = (select access.my_council()) or (select access.signing_in()));
create policy own_read on audit.entry for select using (council = (select access.my_council()));
create policy own_write on audit.entry for insert
    with check (council = (select access.my_council()) or (select access.signing_in()));

do $$
begin
    if exists (select from pg_roles where rolname = 'backstop_app') then
        revoke update, delete on audit.entry from backstop_app;
        revoke delete on audit.stream from backstop_app;
    end if;
end $$;

create function audit.refuse() returns trigger language plpgsql as
$$ begin raise exception 'audit entries are never changed'; end $$;
create trigger unchangeable before update or delete on audit.entry for each statement execute function audit.refuse();

-- Adds entries to the chain of one council: one statement a transaction. Each hash covers the one before, the place
-- in the chain and the canonical bytes that the program made from the columns.
create function audit.append(p_council text, p_entries jsonb) returns bigint language plpgsql as
$$
declare
    e jsonb;
    n bigint;
    h bytea;
    next_hash bytea;
begin
    insert into audit.stream as s (council, entries, head) values (p_council, 0, '\x00')
        on conflict (council) do update set entries = s.entries
        returning entries, head into n, h;
    for e in select * from jsonb_array_elements(p_entries) loop
        n := n + 1;
        next_hash := sha256(h || int8send(n) || decode(e ->> 'canonical', 'hex'));
        insert into audit.entry (council, position, at, kind, what, subject, actor, post, role, fields, people, before, hash)
        values (p_council, n, to_timestamp(0) + (e ->> 'micros')::bigint * interval '1 microsecond',
                e ->> 'kind', e ->> 'what', e ->> 'subject',
                (e ->> 'actor')::uuid, (e ->> 'post')::uuid, e ->> 'role',
                array(select jsonb_array_elements_text(e -> 'fields')),
                array(select jsonb_array_elements_text(e -> 'people')), h, next_hash);
        h := next_hash;
    end loop;
    update audit.stream set entries = n, head = h where council = p_council;
    return n;
end
$$;
