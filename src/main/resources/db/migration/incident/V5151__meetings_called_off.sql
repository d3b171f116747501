-- A meeting that was planned and does not take place, and why; the next one planned is then the first.
alter table incident.meeting
    add column cancelled_at      timestamptz,
    add column cancelled_by      text,
    add column cancelled_because text check (length(cancelled_because) between 1 and 1000),
    add constraint meeting_cancelled_with_reason check ((cancelled_at is null) = (cancelled_because is null)),
    add constraint meeting_held_or_cancelled check (held_at is null or cancelled_at is null),
    add constraint meeting_cancelled_is_not_first check (cancelled_at is null or not first);
comment on column incident.meeting.cancelled_because is '[INTERNAL] Why it does not take place';
