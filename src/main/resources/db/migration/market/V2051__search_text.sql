-- What a search for words looks through, in lower case, the postcode with and without its space. No trigram index:
-- row-level security keeps an index from serving LIKE (it is not leakproof), and reading this column through takes
-- about 12 ms for 32,000 locations, less than keeping the index would cost each import.
alter table market.location add column search text generated always as (
    lower(name || ' ' || coalesce(also_known_as, '') || ' ' || coalesce(provider_name, '') || ' '
          || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || coalesce(replace(postcode, ' ', ''), '')
          || ' ' || id)) stored;
comment on column market.location.search is '[PUBLIC] lower-case words of name, provider, town, postcode and id';
