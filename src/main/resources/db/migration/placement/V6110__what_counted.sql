-- What counted how much in a plan, point by point: it can be read years later, and worked out again, whatever the council
-- publishes by then.
alter table placement.plan add column weights text[] not null default '{}';
comment on column placement.plan.weights is '[INTERNAL] the points it was made with, as name=points in the published order';
