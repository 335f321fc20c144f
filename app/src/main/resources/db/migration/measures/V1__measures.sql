-- A definition is a readable file of the project or of the installation; it is kept whole, and what queries need is beside it.
create table measures.measure (
    id              text primary key,
    definition      jsonb not null,
    name            text not null,
    fingertips_id   integer,
    loaded_at       timestamptz not null default now()
);
create index measure_by_fingertips_id on measures.measure (fingertips_id);

-- Which set of Cairn's own definitions was written last, so that a start writes them only where they are new.
create table measures.definition_set (
    one             boolean primary key default true check (one),
    digest          text not null
);

create table measures.series (
    series          integer generated always as identity primary key,
    measure         text not null references measures.measure (id),
    sex             text not null,
    age             text not null,
    constraint one_series_per_measure_sex_and_age unique (measure, sex, age)
);

-- One partition a batch: publishing and withdrawing touch no row of it, and discarding it is dropping a table.
create table measures.reading (
    batch           integer not null,
    series          integer not null,
    area            text not null,
    period_from     date not null,
    period_until    date not null,
    -- 0 counted, 1 value only, 2 suppressed, 3 not collected
    kind            smallint not null,
    numerator       double precision,
    denominator     double precision,
    value           double precision,
    lower95         double precision,
    upper95         double precision,
    source_row      bigint not null,
    constraint kind_and_numbers_agree check (
        (kind = 0 and numerator >= 0 and denominator > 0 and value is null)
        or (kind = 1 and value is not null and numerator is null)
        or (kind in (2, 3) and numerator is null and value is null)),
    constraint period_ends_after_it_begins check (period_from < period_until)
) partition by list (batch);

-- Which batches hold which series, and since when they are shown. The one published last wins.
create table measures.publication (
    batch           integer not null,
    series          integer not null references measures.series (series),
    readings        bigint not null,
    published_order bigint,
    primary key (series, batch)
);

-- Counted up by every publication and withdrawal, and seen when that is seen: a key for whatever is kept in memory. Whoever
-- counts holds the row until the end, so publications come one after the other.
create table measures.version (
    publications bigint not null
);
insert into measures.version (publications) values (0);

-- Making and dropping a batch's partition is for the owner of the tables; the application, which owns nothing, asks for it here.
create function measures.open_partition(batch integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create table measures.%I (like measures.reading including defaults including constraints)',
        'reading_' || batch);
end $$;

create function measures.attach_partition(batch integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    part text := 'reading_' || batch;
begin
    execute format('create index on measures.%I (series, area, period_from)', part);
    -- The check spares PostgreSQL the scan that attaching would otherwise need.
    execute format('alter table measures.%I add constraint of_this_batch check (batch = %s)', part, batch);
    execute format('alter table measures.reading attach partition measures.%I for values in (%s)', part, batch);
    execute format('analyze measures.%I', part);
end $$;

create function measures.drop_partition(batch integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('drop table if exists measures.%I', 'reading_' || batch);
end $$;
