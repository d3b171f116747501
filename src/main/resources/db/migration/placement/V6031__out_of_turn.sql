-- Home care goes to those most at risk first; whoever is offered it before them has a reason.
alter table placement.offer add column out_of_turn text check (length(out_of_turn) <= 500);
comment on column placement.offer.out_of_turn is '[SPECIAL] why somebody less at risk was offered home care first';
