-- What counts as a contact. Never changed: a change is a new version.
create table contacts.definition (
    key              text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}\.[1-9][0-9]{0,5}$'),
    body             jsonb not null,
    made_at          timestamptz not null,
    made_by          bigint
);

create sequence contacts.publication_order;

-- One delivery of people and contacts. Its rows are in the lake, under pseudonyms; here is only what it is.
create table contacts.batch (
    id               integer generated always as identity primary key,
    sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name             text not null,
    source           text not null,
    purpose          text not null check (purpose in ('DIRECT_CARE', 'LOCAL_AUDIT', 'PLANNING')),
    covers_from      date,
    -- Windows of twelve months are counted back from here.
    covers_until     date check (extract(day from covers_until) = 1),
    key_version      integer not null default 0,
    received_at      timestamptz not null,
    received_by      bigint,
    state            text not null check (state in
                         ('LOADING', 'READY', 'PUBLISHED', 'WITHDRAWN', 'REFUSED', 'FAILED', 'ERASED')),
    step             text not null default '',
    people           bigint not null default 0,
    contacts         bigint not null default 0,
    set_aside        bigint not null default 0,
    left_out         bigint not null default 0,
    -- Set while published: of the batches that hold a practice the one published last is shown.
    published_order  bigint,
    changed_at       timestamptz not null,
    unique (sha256, purpose),
    constraint published_has_its_place check ((state = 'PUBLISHED') = (published_order is not null))
);

-- Which practices a batch holds, and in which of its files.
create table contacts.batch_practice (
    batch            integer not null references contacts.batch (id),
    practice         text not null check (practice ~ '^[A-Z0-9]{3,10}$'),
    bucket           integer not null,
    people           bigint not null,
    contacts         bigint not null,
    primary key (batch, practice)
);
create index batch_practice_by_practice on contacts.batch_practice (practice);

-- By which definitions a batch has been summarised.
create table contacts.summary (
    batch            integer not null references contacts.batch (id),
    definition       text not null references contacts.definition (key),
    built_at         timestamptz not null,
    primary key (batch, definition)
);

create table contacts.problem_count (
    batch            integer not null references contacts.batch (id),
    file             text not null,
    kind             text not null,
    problems         bigint not null,
    primary key (batch, file, kind)
);

-- The first 1,000 of each kind, without what stood in the row.
create table contacts.problem (
    batch            integer not null references contacts.batch (id),
    kind             text not null,
    file             text not null,
    source_row       bigint not null,
    primary key (batch, kind, file, source_row)
);

-- What was done to a batch, when and by whom (empty: the command line).
create table contacts.act (
    act              bigint generated always as identity primary key,
    batch            integer not null references contacts.batch (id),
    what             text not null check (what in ('RECEIVED', 'LOADED', 'PUBLISHED', 'WITHDRAWN', 'ERASED')),
    at               timestamptz not null,
    by_account       bigint
);
create index act_by_batch on contacts.act (batch);

-- How an organisation's own tables are to be read, found again by the names of their columns.
create table contacts.mapping (
    mapping          integer generated always as identity primary key,
    fingerprint      text not null unique,
    name             text not null,
    definition       jsonb not null,
    made_at          timestamptz not null,
    made_by          bigint
);

-- A cohort is criteria under a name, never people. A version never changes.
create table contacts.cohort (
    cohort           bigint generated always as identity primary key,
    area             text not null check (area ~ '^[A-Z0-9]{3,12}$')
);

create table contacts.cohort_version (
    cohort           bigint not null references contacts.cohort (cohort),
    version          integer not null check (version > 0),
    name             text not null check (length(name) between 1 and 100),
    definition       text not null references contacts.definition (key),
    criteria         jsonb not null,
    made_at          timestamptz not null,
    made_by          bigint,
    primary key (cohort, version)
);

-- A deep dive into one person's way through services: what may leave the practice, without the person.
create table contacts.deep_dive (
    deep_dive        bigint generated always as identity primary key,
    practice         text not null check (practice ~ '^[A-Z0-9]{3,10}$'),
    begun_at         timestamptz not null,
    begun_by         bigint,
    solvable         text not null default 'UNDECIDED' check (solvable in
                         ('UNDECIDED', 'PRACTICE', 'NETWORK', 'PLACE', 'SYSTEM', 'NOT')),
    partners         text not null default '',
    designed         text not null default '',
    themes           text[] not null default '{}',
    review_on        date,
    -- Seen, without the person, by whom the practice shares its counts with.
    shared           boolean not null default false,
    changed_at       timestamptz not null
);
create index deep_dive_by_practice on contacts.deep_dive (practice);

-- Of whom it is and what was found: rows about patients, seen inside their practice only (docs/reference/patient-tables.md).
create table contacts.deep_dive_person (
    deep_dive        bigint primary key references contacts.deep_dive (deep_dive),
    practice         text not null,
    person           text not null check (person ~ '^[0-9a-f]{16}$'),
    found            text not null default '',
    matters          text not null default ''
);
alter table contacts.deep_dive_person enable row level security;
alter table contacts.deep_dive_person force row level security;
create policy own_practices on contacts.deep_dive_person
    using (practice = any (string_to_array(current_setting('cairn.practices', true), ',')));
create policy backup on contacts.deep_dive_person for select to current_user
    using (current_setting('cairn.backup', true) = 'yes');

-- What somebody who sees a deep dive can bring to it.
create table contacts.deep_dive_offer (
    offer            bigint generated always as identity primary key,
    deep_dive        bigint not null references contacts.deep_dive (deep_dive),
    offered          text not null check (length(offered) between 1 and 500),
    offered_at       timestamptz not null,
    offered_by       bigint
);
create index deep_dive_offer_by_dive on contacts.deep_dive_offer (deep_dive);

-- What people want to talk about when they next meet: a finding as it stood that day, past the gate, and never a person.
create table contacts.meeting_item (
    item             bigint generated always as identity primary key,
    -- Whose meeting it is.
    organisation     text not null check (organisation ~ '^[A-Z0-9]{3,12}$'),
    -- Of whose patients it tells: it is seen by whoever may see the counts of each.
    practices        text[] not null check (cardinality(practices) > 0),
    about            text not null check (length(about) between 1 and 200),
    says             text not null check (length(says) between 1 and 2000),
    address          text not null check (address like '/unmet-need/%'),
    note             text not null check (length(note) <= 500),
    brought_at       timestamptz not null,
    brought_by       bigint not null,
    -- Taken off the list, never deleted.
    decided          text check (length(decided) between 1 and 1000),
    discussed_at     timestamptz,
    discussed_by     bigint,
    constraint discussed_with_what_was_decided check ((discussed_at is null) = (decided is null))
);
create index meeting_item_by_organisation on contacts.meeting_item (organisation);
