-- The register of care services: what each published file said of each location, in versions, and what follows from all
-- of them together. Every fact keeps its source, its day and the import that brought it.
create schema if not exists market;

create table market.register_import (
    id           uuid        primary key,
    no           int         generated always as identity unique,
    kind         text        not null check (kind in ('cqc-filters', 'cqc-directory', 'cqc-ratings', 'cqc-deactivated',
                                                      'cqc-api-locations', 'cqc-api-providers', 'auto')),
    layout       text,
    complete     boolean     not null default false,
    file_name    text        not null check (length(file_name) between 1 and 255),
    file_bytes   bigint      not null,
    sha256       text        not null,
    as_at        date,
    as_at_from   text,
    state        text        not null check (state in ('RUNNING', 'STAGED', 'APPLIED', 'REJECTED', 'UNDONE', 'STOPPED')),
    doing        text        not null,
    problem      text,
    notes        text[]      not null default '{}',
    rows         int         not null default 0,
    staged       int         not null default 0,
    repeated     int         not null default 0,
    rejected     int         not null default 0,
    added        int         not null default 0,
    changed      int         not null default 0,
    removed      int         not null default 0,
    unchanged    int         not null default 0,
    older        int         not null default 0,
    reregistered int         not null default 0,
    held         int         not null default 0,
    apply_when_small boolean not null default false,
    started_at   timestamptz not null,
    started_by   uuid        not null,
    started_user uuid        not null,
    started_name text        not null,
    seen_at      timestamptz not null,
    applied_at   timestamptz,
    applied_name text,
    undone_at    timestamptz,
    undone_name  text,
    version      int         not null default 0
);
create index on market.register_import (kind, state, as_at);
comment on table market.register_import is '[PUBLIC] One published file brought in: what it is, how far it is, what it would change';
comment on column market.register_import.started_by is '[INTERNAL] Post that uploaded the file; the job runs as it';
comment on column market.register_import.started_user is '[INTERNAL] User that uploaded it: a large change needs another one';
comment on column market.register_import.started_name is '[PERSONAL] Name of the officer who uploaded it';
comment on column market.register_import.applied_name is '[PERSONAL] Name of the officer who applied it';
comment on column market.register_import.undone_name is '[PERSONAL] Name of the officer who undid it';
comment on column market.register_import.held is '[PUBLIC] Locations of the source before this import: the base of the 2% rule';

create table market.register_file (
    import uuid not null references market.register_import on delete cascade,
    part   int  not null,
    bytes  bytea not null,
    primary key (import, part)
);
alter table market.register_file alter column bytes set storage external;
comment on table market.register_file is '[PUBLIC] The uploaded file in pieces of a megabyte, so that any node can go on with it';

create table market.register_rejection (
    import  uuid not null references market.register_import on delete cascade,
    seq     int  not null,
    row     int,
    field   text,
    code    text not null,
    message text not null,
    primary key (import, seq)
);
comment on table market.register_rejection is '[PUBLIC] Rows of a file that were left out, and why; the first thousand';

-- What one source says of one location. A new version supersedes the one before it; undoing an import takes its
-- versions away and the ones before stand again. No foreign key to the import: checking it row by row would cost more
-- than everything else, and imports are never deleted.
create table market.location_source (
    location           text    not null,
    source             text    not null,
    import             int     not null,
    as_at              date    not null,
    last_import        int     not null,
    last_as_at         date    not null,
    superseded_by      int,
    gone               boolean not null default false,
    hash               bigint  not null,
    name               text,
    also_known_as      text,
    type               text,
    directorate        text,
    category           text,
    care_home          boolean,
    dormant            boolean,
    services           text[],
    published_services text[],
    bands              text[],
    activities         text[],
    beds               int,
    address            text,
    town               text,
    county             text,
    postcode           text,
    council            text,
    region             text,
    telephone          text,
    website            text,
    ods_code           text,
    uprn               text,
    latitude           double precision,
    longitude          double precision,
    provider_id        text,
    provider_name      text,
    brand_id           text,
    brand_name         text,
    dual_of            text,
    registered_on      date,
    registered         boolean,
    deregistered_on    date,
    rating             text,
    rated_on           date,
    rating_inherited   boolean,
    safe               text,
    effective          text,
    caring             text,
    responsive         text,
    well_led           text,
    ratings            jsonb
);
create unique index location_source_now on market.location_source (location, source) where superseded_by is null;
create index location_source_import on market.location_source (import);
create index location_source_superseded on market.location_source (superseded_by) where superseded_by is not null;
create index location_source_before on market.location_source (location) where superseded_by is not null;
comment on table market.location_source is '[PUBLIC] What each published source says of each location, in versions; a sole trader''s name may be a service''s name';
comment on column market.location_source.last_as_at is '[PUBLIC] The latest day on which the source still said the same';
comment on column market.location_source.last_import is '[PUBLIC] The import that last said the same';
comment on column market.location_source.gone is '[PUBLIC] Missing from a complete snapshot that should have had it';
comment on column market.location_source.services is '[PUBLIC] Kinds of service, as market.ServiceKind; published_services has the register''s words';
comment on column market.location_source.bands is '[PUBLIC] Whom it is registered to care for, as market.UserBand';
comment on column market.location_source.ratings is '[PUBLIC] Every rating told: g group, d domain (left out: Overall), r rating, w words if they differ, o published on, i inherited, h historic';

