-- A frozen run: what was asked, the counts it was asked of, and the answer. Never changed afterwards.
create table ranking.run (
    run             bigint generated always as identity primary key,
    title           text not null,
    question        jsonb not null,
    -- The counts of every area and component as they stood, letter by letter (json, not jsonb), so that the hash can be
    -- checked and the run computed again to the last digit.
    evidence        json not null,
    evidence_hash   text not null,
    answer          jsonb not null,
    frozen_at       timestamptz not null,
    frozen_by       bigint not null,
    frozen_by_name  text not null,
    constraint a_title_is_not_blank check (length(trim(title)) between 1 and 200)
);

create function ranking.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'A frozen run and what was decided on it are never changed';
end $$;

create trigger a_frozen_run_is_never_changed before update or delete on ranking.run
    for each row execute function ranking.refuse_change();

-- What was decided about an area, one row a decision; the last one counts and nothing is deleted.
create table ranking.decision (
    decision        bigint generated always as identity primary key,
    run             bigint not null references ranking.run (run),
    area            text not null,
    status          text not null,
    -- The area that this one takes the place of, or that takes its place.
    counterpart     text,
    reason          text not null,
    effective       date not null,
    decided_at      timestamptz not null,
    decided_by      bigint not null,
    decided_by_name text not null,
    constraint status_is_known check (status in ('PROPOSED', 'ACCEPTED', 'WITHDRAWN', 'REPLACED', 'RESERVE', 'NOT_CHOSEN')),
    constraint a_reason_is_given check (length(trim(reason)) > 0)
);
create index decision_by_run on ranking.decision (run, decision);

create trigger a_decision_is_never_changed before update or delete on ranking.decision
    for each row execute function ranking.refuse_change();
