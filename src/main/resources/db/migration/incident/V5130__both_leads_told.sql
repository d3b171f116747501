-- A lead may be told of an incident that somebody else has taken.
alter table incident.call_attempt drop constraint call_attempt_outcome_check;
alter table incident.call_attempt add constraint call_attempt_outcome_check
    check (outcome in ('ACCEPTED', 'DECLINED', 'TOLD', 'MESSAGE_LEFT', 'NO_ANSWER'));
alter table incident.call_attempt add check (outcome <> 'TOLD' or way in ('TELEPHONE', 'IN_PERSON'));
