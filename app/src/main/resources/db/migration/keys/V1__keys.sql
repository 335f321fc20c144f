-- Data keys, each wrapped by a master key that the database never sees. Old versions stay: what they sealed must be opened.
create table keys.data_key (
    purpose         text not null,
    version         integer not null,
    master_key      text not null,
    wrapped         bytea not null,
    created_at      timestamptz not null default now(),
    primary key (purpose, version),
    constraint versions_count_from_one check (version > 0)
);
