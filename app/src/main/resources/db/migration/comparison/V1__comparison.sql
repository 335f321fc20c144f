-- What practices add up to, for areas and periods that no source publishes itself, on the period's own map.
create table comparison.roll_up (
    series          integer not null,
    area            text not null,
    period_from     date not null,
    period_until    date not null,
    numerator       double precision not null,
    denominator     double precision not null,
    reporting       integer not null,
    members         integer not null,
    primary key (series, area, period_from, period_until)
);

-- Where an area stands on a series in its latest period: derived once when a batch is published, read by index.
create table comparison.finding (
    series          integer not null,
    area            text not null,
    area_type       text not null,
    period_from     date not null,
    period_until    date not null,
    -- as measures.reading.kind: 0 counted, 1 value only, 2 suppressed, 3 not collected
    kind            smallint not null,
    rolled_up       boolean not null,
    reporting       integer not null,
    members         integer not null,
    numerator       double precision,
    denominator     double precision,
    value           double precision,
    lower95         double precision,
    upper95         double precision,
    lower998        double precision,
    upper998        double precision,
    benchmark       double precision,
    standing        text not null,
    previous        double precision,
    trend           text not null,
    variation       text,
    assurance       text,
    points          integer not null,
    primary key (area, series)
);
create index finding_by_series on comparison.finding (series, area_type);
