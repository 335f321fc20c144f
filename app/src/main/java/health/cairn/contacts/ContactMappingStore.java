package health.cairn.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps mappings as JSON: their shape is the record's. */
@Repository
class ContactMappingStore {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    ContactMappingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<ContactMappings.Kept> all() {
        return jdbc.sql("select mapping, definition from contacts.mapping order by name, mapping")
                .query(this::kept)
                .list();
    }

    ContactMappings.Kept save(ContactMapping mapping, Optional<Long> account) {
        return jdbc.sql("""
                        insert into contacts.mapping (fingerprint, name, definition, made_at, made_by)
                        values (:fingerprint, :name, cast(:definition as jsonb), :now, :account)
                        on conflict (fingerprint) do update
                           set name = excluded.name, definition = excluded.definition,
                               made_at = excluded.made_at, made_by = excluded.made_by
                        returning mapping, definition
                        """)
                .param("fingerprint", mapping.fingerprint())
                .param("name", mapping.name())
                .param("definition", json.writeValueAsString(mapping))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.orElse(null))
                .query(this::kept)
                .single();
    }

    void remove(int number) {
        jdbc.sql("delete from contacts.mapping where mapping = :number")
                .param("number", number)
                .update();
    }

    private ContactMappings.Kept kept(ResultSet row, int index) throws SQLException {
        return new ContactMappings.Kept(
                row.getInt("mapping"), json.readValue(row.getString("definition"), ContactMapping.class));
    }
}
