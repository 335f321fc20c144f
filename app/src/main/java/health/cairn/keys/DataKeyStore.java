package health.cairn.keys;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wrapped data keys in the database. */
@Component
class DataKeyStore {

    private final JdbcClient jdbc;

    DataKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A data key as the database has it. */
    record Wrapped(String purpose, int version, String masterKey, byte[] bytes) {
        @Override
        public String toString() {
            return "Wrapped[" + purpose + " " + version + "]";
        }
    }

    Optional<Wrapped> find(String purpose, int version) {
        return jdbc.sql("""
                        select purpose, version, master_key, wrapped from keys.data_key
                         where purpose = :purpose and version = :version
                        """)
                .param("purpose", purpose)
                .param("version", version)
                .query(DataKeyStore::wrapped)
                .optional();
    }

    Optional<Integer> latestVersion(String purpose) {
        return jdbc.sql("select max(version) as version from keys.data_key where purpose = :purpose")
                .param("purpose", purpose)
                .query((row, index) -> Optional.ofNullable(row.getObject("version", Integer.class)))
                .single();
    }

    /** The first instance to write a version makes it; the others find it. */
    void add(Wrapped key) {
        jdbc.sql("""
                        insert into keys.data_key (purpose, version, master_key, wrapped)
                        values (:purpose, :version, :masterKey, :wrapped)
                            on conflict do nothing
                        """)
                .param("purpose", key.purpose())
                .param("version", key.version())
                .param("masterKey", key.masterKey())
                .param("wrapped", key.bytes())
                .update();
    }

    /** Every data key; until the transaction ends nobody else adds or changes one. */
    List<Wrapped> lockAll() {
        jdbc.sql("lock table keys.data_key in share row exclusive mode").update();
        return jdbc.sql("""
                        select purpose, version, master_key, wrapped from keys.data_key
                         order by purpose, version
                        """).query(DataKeyStore::wrapped).list();
    }

    void rewrap(Wrapped key) {
        jdbc.sql("""
                        update keys.data_key set master_key = :masterKey, wrapped = :wrapped
                         where purpose = :purpose and version = :version
                        """)
                .param("purpose", key.purpose())
                .param("version", key.version())
                .param("masterKey", key.masterKey())
                .param("wrapped", key.bytes())
                .update();
    }

    private static Wrapped wrapped(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new Wrapped(
                row.getString("purpose"), row.getInt("version"), row.getString("master_key"), row.getBytes("wrapped"));
    }
}
