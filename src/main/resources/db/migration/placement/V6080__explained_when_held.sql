-- What had to be explained when a place was held, beside why somebody went out of turn.
alter table placement.offer
    add column confirmed     text check (length(confirmed) <= 500),
    add column off_framework text check (length(off_framework) <= 500);
comment on column placement.offer.confirmed is '[SPECIAL] who confirmed at the service that it can meet what no register tells';
comment on column placement.offer.off_framework is '[COMMERCIAL] why no agency of the framework is used';
