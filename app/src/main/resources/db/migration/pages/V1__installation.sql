create schema if not exists pages;

-- One row: what is set for this installation as a whole.
create table pages.installation (
    one_row         boolean primary key default true,
    organisation    text not null,
    fictional       boolean not null,
    constraint there_is_one_row check (one_row)
);
insert into pages.installation (organisation, fictional) values ('', false);
