-- One row: by which rule small counts are hidden in all that leaves this installation.
create table privacy.setting (
    one             boolean primary key default true,
    small_numbers   text not null,
    constraint one_row check (one),
    constraint rule_is_known check (small_numbers in ('HES_2018', 'LT5', 'LE5', 'ONS10'))
);
insert into privacy.setting (small_numbers) values ('HES_2018');

-- When each retention rule was applied, and how much it removed: null where the rule does not know.
create table privacy.retention_run (
    kind            text not null,
    at              timestamptz not null,
    removed         bigint,
    primary key (kind, at)
);
