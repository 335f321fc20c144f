-- Facts: what each source says, kept per batch and never changed. -----------------------------------------------------

-- Batches whose facts count. Where two say different things of the same day, the one published last is believed.
create table directory.publication (
    batch           integer primary key,
    published_order bigint not null unique
);
create sequence directory.publication_order;

create table directory.organisation_fact (
    batch       integer not null,
    code        text not null,
    type        text not null,
    name        text not null,
    postcode    text,
    opened      date,
    closed      date,
    as_of       date not null
);
create index organisation_fact_by_batch on directory.organisation_fact (batch);

-- A parent that is null says: belonged to no parent of this type on that day.
create table directory.membership_fact (
    batch       integer not null,
    child       text not null,
    parent_type text not null,
    parent      text,
    from_day    date,
    until_day   date,
    as_of       date not null
);
create index membership_fact_by_batch on directory.membership_fact (batch);

-- "These are all the organisations of this type": who was named before and is not named here was no longer there.
create table directory.listing_fact (
    batch       integer not null,
    type        text not null,
    as_of       date not null
);
create index listing_fact_by_batch on directory.listing_fact (batch);

-- The same area under another publisher's code: the sub-ICB location 16C is E38000247.
create table directory.other_code_fact (
    batch       integer not null,
    code        text not null,
    other_code  text not null,
    as_of       date not null
);
create index other_code_fact_by_batch on directory.other_code_fact (batch);

-- On the register, but seeing no patients.
create table directory.dormant_fact (
    batch       integer not null,
    code        text not null,
    as_of       date not null
);
create index dormant_fact_by_batch on directory.dormant_fact (batch);

create table directory.list_size_fact (
    batch       integer not null,
    practice    text not null,
    on_day      date not null,
    sex         char(1) not null,
    age_from    smallint not null,
    age_to      smallint,
    people      double precision not null,
    constraint sex_is_known check (sex in ('M', 'F', 'P')),
    constraint ages_are_in_order check (age_from >= 0 and (age_to is null or age_to >= age_from)),
    constraint people_are_counted check (people >= 0)
);
create index list_size_fact_by_batch on directory.list_size_fact (batch);
create index list_size_fact_by_practice on directory.list_size_fact (practice, on_day);

-- What pages show: one history, made of the facts of all published batches and replaced as a whole. ---------------------

create table directory.area (
    code            text primary key,
    type            text not null,
    name            text not null,
    postcode        text,
    opened          date,
    closed          date,
    -- where no source gives the last day: the day of the first list that no longer names it
    closed_known_by date,
    dormant_since   date
);

create table directory.area_name (
    code            text not null,
    name            text not null,
    -- null: as far back as the sources go
    from_day        date,
    until_day       date
);
create unique index area_name_by_code on directory.area_name (code, from_day) nulls not distinct;

create table directory.membership (
    child           text not null,
    parent_type     text not null,
    -- null: known to belong to no parent of this type
    parent          text,
    from_day        date not null,
    until_day       date,
    -- the day of the list by which a start or an end without a date of its own is known
    from_known_by   date,
    until_known_by  date,
    primary key (child, parent_type, from_day),
    constraint membership_ends_after_it_begins check (until_day is null or from_day < until_day)
);
create index membership_by_parent on directory.membership (parent);

create table directory.other_code (
    other_code      text primary key,
    code            text not null
);

-- Groups that people make. -----------------------------------------------------------------------------------------------

-- Whoever knows the code may see the group: it cannot be guessed. Only its owner changes it.
create table directory.custom_group (
    code        text primary key,
    name        text not null,
    owner       bigint not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    deleted_at  timestamptz
);
create index custom_group_by_owner on directory.custom_group (owner);

create table directory.custom_group_member (
    code        text not null references directory.custom_group (code),
    member      text not null,
    primary key (code, member)
);

-- Groups of others that a person keeps in the list.
create table directory.kept_group (
    account     bigint not null,
    code        text not null references directory.custom_group (code),
    primary key (account, code)
);

-- Counted up with every change, so that any instance sees that what it holds in memory is old. ---------------------------
create table directory.version (
    areas       bigint not null,
    groups      bigint not null
);
insert into directory.version (areas, groups) values (1, 1);
