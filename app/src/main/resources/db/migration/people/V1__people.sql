create table people.account (
    account         bigint generated always as identity primary key,
    email           text not null,
    name            text not null,
    password_hash   text not null,
    administrator   boolean not null default false,
    home_area       text,
    created_at      timestamptz not null default now(),
    constraint email_is_an_address check (position('@' in email) > 1)
);
-- One person, one account, however the address is typed.
create unique index account_by_email on people.account (lower(email));

-- A link that lets somebody make an account, once. Only a hash of it is kept.
create table people.invitation (
    token_hash      bytea primary key,
    administrator   boolean not null,
    expires_at      timestamptz not null,
    used_at         timestamptz
);

-- Spring Session's tables, in our schema.
create table people.session (
    primary_id              char(36) primary key,
    session_id              char(36) not null,
    creation_time           bigint not null,
    last_access_time        bigint not null,
    max_inactive_interval   integer not null,
    expiry_time             bigint not null,
    principal_name          varchar(100)
);
create unique index session_by_id on people.session (session_id);
create index session_by_expiry on people.session (expiry_time);
create index session_by_principal on people.session (principal_name);

create table people.session_attributes (
    session_primary_id      char(36) not null references people.session (primary_id) on delete cascade,
    attribute_name          varchar(200) not null,
    attribute_bytes         bytea not null,
    primary key (session_primary_id, attribute_name)
);
