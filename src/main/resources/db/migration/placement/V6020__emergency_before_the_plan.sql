-- An emergency goes ahead of lines of the action plan only on a named officer's word.
alter table placement.move
    add column override_officer text check (length(override_officer) <= 200),
    add column override_actions text check (length(override_actions) <= 1000),
    add check (override_officer is null or override_reason is not null),
    add check (override_actions is null or override_officer is not null);
comment on column placement.move.override_officer is '[PERSONAL] who decided that the move could not wait for the plan';
comment on column placement.move.override_actions is '[INTERNAL] numbers of the lines of the plan that were open';
