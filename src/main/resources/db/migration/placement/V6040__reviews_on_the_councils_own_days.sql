-- Reviews on days a council sets beside 48 hours, 28 days and 12 months, and who does each.
alter table placement.review drop constraint review_kind_check;
alter table placement.review drop constraint review_move_kind_key;
alter table placement.review
    add column day           smallint check (day between 1 and 730),
    add column reviewer      uuid,
    add column reviewer_name text check (length(reviewer_name) <= 200),
    add constraint review_kind_check check (kind in ('HOURS_48', 'DAYS_28', 'MONTHS_12', 'OWN_DAY')),
    add constraint review_own_day_check check ((kind = 'OWN_DAY') = (day is not null)),
    add constraint review_reviewer_check check ((reviewer is null) = (reviewer_name is null));
create unique index review_once on placement.review (move, kind, coalesce(day, 0));
comment on column placement.review.day is '[SPECIAL] days after arriving, for a review on a day the council set';
comment on column placement.review.reviewer is '[SPECIAL] the post that does the review';
comment on column placement.review.reviewer_name is '[SPECIAL] who holds that post';
