-- Lists of several offices compared: what each said of whom, what looks alike, what differs, who signed the number.

create table people.list_record (
    intake           uuid        not null references people.intake,
    incident         uuid        not null,
    source           text        not null check (source in ('PROVIDER', 'COUNCIL', 'ICB', 'OTHER_COUNCIL')),
    row              int         not null,
    person           uuid        not null,
    at               timestamptz not null,
    how              text        not null
        check (how in ('NEW', 'NHS_NUMBER', 'REFERENCE', 'NAME_AND_BIRTH', 'LIKENESS', 'MERGED')),
    weight           double precision,
    probability      double precision,
    because          jsonb,
    reference        text,
    given_name       text,
    family_name      text,
    birth_date       date,
    nhs_number       text,
    address          text,
    postcode         text,
    funding          text,
    funder           text,
    weekly_minutes   int,
    weekly_fee_pence int,
    primary key (intake, row)
);
create index on people.list_record (incident, person);
comment on table people.list_record is '[PERSONAL] what one list said of one person: who they are, who pays, how much';
comment on column people.list_record.how is '[INTERNAL] by what the record was linked with the person';
comment on column people.list_record.weight is '[INTERNAL] how much agreed, in bits, where likeness linked them';
comment on column people.list_record.probability is '[INTERNAL] how likely it is that the record is about the person';
comment on column people.list_record.because is '[PERSONAL] how each field agreed and what that added';
comment on column people.list_record.weekly_minutes is '[SPECIAL] home care in a week';
comment on column people.list_record.weekly_fee_pence is '[COMMERCIAL] what is paid a week';

create table people.likeness (
    intake      uuid             not null references people.intake,
    incident    uuid             not null,
    row         int              not null,
    person      uuid             not null,
    weight      double precision not null,
    probability double precision not null,
    doubt       text             not null,
    because     jsonb            not null,
    primary key (intake, row, person)
);
create index on people.likeness (incident);
comment on table people.likeness is '[PERSONAL] a record of a list and a person who may be one, for somebody to decide';

alter table people.intake_row
    add column how         text,
    add column held        text[] not null default '{}',
    add column weight      double precision,
    add column probability double precision,
    add column because     jsonb;
comment on column people.intake_row.held is '[INTERNAL] columns that another source has spoken on: a difference is decided by a person';

alter table people.intake
    drop constraint intake_source_check,
    add constraint intake_source_check check (source in ('PROVIDER', 'COUNCIL', 'ICB', 'OTHER_COUNCIL')),
    add column link uuid;
comment on column people.intake.link is '[INTERNAL] the upload link it came by, if one';

create table people.different (
    id         uuid        primary key,
    incident   uuid        not null,
    one        uuid        not null,
    other      uuid        not null,
    why        text        not null check (length(why) between 1 and 1000),
    decided_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null,
    check (one < other),
    unique (incident, one, other)
);
comment on table people.different is '[PERSONAL] pairs that look alike and are two people, and who said so';

create table people.settled (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person on delete cascade,
    field      text        not null
        check (field in ('given_name', 'family_name', 'birth_date', 'funding', 'funder', 'weekly_minutes', 'weekly_fee_pence')),
    chosen     text        not null check (chosen in ('PROVIDER', 'COUNCIL', 'ICB', 'OTHER_COUNCIL')),
    seen       text        not null,
    why        text        not null check (length(why) between 1 and 1000),
    settled_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null
);
create index on people.settled (incident, person, settled_at desc);
comment on table people.settled is '[PERSONAL] whose word was taken where lists differed, and why; only ever added to';
comment on column people.settled.seen is '[INTERNAL] a hash of what the lists said then: other words open the difference again';

create table people.merge (
    id            uuid        primary key,
    incident      uuid        not null,
    kept          uuid        not null,
    gone          uuid        not null,
    state         text        not null check (state in ('ASKED', 'MERGED', 'REFUSED', 'UNDONE')),
    why           text        not null check (length(why) between 1 and 1000),
    asked_at      timestamptz not null,
    asked_post    uuid        not null,
    asked_user    uuid        not null,
    asked_by      text        not null,
    decided_at    timestamptz,
    decided_by    text,
    undone_at     timestamptz,
    undone_by     text,
    undone_why    text check (length(undone_why) between 1 and 1000),
    was           jsonb,
    kept_was      jsonb,
    kept_version  int,
    check (kept <> gone),
    check ((state in ('MERGED', 'UNDONE')) = (was is not null))
);
create unique index merge_open on people.merge (incident, gone) where state in ('ASKED', 'MERGED');
comment on table people.merge is '[SPECIAL] two records of one person made one: asked by one officer, done by another, reversible';
comment on column people.merge.was is '[SPECIAL] the record that went, whole';
comment on column people.merge.kept_was is '[SPECIAL] the record that stayed, as it was before';

create table people.number_signed (
    id           uuid        primary key,
    incident     uuid        not null,
    said         int         not null check (said between 1 and 1000000),
    said_by      text        not null check (length(said_by) between 1 and 150),
    said_at      timestamptz not null,
    counted      int         not null,
    open         int         not null,
    by_category  jsonb       not null,
    why          text check (length(why) between 1 and 1000),
    signed_at    timestamptz not null,
    by_post      uuid        not null,
    by_name      text        not null,
    check (said = counted or why is not null)
);
create index on people.number_signed (incident, signed_at desc);
comment on table people.number_signed is '[INTERNAL] how many people there are, as the provider confirmed it and an officer signed; only ever added to';

do $$
declare t text;
begin
    foreach t in array array['list_record', 'likeness', 'merge', 'different'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy member on people.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       ' with check (incident = any ((select access.my_incidents())::uuid[]))', t);
    end loop;
    foreach t in array array['settled', 'number_signed'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy member_reads on people.%I for select using (incident = any ((select access.my_incidents())::uuid[]))', t);
        execute format('create policy member_adds on people.%I for insert with check (incident = any ((select access.my_incidents())::uuid[]))', t);
    end loop;
end $$;
