-- Who did what, when and from where, to which object, and what came of it. Each row holds the hash of the row before it, and
-- a seal by a key that the database does not have: what is changed, taken out or put in behind Cairn's back is found.
create table audit.record (
    number          bigint primary key,
    at              timestamptz not null,
    account         bigint,
    role            text not null,
    origin          text not null,
    act             text not null,
    outcome         text not null,
    object_kind     text not null,
    object_key      text not null,
    owner           bigint,
    reason          text not null,
    previous        bytea not null,
    hash            bytea not null,
    seal            bytea not null,
    constraint numbers_count_from_one check (number > 0),
    constraint outcome_is_known check (outcome in ('DONE', 'REFUSED', 'FAILED'))
);
comment on table audit.record is 'Append-only: the application adds and reads';
create index record_by_account on audit.record (account, number);
create index record_by_owner on audit.record (owner, number) where owner is not null;
create index record_by_act on audit.record (act, number);
create index record_by_time on audit.record (at);

-- Which chain this is: the head that Cairn keeps outside the database is of this one and no other.
create table audit.chain (
    one             boolean primary key default true,
    id              uuid not null,
    constraint one_chain check (one)
);
comment on table audit.chain is 'Append-only: made once';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Audit records are never changed or deleted' using errcode = 'insufficient_privilege';
end $$;

create trigger record_stays before update or delete or truncate on audit.record
    for each statement execute function audit.refuse_change();
create trigger chain_stays before update or delete or truncate on audit.chain
    for each statement execute function audit.refuse_change();
