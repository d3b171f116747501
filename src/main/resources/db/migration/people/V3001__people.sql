-- Who is affected by an incident. Each column of a person declares its own field class: the read models are cut by it.
create schema people;

create table people.person (
    id               uuid        primary key,
    incident         uuid        not null,
    council          text        not null,
    agency           uuid        not null,
    reference        text        not null check (length(reference) between 1 and 40),
    location         text,
    carer            boolean     not null default false,
    status           text        not null default 'WAITING'
        check (status in ('WAITING', 'CHOSEN', 'OFFERED', 'ACCEPTED', 'MOVED', 'STAYING', 'LEFT', 'DIED')),
    told_at          timestamptz,
    sources          text[]      not null default '{}',
    kept_by_hand     text[]      not null default '{}',
    version          int         not null default 0,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    changed_by       uuid        not null,

    given_name       text check (length(given_name) <= 100),
    family_name      text check (length(family_name) <= 100),
    known_as         text check (length(known_as) <= 100),
    birth_date       date,
    nhs_number       text check (nhs_number ~ '^[0-9]{10}$'),
    address          text check (length(address) <= 300),
    postcode         text check (length(postcode) <= 8),
    latitude         double precision,
    longitude        double precision,
    phone            text check (length(phone) <= 30),
    language         text check (length(language) <= 100),
    family_postcode  text check (length(family_postcode) <= 8),
    family_latitude  double precision,
    family_longitude double precision,
    friends          text check (length(friends) <= 60),
    round            text check (length(round) <= 60),
    choices          text[]      not null default '{}' check (cardinality(choices) <= 10),
    exclusions       text[]      not null default '{}' check (cardinality(exclusions) <= 20),
    wants_early      text        not null default 'NOT_KNOWN' check (wants_early in ('YES', 'NO', 'NOT_KNOWN')),
    funding          text        not null default 'NOT_KNOWN'
        check (funding in ('HOST_COUNCIL', 'SELF', 'CHC_LOCAL', 'CHC_OTHER', 'JOINT', 'FNC', 'S117', 'OTHER_COUNCIL',
                           'OTHER_COUNTRY', 'PERSONAL_BUDGET', 'JOINT_COUNCILS', 'NOT_KNOWN')),
    funder           text check (length(funder) <= 150),
    funder_agency    uuid,
    weekly_fee_pence int check (weekly_fee_pence between 0 and 10000000),

    need             text
        check (need in ('RESIDENTIAL', 'NURSING', 'DEMENTIA_RESIDENTIAL', 'DEMENTIA_NURSING', 'LEARNING_DISABILITY',
                        'MENTAL_HEALTH', 'HOME_CARE')),
    minutes_morning  int check (minutes_morning between 0 and 1440),
    minutes_lunch    int check (minutes_lunch between 0 and 1440),
    minutes_tea      int check (minutes_tea between 0 and 1440),
    minutes_bed      int check (minutes_bed between 0 and 1440),
    weekly_minutes   int check (weekly_minutes between 0 and 10080),
    double_up        text        not null default 'NOT_KNOWN' check (double_up in ('YES', 'NO', 'NOT_KNOWN')),
    features         text[]      not null default '{}' check (cardinality(features) <= 20),
    care_now         text check (length(care_now) <= 2000),
    end_of_life      text        not null default 'NOT_KNOWN' check (end_of_life in ('YES', 'NO', 'NOT_KNOWN')),
    very_frail       text        not null default 'NOT_KNOWN' check (very_frail in ('YES', 'NO', 'NOT_KNOWN')),
    lives_alone      text        not null default 'NOT_KNOWN' check (lives_alone in ('YES', 'NO', 'NOT_KNOWN')),
    informal_support text        not null default 'NOT_KNOWN' check (informal_support in ('YES', 'NO', 'NOT_KNOWN')),
    stress_prone     text        not null default 'NOT_KNOWN' check (stress_prone in ('YES', 'NO', 'NOT_KNOWN')),
    complex_needs    text        not null default 'NOT_KNOWN' check (complex_needs in ('YES', 'NO', 'NOT_KNOWN')),
    carer_unwell     text        not null default 'NOT_KNOWN' check (carer_unwell in ('YES', 'NO', 'NOT_KNOWN')),
    provider_colour  text check (provider_colour in ('RED', 'AMBER', 'GREEN', 'UNRATED')),
    befriended       text        not null default 'NOT_KNOWN' check (befriended in ('YES', 'NO', 'NOT_KNOWN')),
    time_to_instruct text        not null default 'NOT_KNOWN' check (time_to_instruct in ('YES', 'NO', 'NOT_KNOWN')),
    authority_asked  text        not null default 'NOT_KNOWN' check (authority_asked in ('YES', 'NO', 'NOT_KNOWN')),
    refuses          text        not null default 'NOT_KNOWN' check (refuses in ('YES', 'NO', 'NOT_KNOWN')),
    dols             text        not null default 'NOT_KNOWN' check (dols in ('YES', 'NO', 'NOT_KNOWN')),
    dols_until       date,

    colour           text        not null default 'UNRATED' check (colour in ('RED', 'UNRATED', 'AMBER', 'GREEN')),
    colour_rank      smallint    not null default 1,
    factors          int         not null default 0,
    rated_at         timestamptz,
    unique (incident, reference)
);
create unique index on people.person (incident, nhs_number) where nhs_number is not null;
create index on people.person (incident, colour_rank, factors desc, weekly_minutes desc, (wants_early = 'YES') desc, reference);

