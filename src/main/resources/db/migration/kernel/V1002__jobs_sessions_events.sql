-- Tables of three libraries, in the shape that each documents. They hold ids and state, no personal facts.
create table kernel.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on kernel.scheduled_tasks (execution_time);
create index on kernel.scheduled_tasks (last_heartbeat);
create index on kernel.scheduled_tasks (priority desc, execution_time asc);
comment on table kernel.scheduled_tasks is '[INTERNAL] db-scheduler: what is to run and when; data is a post id and a job id';

create table kernel.event_publication (
    id                     uuid        primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index on kernel.event_publication using hash (serialized_event);
create index on kernel.event_publication (completion_date);
comment on table kernel.event_publication is '[INTERNAL] Spring Modulith: events not yet handled; ids and safe facts only';

create table kernel.session (
    primary_id            char(36)     primary key,
    session_id            char(36)     not null unique,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)
);
create index on kernel.session (expiry_time);
create index on kernel.session (principal_name);
comment on table kernel.session is '[INTERNAL] Spring Session: who is signed in, by random id';

create table kernel.session_attributes (
    session_primary_id char(36)     not null references kernel.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
comment on table kernel.session_attributes is '[INTERNAL] Spring Session: post id, form tokens; text only, no serialised objects';
