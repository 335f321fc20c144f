-- One row: what is set for this installation as a whole.
create table pages.installation (
    one             boolean primary key default true,
    organisation    text not null,
    fictional       boolean not null,
    constraint one_row check (one)
);
insert into pages.installation (organisation, fictional) values ('', false);