comment on table people.person is '[INTERNAL] a person affected by an incident: an adult who receives the service, or a carer with support needs';
comment on column people.person.sources is '[INTERNAL] whose lists named the person: PROVIDER, COUNCIL, ICB';
comment on column people.person.kept_by_hand is '[INTERNAL] columns an officer set: a later list does not overwrite them';
comment on column people.person.location is '[PERSONAL] the location they are leaving, by CQC id';
comment on column people.person.status is '[PERSONAL] how far they have come';
comment on column people.person.told_at is '[PERSONAL] first told what happens to their care';
comment on column people.person.carer is '[PERSONAL] a carer with support needs rather than someone cared for';
comment on column people.person.reference is '[PERSONAL] how officers speak of them where no name belongs';
comment on column people.person.given_name is '[PERSONAL] given names';
comment on column people.person.family_name is '[PERSONAL] family name';
comment on column people.person.known_as is '[PERSONAL] how they like to be called';
comment on column people.person.birth_date is '[PERSONAL] date of birth';
comment on column people.person.nhs_number is '[PERSONAL] NHS number, ten digits';
comment on column people.person.address is '[PERSONAL] where they live';
comment on column people.person.postcode is '[PERSONAL] postcode of where they live';
comment on column people.person.latitude is '[PERSONAL] of the postcode, WGS84';
comment on column people.person.longitude is '[PERSONAL] of the postcode, WGS84';
comment on column people.person.phone is '[PERSONAL] telephone';
comment on column people.person.language is '[PERSONAL] language or way of communicating they prefer';
comment on column people.person.family_postcode is '[PERSONAL] where the people closest to them live';
comment on column people.person.family_latitude is '[PERSONAL] of the family postcode, WGS84';
comment on column people.person.family_longitude is '[PERSONAL] of the family postcode, WGS84';
comment on column people.person.friends is '[PERSONAL] friendship group: people who want to stay together';
comment on column people.person.round is '[PERSONAL] home-care round';
comment on column people.person.choices is '[PERSONAL] location ids they named, in their order';
comment on column people.person.exclusions is '[PERSONAL] location or provider ids where they must not or will not go';
comment on column people.person.wants_early is '[PERSONAL] asks to move early';
comment on column people.person.funding is '[PERSONAL] who pays, by category';
comment on column people.person.funder is '[PERSONAL] the council or ICB that pays, in words';
comment on column people.person.funder_agency is '[PERSONAL] the same as an agency of this installation';
comment on column people.person.weekly_fee_pence is '[COMMERCIAL] what is paid a week now';
comment on column people.person.need is '[SPECIAL] the kind of care';
comment on column people.person.minutes_morning is '[SPECIAL] home care on an ordinary day, morning';
comment on column people.person.minutes_lunch is '[SPECIAL] lunch';
comment on column people.person.minutes_tea is '[SPECIAL] tea';
comment on column people.person.minutes_bed is '[SPECIAL] bed';
comment on column people.person.weekly_minutes is '[SPECIAL] home care in a week';
comment on column people.person.double_up is '[SPECIAL] two workers at a visit';
comment on column people.person.features is '[SPECIAL] what a place must have';
comment on column people.person.care_now is '[SPECIAL] care as it is given now, in words';
comment on column people.person.end_of_life is '[SPECIAL] nearing the end of life';
comment on column people.person.very_frail is '[SPECIAL] very frail';
comment on column people.person.lives_alone is '[SPECIAL] lives alone';
comment on column people.person.informal_support is '[SPECIAL] family or friends help';
comment on column people.person.stress_prone is '[SPECIAL] prone to stress or anxiety';
comment on column people.person.complex_needs is '[SPECIAL] complex needs';
comment on column people.person.carer_unwell is '[SPECIAL] carer with own health problems';
comment on column people.person.provider_colour is '[SPECIAL] the priority the provider gave';
comment on column people.person.befriended is '[SPECIAL] family or friend willing and able to be consulted';
comment on column people.person.time_to_instruct is '[SPECIAL] time to instruct an advocate before the move';
comment on column people.person.authority_asked is '[SPECIAL] asked whether there is an attorney or deputy';
comment on column people.person.refuses is '[SPECIAL] the person says no to the move';
comment on column people.person.dols is '[SPECIAL] deprivation-of-liberty authorisation in force';
comment on column people.person.dols_until is '[SPECIAL] its last day';
comment on column people.person.colour is '[SPECIAL] priority, worked out again whenever a fact changes';
comment on column people.person.colour_rank is '[SPECIAL] the same in the order of work';
comment on column people.person.factors is '[SPECIAL] how many factors apply';
comment on column people.person.rated_at is '[SPECIAL] when the facts behind the priority were last confirmed';

