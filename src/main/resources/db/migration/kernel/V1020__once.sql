-- Commands that carried a key, so that sending one twice does it once.
create table kernel.once (
    post    uuid        not null,
    key     text        not null check (length(key) between 1 and 200),
    subject text        not null,
    at      timestamptz not null,
    primary key (post, key)
);
comment on table kernel.once is '[INTERNAL] keys of commands done, with what they changed first';
create index on kernel.once (at);
alter table kernel.once enable row level security;
alter table kernel.once force row level security;
create policy mine on kernel.once using (post = (select access.my_post()));
