-- Where letters to a post go, and the one thing that delivery may do without a post: see letters that are due.
alter table access.post add column address text check (length(address) between 3 and 254);
comment on column access.post.address is '[PERSONAL] e-mail address at work to which letters for this post go; null where there is none';

create function access.delivering() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('backstop.purpose', true), '') = 'delivery' $$;

-- Where a letter to this post goes now: nowhere when the post has ended or has no address.
create function access.address_of(p_post uuid) returns text language plpgsql as
$$
declare
    found  text;
    before text := coalesce(current_setting('backstop.purpose', true), '');
begin
    perform set_config('backstop.purpose', 'sign-in', true);
    select post.address into found from access.post join access.account on account.id = post.account
     where post.id = p_post and post.active and account.active;
    perform set_config('backstop.purpose', before, true);
    return found;
end
$$;
