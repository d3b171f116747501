-- Every listener of an event runs in the transaction of whoever published it, so nothing was ever kept here. What has to
-- reach somebody outside is a letter (kernel.letter).
drop table kernel.event_publication;