-- All sources together: for each fact the latest day wins. Built from location_source, never written by hand.
create table market.location (
    id                 text primary key,
    name               text    not null,
    also_known_as      text,
    type               text,
    directorate        text,
    category           text,
    care_home          boolean,
    dormant            boolean,
    services           text[]  not null,
    published_services text[]  not null,
    bands              text[]  not null,
    activities         text[]  not null,
    beds               int,
    address            text,
    town               text,
    county             text,
    postcode           text,
    council            text,
    region             text,
    telephone          text,
    website            text,
    ods_code           text,
    uprn               text,
    latitude           double precision,
    longitude          double precision,
    provider_id        text,
    provider_name      text,
    brand_id           text,
    brand_name         text,
    dual_of            text,
    registered_on      date,
    deregistered_on    date,
    rating             text,
    rated_on           date,
    rating_inherited   boolean,
    safe               text,
    effective          text,
    caring             text,
    responsive         text,
    well_led           text,
    as_at              date    not null,
    sources            int     not null
);
create index location_council on market.location (council);
create index location_postcode on market.location (postcode text_pattern_ops);
create index location_provider on market.location (provider_id);
create index location_place on market.location (latitude, longitude);
comment on table market.location is '[PUBLIC] Each location as all sources together describe it; null is not known';
comment on column market.location.deregistered_on is '[PUBLIC] When it stopped being registered, or the day it was first missing; null: still registered';
comment on column market.location.as_at is '[PUBLIC] The latest day any source described it';
comment on column market.location.dual_of is '[PUBLIC] The location it shares its beds with, where both are registered';

create table market.provider_source (
    provider        text    not null,
    source          text    not null,
    import          int     not null,
    as_at           date    not null,
    last_import     int     not null,
    last_as_at      date    not null,
    superseded_by   int,
    hash            bigint  not null,
    name            text,
    ownership       text,
    company_number  text,
    charity_number  text,
    brand_id        text,
    brand_name      text,
    address         text,
    town            text,
    postcode        text,
    council         text,
    region          text,
    telephone       text,
    website         text,
    registered_on   date,
    registered      boolean,
    deregistered_on date
);
create unique index provider_source_now on market.provider_source (provider, source) where superseded_by is null;
create index provider_source_import on market.provider_source (import);
create index provider_source_superseded on market.provider_source (superseded_by) where superseded_by is not null;
comment on table market.provider_source is '[PUBLIC] What each published source says of each registered provider, in versions';

-- One location that went on under another id: a new owner, a legal change, a move.
create table market.succession (
    import      int  not null,
    predecessor text not null,
    successor   text not null,
    reason      text not null,
    told        boolean not null,
    applied     boolean not null default false,
    primary key (import, predecessor, successor)
);
create index on market.succession (predecessor);
create index on market.succession (successor);
comment on table market.succession is '[PUBLIC] Locations that went on under another id, as the register told or as we found by place and name';

-- Between reading a file and applying it. Content of published files only, kept until the import is applied, rejected or
-- replaced. Unlogged: after a crash of the server they are empty and are filled again from the file.
create unlogged table market.stage_location (
    import             int     not null,
    row                int     not null,
    location           text    not null,
    hash               bigint  not null,
    name               text,
    also_known_as      text,
    type               text,
    directorate        text,
    category           text,
    care_home          boolean,
    dormant            boolean,
    services           text[],
    published_services text[],
    bands              text[],
    activities         text[],
    beds               int,
    address            text,
    town               text,
    county             text,
    postcode           text,
    council            text,
    region             text,
    telephone          text,
    website            text,
    ods_code           text,
    uprn               text,
    latitude           double precision,
    longitude          double precision,
    provider_id        text,
    provider_name      text,
    brand_id           text,
    brand_name         text,
    dual_of            text,
    registered_on      date,
    registered         boolean,
    deregistered_on    date,
    rating             text,
    rated_on           date,
    rating_inherited   boolean,
    safe               text,
    effective          text,
    caring             text,
    responsive         text,
    well_led           text,
    ratings            jsonb,
    predecessors       text[]
);
create index stage_location_import on market.stage_location (import, location);
comment on table market.stage_location is '[PUBLIC] Locations read from a file and not yet applied; no row-level security because COPY refuses it';

