-- Commands that carried a key, so that sending one twice does it once.
create table access.once (
    post    uuid        not null,
    key     text        not null check (length(key) between 1 and 200),
    subject text        not null,
    at      timestamptz not null,
    primary key (post, key)
);
comment on table access.once is '[INTERNAL] keys of commands done, with what they changed first';
create index on access.once (at);
alter table access.once enable row level security;
alter table access.once force row level security;
create policy mine on access.once using (post = (select access.my_post()));
