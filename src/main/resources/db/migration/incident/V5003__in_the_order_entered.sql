-- Two tests within the same instant still have an order: the one entered last counts.
alter table incident.service_test add column no bigint generated always as identity;
alter table incident.person_test add column no bigint generated always as identity;
alter table incident.verification add column no bigint generated always as identity;