create unlogged table market.stage_provider (
    import          int     not null,
    row             int     not null,
    provider        text    not null,
    hash            bigint  not null,
    name            text,
    ownership       text,
    company_number  text,
    charity_number  text,
    brand_id        text,
    brand_name      text,
    address         text,
    town            text,
    postcode        text,
    council         text,
    region          text,
    telephone       text,
    website         text,
    registered_on   date,
    registered      boolean,
    deregistered_on date
);
create index stage_provider_import on market.stage_provider (import, provider);
comment on table market.stage_provider is '[PUBLIC] Providers read from a file and not yet applied; no row-level security because COPY refuses it';

do $$
declare t text;
begin
    foreach t in array array['register_import', 'register_file', 'register_rejection', 'location_source', 'location',
                             'provider_source', 'succession'] loop
        execute format('alter table market.%I enable row level security', t);
        execute format('alter table market.%I force row level security', t);
        execute format('create policy signed_in on market.%I using ((select access.signed_in()))', t);
    end loop;
end $$;

-- Every fact with where it came from; shown is the one that market.location has.
create view market.location_fact with (security_invoker = true) as
select f.location, f.fact, f.value, f.source, f.as_at, f.last_as_at, f.import, f.last_import,
       row_number() over (partition by f.location, f.fact order by f.last_as_at desc, f.source) = 1 as shown
  from (select s.location, s.source, s.as_at, s.last_as_at, s.import, s.last_import, v.fact, v.value
          from market.location_source s
          cross join lateral (values
                ('Name', s.name), ('Also known as', s.also_known_as),
                ('Services', array_to_string(s.published_services, '; ')), ('Cares for', array_to_string(s.bands, '; ')),
                ('Regulated activities', array_to_string(s.activities, '; ')),
                ('Beds', s.beds::text), ('Address', concat_ws(', ', s.address, s.town, s.county)), ('Postcode', s.postcode),
                ('Council', s.council), ('Region', s.region), ('Telephone', s.telephone), ('Website', s.website),
                ('Place', s.latitude || ', ' || s.longitude), ('Provider', concat_ws(' ', s.provider_name, s.provider_id)),
                ('Brand', concat_ws(' ', s.brand_name, s.brand_id)),
                ('Registration', case when s.deregistered_on is not null then 'Ended ' || s.deregistered_on
                                      when s.gone then 'Missing since ' || s.as_at
                                      when s.registered then 'Registered' end),
                ('Overall rating', s.rating), ('Rating published', s.rated_on::text)) v (fact, value)
         where s.superseded_by is null and v.value <> '') f;

-- Ratings now and before, each once for each source that told it.
create view market.location_rating with (security_invoker = true) as
select s.location, coalesce(r.g, 'Overall') as "group", coalesce(r.d, 'Overall') as domain, r.r as rating,
       coalesce(r.w, r.r) as words, r.o as published_on, coalesce(r.i, false) as inherited,
       s.superseded_by is null and not coalesce(r.h, false) as now,
       s.source, s.as_at, s.last_as_at, s.import
  from market.location_source s
 cross join lateral jsonb_to_recordset(s.ratings) as r (g text, d text, r text, w text, o date, i boolean, h boolean);

-- Providers: what their own entries say, and those known only from their locations.
create view market.provider with (security_invoker = true) as
select distinct on (p.provider) p.provider as id, p.name, p.ownership, p.company_number, p.charity_number, p.brand_id,
       p.brand_name, p.address, p.town, p.postcode, p.council, p.region, p.telephone, p.website, p.registered_on,
       p.deregistered_on, p.source, p.last_as_at as as_at, p.import
  from (select provider, name, ownership, company_number, charity_number, brand_id, brand_name, address, town, postcode,
               council, region, telephone, website, registered_on, deregistered_on, source, last_as_at, import, 0 as weight
          from market.provider_source where superseded_by is null
        union all
        select provider_id, provider_name, null, null, null, brand_id, brand_name, null, null, null,
               null, null, null, null, null, null, source, last_as_at, import, 1
          from market.location_source where superseded_by is null and provider_id is not null) p
 order by p.provider, p.weight, p.last_as_at desc;
