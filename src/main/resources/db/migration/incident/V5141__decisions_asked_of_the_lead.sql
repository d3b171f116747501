-- A decision that somebody waits for is asked of the lead officer, by a date.
alter table incident.request drop constraint request_whom_check;
alter table incident.request add check (whom in ('PROVIDER', 'BUSINESS', 'AGENCY', 'PERSON', 'LEAD'));
