-- Extensions that a database owner may create, and rights for the login the program works with. Where one login does
-- everything (an external database given by a single address) there is no backstop_app, and row-level security still
-- holds because every table forces it on its owner.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists pgcrypto;

-- Who may call functions is decided function by function.
alter default privileges revoke execute on functions from public;
do $$
begin
    if exists (select from pg_roles where rolname = 'backstop_app') then
        alter default privileges grant usage on schemas to backstop_app;
        alter default privileges grant select, insert, update, delete on tables to backstop_app;
        alter default privileges grant usage, select on sequences to backstop_app;
        alter default privileges grant execute on functions to backstop_app;
    end if;
end $$;

create schema kernel;
create schema access;
create schema audit;
