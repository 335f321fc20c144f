-- One file as it was received. The same bytes are the same batch.
create table imports.batch (
    id               integer generated always as identity primary key,
    sha256           text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    file_name        text not null,
    bytes            bigint not null,
    -- The day the file speaks of, where whoever loaded it said so.
    stated_day       date,
    format           text not null default '',
    source           text not null default '',
    licence          text not null default '',
    received_at      timestamptz not null,
    received_by      bigint,
    state            text not null check (state in
                         ('RECEIVED', 'READING', 'UNKNOWN', 'READY', 'PUBLISHED', 'WITHDRAWN', 'REFUSED', 'FAILED')),
    publishing       text not null default 'NEVER' check (publishing in ('NEVER', 'IF_NOTHING_SET_ASIDE', 'ALWAYS')),
    -- What is being done, or why it was refused.
    step             text not null default '',
    rows_read        bigint not null default 0,
    loaded           bigint not null default 0,
    set_aside        bigint not null default 0,
    changed_at       timestamptz not null
);

-- What was done to a batch, when and by whom (empty: the command line). Never changed.
create table imports.act (
    act              bigint generated always as identity primary key,
    batch            integer not null references imports.batch (id),
    what             text not null check (what in ('RECEIVED', 'READ', 'PUBLISHED', 'WITHDRAWN')),
    at               timestamptz not null,
    by_account       bigint
);
create index act_by_batch on imports.act (batch);

create table imports.problem_count (
    batch            integer not null references imports.batch (id),
    kind             text not null,
    problems         bigint not null,
    primary key (batch, kind)
);

-- The first 1,000 of each kind.
create table imports.problem (
    batch            integer not null references imports.batch (id),
    kind             text not null,
    position         integer not null,
    file             text not null,
    sheet            text not null,
    source_row       bigint not null,
    source_column    text not null,
    found            text not null,
    expected         text not null,
    action           text not null,
    primary key (batch, kind, position)
);

-- The first good rows, to be looked at before publishing.
create table imports.example (
    batch            integer not null references imports.batch (id),
    position         integer not null,
    source_row       bigint not null,
    area             text not null,
    what             text not null,
    period           text not null,
    says             text not null,
    primary key (batch, position)
);

-- How an organisation's own tables are to be read, found again by the names of their columns.
create table imports.mapping (
    mapping          integer generated always as identity primary key,
    fingerprint      text not null unique,
    name             text not null,
    definition       jsonb not null,
    made_at          timestamptz not null,
    made_by          bigint
);
