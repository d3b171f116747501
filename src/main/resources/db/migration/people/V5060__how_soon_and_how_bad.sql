-- An urgent judgement says how soon the harm would come and how bad it would be; older ones did not ask.
alter table people.urgency add column how_soon text check (length(how_soon) between 1 and 200);
alter table people.urgency add column how_bad text check (length(how_bad) between 1 and 200);
alter table people.urgency add constraint urgency_says_how check
    (result <> 'URGENT' or (how_soon is not null and how_bad is not null)) not valid;
alter table people.urgency alter column note drop not null;
comment on column people.urgency.how_soon is '[SPECIAL] when the harm would come';
comment on column people.urgency.how_bad is '[SPECIAL] how severe it would be';
