-- Whoever leads an incident says who is in it, for how long and why, and who is shut out.
alter table access.member add column until_at timestamptz check (until_at > from_at);
alter table access.member add column because text check (length(because) between 1 and 500);
alter table access.member add column ended_by uuid;
alter table access.member add column ended_because text check (length(ended_because) between 1 and 500);
comment on column access.member.until_at is '[INTERNAL] when it ends by itself; null for never';

-- The time as the program knows it: memberships begin and end by it.
create function access.acting_at() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('backstop.at', true), '')::timestamptz, now()) $$;

create function access.enter_at(p_post uuid, p_at timestamptz) returns void language plpgsql as
$$
begin
    perform set_config('backstop.at', p_at::text, true);
    perform access.enter(p_post);
end
$$;

-- As before, with memberships that have begun and not yet run out.
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
       and m.from_at <= access.acting_at() and (m.until_at is null or m.until_at > access.acting_at())
       and not exists (select from access.exclusion x where x.incident = m.incident and x.account = p.account);
    perform set_config('backstop.incidents', mine, true);
    perform set_config('backstop.purpose', '', true);
end
$$;

-- A lead shuts people out of the incidents they are in, and of no others.
drop policy added on access.exclusion;
create policy added on access.exclusion for insert
    with check (council = (select access.my_council())
                and ((select access.my_role()) = 'ACCESS_ADMINISTRATOR'
                     or ((select access.my_role()) = 'INCIDENT_LEAD'
                         and incident = any ((select access.my_incidents())::uuid[]))));
