-- What an adversary's reading of V1101 asked for: councils kept apart by keys and policies rather than by the program's
-- good manners, and who may write decided apart from who may read.
select set_config('backstop.purpose', 'sign-in', true);

-- A post belongs to an agency and an account of its own council; so do a token and a link.
alter table access.agency add unique (id, council);
alter table access.account add unique (id, council);
alter table access.post add unique (id, council);
alter table access.post add foreign key (agency, council) references access.agency (id, council);
alter table access.post add foreign key (account, council) references access.account (id, council);

-- That a user name is taken in another council is that council's business.
alter table access.account drop constraint account_issuer_subject_key;
alter table access.account add unique (issuer, subject, council);

alter table access.token add column council text;
update access.token set council = (select council from access.post where post.id = token.post);
alter table access.token alter column council set not null;
alter table access.token add foreign key (post, council) references access.post (id, council);

alter table access.link add column council text;
update access.link set council = (select council from access.account where account.id = link.account);
alter table access.link add foreign key (account, council) references access.account (id, council);
alter table access.link add check ((account is null) = (council is null));

alter table access.exclusion add column council text;
update access.exclusion set council = (select council from access.account where account.id = exclusion.account);
alter table access.exclusion alter column council set not null;
alter table access.exclusion add foreign key (account, council) references access.account (id, council);

-- The incident that is being opened in this transaction, before anybody is a member of it.
create function access.opening() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('backstop.opening', true), '')::uuid $$;

-- Whether credentials and posts of this council may be written: by its access administrators, or while signing in.
create function access.may_administer(p_council text) returns boolean language sql stable parallel safe as
$$ select access.signing_in()
       or (access.my_role() = 'ACCESS_ADMINISTRATOR' and p_council = access.my_council()) $$;

do $$
declare t text;
begin
    foreach t in array array['agency', 'account', 'post', 'token', 'link', 'member', 'exclusion'] loop
        execute format('drop policy mine on access.%I', t);
    end loop;
    foreach t in array array['agency', 'account', 'post'] loop
        execute format('create policy seen on access.%I for select'
                       ' using (council = (select access.my_council()) or (select access.signing_in()))', t);
    end loop;
    foreach t in array array['token', 'link'] loop
        execute format('create policy seen on access.%I for select using ((select access.signing_in())'
                       ' or (council = (select access.my_council()) and (select access.my_role()) = ''ACCESS_ADMINISTRATOR''))', t);
    end loop;
    -- Nothing here is ever deleted: posts end, tokens are revoked, links are used up.
    foreach t in array array['agency', 'account', 'post', 'token', 'link'] loop
        execute format('create policy added on access.%I for insert with check (access.may_administer(council))', t);
        execute format('create policy changed on access.%I for update using (access.may_administer(council))'
                       ' with check (access.may_administer(council))', t);
    end loop;
end $$;

create policy seen on access.member for select
    using (post = (select access.my_post()) or incident = any ((select access.my_incidents())::uuid[])
           or incident = (select access.opening()));
create policy added on access.member for insert
    with check (incident = any ((select access.my_incidents())::uuid[]) or incident = (select access.opening()));
create policy ended on access.member for update
    using (incident = any ((select access.my_incidents())::uuid[]))
    with check (incident = any ((select access.my_incidents())::uuid[]));
create policy seen on access.exclusion for select
    using ((select access.signing_in())
           or (council = (select access.my_council())
               and (select access.my_role()) in ('ACCESS_ADMINISTRATOR', 'INCIDENT_LEAD', 'PRIVACY_OFFICER')));
create policy added on access.exclusion for insert
    with check (council = (select access.my_council())
                and (select access.my_role()) in ('ACCESS_ADMINISTRATOR', 'INCIDENT_LEAD'));

-- As before, with exclusions read while the credentials are: they are nobody's to see afterwards.
create or replace function access.enter(p_post uuid) returns void language plpgsql as
$$
declare
    p record;
    mine text;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select post.id, post.agency, post.council, post.role, post.account into p
      from access.post join access.account on account.id = post.account
     where post.id = p_post and post.active and account.active;
    if p.id is null then
        perform set_config('backstop.purpose', '', true);
        raise exception 'post % is not active', p_post using errcode = '28000';
    end if;
    perform set_config('backstop.post', p.id::text, true);
    perform set_config('backstop.agency', p.agency::text, true);
    perform set_config('backstop.council', p.council, true);
    perform set_config('backstop.role', p.role, true);
    select coalesce(array_agg(m.incident)::text, '{}') into mine
      from access.member m
     where m.post = p.id and m.to_at is null
       and not exists (select from access.exclusion x where x.incident = m.incident and x.account = p.account);
    perform set_config('backstop.incidents', mine, true);
    perform set_config('backstop.purpose', '', true);
end
$$;

-- Whether a post is one of the demonstration's, which open nothing once the demonstration is over.
create function access.of_demonstration(p_post uuid) returns boolean language plpgsql as
$$
declare found boolean;
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select exists (select from access.post p join access.account a on a.id = p.account
                    where p.id = p_post and a.issuer = 'demonstration') into found;
    perform set_config('backstop.purpose', '', true);
    return found;
end
$$;
