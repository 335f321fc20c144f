package health.cairn.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps mappings as JSON: their shape is the record's. */
@Repository
class MappingStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    MappingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mappings.Kept> all() {
        return jdbc.sql("select mapping, definition, made_at from imports.mapping order by name, mapping")
                .query(this::kept)
                .list();
    }

    Optional<Mappings.Kept> find(int number) {
        return jdbc.sql("select mapping, definition, made_at from imports.mapping where mapping = :number")
                .param("number", number)
                .query(this::kept)
                .optional();
    }

    Mappings.Kept save(TableMapping mapping, Instant now, Optional<Long> account) {
        return jdbc.sql("""
                        insert into imports.mapping (fingerprint, name, definition, made_at, made_by)
                        values (:fingerprint, :name, cast(:definition as jsonb), :now, :account)
                        on conflict (fingerprint) do update
                           set name = excluded.name, definition = excluded.definition,
                               made_at = excluded.made_at, made_by = excluded.made_by
                        returning mapping, definition, made_at
                        """)
                .param("fingerprint", mapping.fingerprint())
                .param("name", mapping.name())
                .param("definition", json.writeValueAsString(mapping))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account.orElse(null))
                .query(this::kept)
                .single();
    }

    void remove(int number) {
        jdbc.sql("delete from imports.mapping where mapping = :number")
                .param("number", number)
                .update();
    }

    private Mappings.Kept kept(ResultSet row, int number) throws SQLException {
        return new Mappings.Kept(
                row.getInt("mapping"),
                json.readValue(row.getString("definition"), TableMapping.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