create table people.person_history (
    person      uuid        not null,
    incident    uuid        not null,
    version     int         not null,
    replaced_at timestamptz not null default transaction_timestamp(),
    was         jsonb       not null,
    primary key (person, version)
);
comment on table people.person_history is '[SPECIAL] what was known before each change';

create function people.keep_history() returns trigger language plpgsql as
$$
begin
    insert into people.person_history (person, incident, version, was)
    values (old.id, old.incident, old.version, to_jsonb(old));
    return new;
end
$$;
create trigger keep_history before update on people.person
    for each row when (old.version is distinct from new.version) execute function people.keep_history();

create table people.assignment (
    id       uuid        primary key,
    incident uuid        not null,
    person   uuid        not null references people.person on delete cascade,
    post     uuid        not null,
    name     text        not null,
    by_post  uuid        not null,
    from_at  timestamptz not null,
    to_at    timestamptz
);
create unique index on people.assignment (person, post) where to_at is null;
create index on people.assignment (incident, post) where to_at is null;
comment on table people.assignment is '[PERSONAL] who is in charge of whom';

create table people.urgency (
    id        uuid        primary key,
    incident  uuid        not null,
    person    uuid        not null references people.person,
    life      text        not null check (life in ('YES', 'NO', 'NOT_KNOWN')),
    physical  text        not null check (physical in ('YES', 'NO', 'NOT_KNOWN')),
    mental    text        not null check (mental in ('YES', 'NO', 'NOT_KNOWN')),
    result    text        not null check (result in ('URGENT', 'NOT_URGENT', 'NOT_MADE')),
    note      text        not null check (length(note) between 1 and 2000),
    judged_at timestamptz not null,
    entered_at timestamptz not null,
    by_post   uuid        not null,
    by_name   text        not null
);
create index on people.urgency (incident, person, entered_at desc);
comment on table people.urgency is '[SPECIAL] urgency judgements, one person at a time; never changed, the latest counts';

create table people.capacity_record (
    id          uuid        primary key,
    incident    uuid        not null,
    person      uuid        not null references people.person,
    decision    text        not null check (decision in ('ACCOMMODATION', 'PROVIDER', 'SHARING', 'MONEY')),
    result      text        not null check (result in ('HAS', 'LACKS', 'DOUBT')),
    assessed_on date        not null,
    note        text        not null check (length(note) between 1 and 2000),
    entered_at  timestamptz not null,
    by_post     uuid        not null,
    by_name     text        not null
);
create index on people.capacity_record (incident, person, entered_at desc);
comment on table people.capacity_record is '[SPECIAL] capacity for one decision on one day; there is no general one';

create table people.wish (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person,
    said_on    date        not null,
    voice      text        not null check (voice in ('PERSON', 'CARER', 'RELATIVE', 'ADVOCATE', 'PROFESSIONAL')),
    relation   text check (length(relation) <= 100),
    words      text        not null check (length(words) between 1 and 2000),
    entered_at timestamptz not null,
    by_post    uuid        not null,
    by_name    text        not null,
    check (voice = 'PERSON' or relation is not null)
);
create index on people.wish (incident, person, said_on desc);
comment on table people.wish is '[SPECIAL] needs, views, wishes and feelings, in the words of whoever said them; only ever added to';

