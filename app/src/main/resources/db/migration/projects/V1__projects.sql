-- Projects that belong together; whoever may see a programme may see what belongs to it.
create table projects.programme (
    programme       bigint generated always as identity primary key,
    name            text not null,
    about           text not null,
    started_at      timestamptz not null,
    started_by      bigint not null,
    started_by_name text not null
);

-- A project. What it says stands in its parts; here is only what it is.
create table projects.project (
    project         bigint generated always as identity primary key,
    -- Grows with every change of any part: the key of whatever is worked out from a project.
    version         bigint not null default 1,
    -- The organisation it was started at, by code.
    home            text,
    -- The project it was copied from.
    origin          bigint references projects.project (project),
    -- What it belongs to.
    programme       bigint references projects.programme (programme),
    started_at      timestamptz not null,
    started_by      bigint not null,
    started_by_name text not null,
    changed_at      timestamptz not null,
    archived_at     timestamptz,
    published_at    timestamptz,
    -- Whether its summary is of an earlier version.
    stale           boolean not null default true
);
create index project_to_summarise on projects.project (project) where stale;
create index project_of_programme on projects.project (programme) where programme is not null;
create index project_by_origin on projects.project (origin) where origin is not null;

-- One part of a project as it stands: the charter, a member of the team, a measure, a point of data, a cycle.
create table projects.part (
    part            bigint generated always as identity primary key,
    project         bigint not null references projects.project (project),
    kind            text not null,
    version         int not null default 1,
    body            jsonb not null,
    archived        boolean not null default false,
    -- The part it was copied from, of this or another project.
    origin          bigint references projects.part (part),
    changed_at      timestamptz not null,
    changed_by      bigint not null,
    changed_by_name text not null,
    constraint versions_count_from_one check (version >= 1)
);
create index part_of_project on projects.part (project, part);
create index part_by_origin on projects.part (origin) where origin is not null;
create unique index a_project_has_one_charter on projects.part (project) where kind = 'CHARTER';
create unique index a_series_has_one_point_for_a_day_and_a_place
    on projects.part (project, (body ->> 'measure'), (body ->> 'definition'), (body ->> 'day'), coalesce(body ->> 'area', ''))
 where kind = 'POINT' and not archived;

-- The bytes of files that belong to a project; what they are is said by parts.
create table projects.file (
    project         bigint not null references projects.project (project),
    sha256          text not null,
    content         bytea not null,
    kept_at         timestamptz not null,
    primary key (project, sha256)
);

-- Everything that was ever written, one row a version, and what was written but met a newer version: nobody's words are lost.
create table projects.change (
    change          bigint generated always as identity primary key,
    project         bigint not null references projects.project (project),
    -- Absent where it is about the project as a whole.
    part            bigint references projects.part (part),
    kind            text,
    what            text not null,
    -- The version it made; of words that met a newer version, the version they began from.
    version         int,
    body            jsonb,
    note            text not null default '',
    changed_at      timestamptz not null,
    changed_by      bigint not null,
    changed_by_name text not null,
    constraint what_is_known check (what in
        ('STARTED', 'MADE', 'CHANGED', 'MET_A_NEWER', 'ARCHIVED', 'RESTORED', 'TAKEN_BACK', 'COPIED', 'MOVED', 'PUBLISHED', 'WITHDRAWN'))
);
create index change_of_project on projects.change (project, change);
create index change_of_part on projects.change (part, change) where part is not null;
create unique index a_version_is_written_once on projects.change (part, version) where what <> 'MET_A_NEWER';

-- What boards say of a project, worked out once for each version of it; can be made again from the rest at any time.
create sequence projects.derivation;
create table projects.summary (
    project         bigint not null references projects.project (project),
    -- Whether counts of people in it have passed the gate: for those who see the project only because it is published.
    released        boolean not null,
    derived         bigint not null default nextval('projects.derivation'),
    version         bigint not null,
    -- How the body is written; others are made anew.
    form            int not null,
    -- Whether loaded indicators feed it, and of which version of the published data it is.
    fed             boolean not null,
    readings        bigint not null,
    body            jsonb not null,
    -- All that it says in words, for whoever searches finished projects.
    words           tsvector not null,
    primary key (project, released)
);
create index summary_by_words on projects.summary using gin (words);
create index summary_by_derivation on projects.summary (derived);

-- How somebody wants to be reminded; what is absent is as usual.
create table projects.reminder (
    account bigint primary key,
    often   text,
    kinds   text[] not null default '{}',
    sent_on date,
    constraint often_is_known check (often in ('WEEKLY', 'DAILY', 'MONTHLY', 'NEVER'))
);

-- Calendars: whoever has the secret reads one, so it is kept as a hash.
create table projects.calendar (
    account     bigint primary key,
    secret_hash bytea not null unique,
    made_at     timestamptz not null,
    used_on     date
);

create function projects.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'What was written in a project is added to, never changed or deleted';
end $$;

create trigger what_was_written_stays before update or delete on projects.change
    for each row execute function projects.refuse_change();

create trigger nothing_is_deleted before delete on projects.part
    for each row execute function projects.refuse_change();
