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
    -- the role the new account begins with
    organisation    text,
    role            text,
    -- a way back in for an account that is there already
    recovers        bigint references people.account (account),
    made_by         bigint references people.account (account),
    expires_at      timestamptz not null,
    used_at         timestamptz,
    constraint role_at_an_organisation check ((organisation is null) = (role is null))
);

-- What sign-in asks for. The demonstration asks for a password alone; everybody else for a second factor.
create table people.sign_in_policy (
    only_row                boolean primary key default true check (only_row),
    second_factor_required  boolean not null
);
insert into people.sign_in_policy (second_factor_required) values (true);

-- Authenticator apps (RFC 6238).
create table people.authenticator (
    account         bigint primary key references people.account (account),
    -- encrypted under this version of the data key for second factors
    secret_key      integer not null,
    secret_sealed   bytea not null,
    -- the time step of the last code taken: a code works once
    last_step       bigint not null,
    enrolled_at     timestamptz not null
);

-- Codes for the day the telephone is lost; each works once.
create table people.recovery_code (
    account         bigint not null references people.account (account),
    code_hash       bytea not null,
    used_at         timestamptz,
    primary key (account, code_hash)
);

-- Passkeys (WebAuthn). The handle is how an authenticator knows the account.
create table people.passkey_handle (
    account         bigint primary key references people.account (account),
    handle          bytea not null unique
);
create table people.passkey (
    credential_id   bytea primary key,
    handle          bytea not null references people.passkey_handle (handle),
    label           text not null,
    public_key      bytea not null,
    signature_count bigint not null,
    uv_initialized  boolean not null,
    transports      text not null,
    backup_eligible boolean not null,
    backup_state    boolean not null,
    attestation     bytea not null,
    client_data     bytea not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz not null
);
create index passkey_by_handle on people.passkey (handle);

-- Who somebody is at a sign-in provider (OpenID Connect). There a subject never changes hands; an address may.
create table people.provider_identity (
    issuer          text not null,
    subject         text not null,
    account         bigint not null references people.account (account),
    linked_at       timestamptz not null,
    last_used_at    timestamptz not null,
    primary key (issuer, subject),
    constraint one_identity_at_a_provider unique (account, issuer)
);

-- Sessions that began at a provider, so that any instance can end them when the provider says so.
create table people.provider_session (
    session_id      text primary key,
    provider        text not null,
    issuer          text not null,
    subject         text not null,
    -- the provider's own name for the session, where it told one
    sid             text,
    account         bigint not null references people.account (account),
    -- the ID token, encrypted under this version of the data key: shown to the provider again at sign-out
    id_token_key    integer not null,
    id_token_sealed bytea not null,
    began_at        timestamptz not null
);
create index provider_session_by_subject on people.provider_session (issuer, subject);
create index provider_session_by_account on people.provider_session (account);

-- Logout tokens of providers that were taken: each works once.
create table people.provider_logout (
    issuer          text not null,
    token_id        text not null,
    taken_at        timestamptz not null,
    primary key (issuer, token_id)
);

-- With which a program works in a person's name through the API. Only a hash is kept.
create table people.access_token (
    token_number    bigint generated always as identity primary key,
    account         bigint not null references people.account (account),
    name            text not null,
    token_hash      bytea not null unique,
    uses            text[] not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    ended_at        timestamptz,
    constraint a_token_is_for_something check (cardinality(uses) > 0)
);
create index access_token_by_account on people.access_token (account);

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

-- Who is what at which organisation, and when. Ended, never deleted. ----------------------------------------------------
create table people.role (
    role_number     bigint generated always as identity primary key,
    account         bigint not null references people.account (account),
    organisation    text not null,
    role            text not null,
    starts          date not null,
    -- the first day it no longer holds
    ends            date,
    -- null: by the installation itself, or by a sign-in provider
    granted_by      bigint references people.account (account),
    ended_by        bigint references people.account (account),
    -- the sign-in provider whose claims gave it; such a role ends unless a sign-in there renews it
    provider        text,
    constraint role_of_a_provider_ends check (provider is null or ends is not null),
    constraint role_is_known check (role in ('MEMBER', 'PRACTICE_DATA_HOLDER', 'NETWORK_LEAD', 'COACH',
        'PROGRAMME_MANAGER', 'ANALYST', 'ADMINISTRATOR')),
    constraint role_ends_after_it_starts check (ends is null or ends >= starts),
    constraint nobody_gives_a_role_to_themselves check (granted_by <> account)
);
create unique index one_open_role_of_a_kind on people.role (account, organisation, role) where ends is null;
create index role_by_organisation on people.role (organisation);
create index role_by_account on people.role (account);

-- A practice shares its counts with an organisation it belongs to. Without this its counts are its own.
create table people.agreement (
    agreement       bigint generated always as identity primary key,
    practice        text not null,
    holder          text not null,
    signatory       text not null,
    starts          date not null,
    ends            date,
    recorded_by     bigint references people.account (account),
    ended_by        bigint references people.account (account),
    constraint agreement_ends_after_it_starts check (ends is null or ends >= starts)
);
create unique index one_open_agreement on people.agreement (practice, holder) where ends is null;
create index agreement_by_holder on people.agreement (holder);

-- Things that people make and share: named by the module they belong to. -------------------------------------------------
create table people.shared_object (
    kind            text not null,
    id              text not null,
    -- what it belongs to; who may do something with that may do it with this
    parent_kind     text,
    parent_id       text,
    primary key (kind, id),
    constraint parent_is_whole check ((parent_kind is null) = (parent_id is null))
);
create index shared_object_inside on people.shared_object (parent_kind, parent_id) where parent_id is not null;

create table people.share (
    kind            text not null,
    id              text not null,
    account         bigint references people.account (account),
    organisation    text,
    custom_group    text,
    access          text not null,
    granted_by      bigint references people.account (account),
    granted_at      timestamptz not null,
    foreign key (kind, id) references people.shared_object (kind, id),
    constraint access_is_known check (access in ('VIEW', 'EDIT', 'MANAGE')),
    constraint shared_with_one check (num_nonnulls(account, organisation, custom_group) = 1)
);
create unique index share_once on people.share (kind, id, account, organisation, custom_group) nulls not distinct;
create index share_by_account on people.share (account) where account is not null;
create index share_by_organisation on people.share (organisation) where organisation is not null;
create index share_by_group on people.share (custom_group) where custom_group is not null;