create table people.contact (
    id         uuid        primary key,
    incident   uuid        not null,
    person     uuid        not null references people.person on delete cascade,
    kind       text        not null
        check (kind in ('RELATIVE', 'FRIEND', 'CARER', 'WELFARE_ATTORNEY', 'PROPERTY_ATTORNEY', 'EPA_ATTORNEY',
                        'WELFARE_DEPUTY', 'PROPERTY_DEPUTY', 'IMCA', 'ADVOCATE', 'GP', 'SOCIAL_WORKER', 'OTHER')),
    name       text        not null check (length(name) between 1 and 150),
    relation   text check (length(relation) <= 100),
    phone      text check (length(phone) <= 30),
    no_phone   boolean     not null default false,
    registered text        not null default 'NOT_KNOWN' check (registered in ('YES', 'NO', 'NOT_KNOWN')),
    authority  text check (length(authority) <= 60),
    intake     uuid,
    entered_at timestamptz not null,
    ended_at   timestamptz,
    by_post    uuid        not null
);
create index on people.contact (incident, person) where ended_at is null;
comment on table people.contact is '[PERSONAL] relatives, friends, attorneys, deputies, advocates and professionals';
comment on column people.contact.kind is '[SPECIAL] what they are to the person; attorneys and advocates tell of capacity';
comment on column people.contact.registered is '[SPECIAL] whether the power or order is registered';
comment on column people.contact.authority is '[SPECIAL] registration number or order reference';

create table people.safeguarding (
    person     uuid        primary key references people.person on delete cascade,
    incident   uuid        not null,
    enquiry    text        not null check (enquiry in ('YES', 'NO')),
    number     text check (length(number) <= 60),
    intake     uuid,
    entered_at timestamptz not null,
    by_post    uuid        not null,
    check (enquiry = 'NO' or number is not null)
);
comment on table people.safeguarding is '[SAFEGUARDING] whether an enquiry is open; others see only "speak to the safeguarding lead"';

create table people.purpose (
    account  uuid        not null,
    person   uuid        not null references people.person on delete cascade,
    incident uuid        not null,
    day      date        not null,
    purpose  text        not null check (purpose in ('DIRECT_CARE', 'PRIORITY', 'PLACEMENT', 'SAFEGUARDING', 'CHECKING')),
    at       timestamptz not null,
    primary key (account, person, day)
);
comment on table people.purpose is '[INTERNAL] why somebody opened health details, asked once a person a day';

create table people.intake (
    id         uuid        primary key,
    incident   uuid        not null,
    council    text        not null,
    source     text        not null check (source in ('PROVIDER', 'COUNCIL', 'ICB')),
    state      text        not null check (state in ('STAGED', 'APPLIED', 'UNDONE', 'DROPPED')),
    as_at      date        not null,
    hash       bytea       not null,
    rows       int         not null,
    added      int         not null,
    changed    int         not null,
    matched    int         not null,
    notes      text[]      not null default '{}',
    staged_at  timestamptz not null,
    applied_at timestamptz,
    undone_at  timestamptz,
    by_post    uuid        not null,
    by_name    text        not null
);
create index on people.intake (incident, staged_at desc);
comment on table people.intake is '[INTERNAL] lists of people taken in: whose, when, how many';

create table people.intake_row (
    intake   uuid  not null references people.intake on delete cascade,
    incident uuid  not null,
    row      int   not null,
    person   uuid,
    fresh    boolean not null default false,
    differs  boolean not null default true,
    said     jsonb not null,
    primary key (intake, row)
);
comment on table people.intake_row is '[SPECIAL] what a list says of a person, until it is taken in or dropped';

create table people.intake_effect (
    intake        uuid not null references people.intake,
    incident      uuid not null,
    person        uuid not null,
    row           int  not null,
    effect        text not null check (effect in ('ADDED', 'CHANGED', 'MATCHED')),
    version_after int  not null,
    primary key (intake, person)
);
comment on table people.intake_effect is '[PERSONAL] which people a list named, and what it did to each';

do $$
declare t text;
begin
    foreach t in array array['person', 'person_history', 'assignment', 'contact', 'safeguarding', 'purpose', 'intake',
                             'intake_row', 'intake_effect'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy member on people.%I using (incident = any ((select access.my_incidents())::uuid[]))'
                       ' with check (incident = any ((select access.my_incidents())::uuid[]))', t);
    end loop;
    -- Only ever added to: there is a policy for reading and one for adding, and none for anything else.
    foreach t in array array['urgency', 'capacity_record', 'wish'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy member_reads on people.%I for select using (incident = any ((select access.my_incidents())::uuid[]))', t);
        execute format('create policy member_adds on people.%I for insert with check (incident = any ((select access.my_incidents())::uuid[]))', t);
    end loop;
end $$;
