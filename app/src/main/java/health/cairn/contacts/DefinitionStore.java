package health.cairn.contacts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps definitions of a contact as JSON: their shape is the record's. */
@Repository
class DefinitionStore {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    DefinitionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a definition; false where another of this name and version is kept. */
    boolean save(ContactDefinition definition, Optional<Long> account) {
        String body = json.writeValueAsString(definition);
        jdbc.sql("""
                        insert into contacts.definition (key, body, made_at, made_by)
                        values (:key, cast(:body as jsonb), :now, :account)
                            on conflict do nothing
                        """)
                .param("key", definition.key())
                .param("body", body)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.orElse(null))
                .update();
        return find(definition.key()).filter(definition::equals).isPresent();
    }

    Optional<ContactDefinition> find(String definition) {
        return jdbc.sql("select body from contacts.definition where key = :key")
                .param("key", definition)
                .query((row, _) -> json.readValue(row.getString(1), ContactDefinition.class))
                .optional();
    }

    List<ContactDefinition> all() {
        return jdbc.sql("select body from contacts.definition order by made_at, key")
                .query((row, _) -> json.readValue(row.getString(1), ContactDefinition.class))
                .list();
    }
}
