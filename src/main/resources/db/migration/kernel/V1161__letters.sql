-- The outbox: what the program has to tell somebody by e-mail. A letter is written in the transaction of whatever it
-- tells of, marked before the mail server is spoken to, and settled afterwards. (Its number follows access, whose
-- functions the policies ask.)
create table kernel.letter (
    id              uuid        primary key,
    council         text        not null,
    incident        uuid,
    about           text        not null check (length(about) between 1 and 100),
    to_post         uuid,
    to_name         text        not null check (length(to_name) between 1 and 200),
    address         text        check (length(address) between 3 and 254),
    subject         text        not null check (length(subject) between 1 and 150 and subject !~ '[[:cntrl:]]'),
    body            text        not null check (length(body) between 1 and 8000),
    page            text        check (page like '/%'),
    calendar        text        check (length(calendar) <= 20000),
    state           text        not null default 'WAITING'
                    check (state in ('WAITING', 'SENDING', 'SENT', 'MAY_HAVE_BEEN_SENT', 'FAILED', 'REVOKED')),
    tries           int         not null default 0 check (tries >= 0),
    next_at         timestamptz not null,
    taken           uuid,
    lease_until     timestamptz,
    trouble         text        check (length(trouble) <= 1000),
    sent_at         timestamptz,
    revoked_at      timestamptz,
    revoked_because text        check (length(revoked_because) between 1 and 500),
    by_post         uuid        not null,
    by_name         text        not null,
    at              timestamptz not null,
    version         int         not null default 1,
    check (to_post is not null or address is not null),
    check (state <> 'SENDING' or (taken is not null and lease_until is not null)),
    check ((state = 'SENT') = (sent_at is not null)),
    check ((state = 'REVOKED') = (revoked_at is not null and revoked_because is not null))
);
comment on table kernel.letter is '[INTERNAL] Letters by e-mail: to whom, what they say, and how far they have come. They name nobody who receives care';
comment on column kernel.letter.to_name is '[PERSONAL] Officer or office it is for';
comment on column kernel.letter.address is '[PERSONAL] Where it goes; of a post, where it went';
comment on column kernel.letter.by_name is '[PERSONAL] Officer whose act it tells of';
comment on column kernel.letter.trouble is '[INTERNAL] Why it has not gone, as the mail server says';
create index letter_of on kernel.letter (incident, at);
create index letter_council on kernel.letter (council, at) where incident is null;
create index letter_due on kernel.letter (next_at) where state = 'WAITING';
create index letter_taken on kernel.letter (lease_until) where state = 'SENDING';

alter table kernel.letter enable row level security;
alter table kernel.letter force row level security;
create policy seen on kernel.letter for select
    using ((select access.delivering())
           or (council = (select access.my_council())
               and (incident is null or incident = any ((select access.my_incidents())::uuid[]))));
create policy added on kernel.letter for insert
    with check (council = (select access.my_council()) and by_post = (select access.my_post())
                and (incident is null or incident = any ((select access.my_incidents())::uuid[])
                     or incident = (select access.opening())));
create policy changed on kernel.letter for update
    using ((select access.delivering())
           or (council = (select access.my_council())
               and (incident is null or incident = any ((select access.my_incidents())::uuid[]))))
    with check ((select access.delivering())
           or (council = (select access.my_council())
               and (incident is null or incident = any ((select access.my_incidents())::uuid[]))));
