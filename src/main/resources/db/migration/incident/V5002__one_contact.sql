-- The form asks once who somebody is and how to ring them back.
alter table incident.incident rename column notified_role to notified_contact;
comment on column incident.incident.notified_contact is '[PERSONAL] What the person who told us is to the service, and how to ring them back';
alter table incident.incident drop column notified_phone;
