-- Whoever sees a person without being in charge of them is looked at by a privacy officer the next working day.
alter table access.alert drop constraint alert_kind_check;
alter table access.alert add constraint alert_kind_check
    check (kind in ('PEOPLE_EXPORTED', 'TOKEN_ISSUED', 'LINK_ISSUED', 'GLASS_BROKEN'));
