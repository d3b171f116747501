-- Saying the same again later touches no row here: that would rewrite the whole table each month.
comment on column market.location.as_at is '[PUBLIC] The day of the newest facts; market.location_fact says until when each was confirmed';
