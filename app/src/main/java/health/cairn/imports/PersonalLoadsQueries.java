package health.cairn.imports;

import health.cairn.privacy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person loaded, did with loads and said about columns. */
@Component
class PersonalLoadsQueries implements PersonalData {

    private final JdbcClient jdbc;

    PersonalLoadsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Loads(List<Received> received, List<Done> done, List<Mapped> mappings) {}

    record Received(int batch, String fileName, Instant at) {}

    record Done(int batch, String what, Instant at) {}

    record Mapped(int mapping, String name, Instant at) {}

    @Override
    public String name() {
        return "loads";
    }

    @Override
    public Loads of(long account) {
        return new Loads(
                jdbc.sql("""
                                select id, file_name, received_at from imports.batch
                                 where received_by = :account order by id
                                """)
                        .param("account", account)
                        .query((row, _) ->
                                new Received(row.getInt("id"), row.getString("file_name"), at(row, "received_at")))
                        .list(),
                jdbc.sql("select batch, what, at from imports.act where by_account = :account order by act")
                        .param("account", account)
                        .query((row, _) -> new Done(row.getInt("batch"), row.getString("what"), at(row, "at")))
                        .list(),
                jdbc.sql("select mapping, name, made_at from imports.mapping where made_by = :account order by mapping")
                        .param("account", account)
                        .query((row, _) -> new Mapped(row.getInt("mapping"), row.getString("name"), at(row, "made_at")))
                        .list());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public String afterErasure() {
        return "Files that you loaded stay, with the number of your account: published numbers rest on them.";
    }

    @Override
    public void erase(long account) {
        // A number without an account leads to nobody.
    }
}
