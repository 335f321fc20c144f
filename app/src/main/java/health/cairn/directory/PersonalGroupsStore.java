package health.cairn.directory;

import health.cairn.privacy.PersonalData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups that a person made, deleted ones too, and those of others that the person keeps. */
@Component
class PersonalGroupsStore implements PersonalData {

    private final JdbcClient jdbc;

    PersonalGroupsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record OfPerson(List<Made> made, List<String> kept) {}

    record Made(String code, String name, Instant at, boolean deleted) {}

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public OfPerson of(long account) {
        return new OfPerson(
                jdbc.sql("""
                                select code, name, created_at, deleted_at is not null as deleted
                                  from directory.custom_group
                                 where owner = :account
                                 order by created_at, code
                                """)
                        .param("account", account)
                        .query((row, _) -> new Made(
                                row.getString("code"),
                                row.getString("name"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getBoolean("deleted")))
                        .list(),
                jdbc.sql("select code from directory.kept_group where account = :account order by code")
                        .param("account", account)
                        .query((row, _) -> row.getString("code"))
                        .list());
    }

    @Override
    public String afterErasure() {
        return "Groups that you made stay for those who have their links, and nobody can change them any more; your list of"
                + " groups of others is deleted.";
    }

    @Override
    public void erase(long account) {
        jdbc.sql("delete from directory.kept_group where account = :account")
                .param("account", account)
                .update();
    }
}
