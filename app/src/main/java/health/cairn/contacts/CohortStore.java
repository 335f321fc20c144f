package health.cairn.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps criteria of cohorts as JSON: their shape is the record's. */
@Repository
class CohortStore {

    private static final String ROWS = """
            select cohort, version, name, area, definition, criteria, made_at, made_by,
                   version = max(version) over (partition by cohort) as latest
              from contacts.cohort_version join contacts.cohort using (cohort)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    CohortStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<SavedCohort> latest() {
        return jdbc.sql("select * from (" + ROWS + ") as rows where latest order by lower(name), cohort")
                .query(this::saved)
                .list();
    }

    Optional<SavedCohort> find(long cohort, Optional<Integer> version) {
        return versions(cohort).stream()
                .filter(found ->
                        version.map(wanted -> found.version() == wanted).orElse(found.latest()))
                .findFirst();
    }

    List<SavedCohort> versions(long cohort) {
        return jdbc.sql("select * from (" + ROWS + ") as rows where cohort = :cohort order by version desc")
                .param("cohort", cohort)
                .query(this::saved)
                .list();
    }

    @Transactional
    SavedCohort insert(String name, String area, String definition, Criteria criteria, Optional<Long> account) {
        long cohort = jdbc.sql("insert into contacts.cohort (area) values (:area) returning cohort")
                .param("area", area)
                .query(Long.class)
                .single();
        return version(cohort, 1, name, definition, criteria, account);
    }

    @Transactional
    SavedCohort insertVersion(
            SavedCohort before, String name, String definition, Criteria criteria, Optional<Long> account) {
        int last = jdbc.sql("select max(version) from contacts.cohort_version where cohort = :cohort")
                .param("cohort", before.cohort())
                .query(Integer.class)
                .single();
        return version(before.cohort(), last + 1, name, definition, criteria, account);
    }

    private SavedCohort version(
            long cohort, int version, String name, String definition, Criteria criteria, Optional<Long> account) {
        jdbc.sql("""
                        insert into contacts.cohort_version
                               (cohort, version, name, definition, criteria, made_at, made_by)
                        values (:cohort, :version, :name, :definition, cast(:criteria as jsonb), :now, :account)
                        """)
                .param("cohort", cohort)
                .param("version", version)
                .param("name", name)
                .param("definition", definition)
                .param("criteria", json.writeValueAsString(criteria))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.orElse(null))
                .update();
        return find(cohort, Optional.of(version)).orElseThrow();
    }

    private SavedCohort saved(ResultSet row, int index) throws SQLException {
        long by = row.getLong("made_by");
        Optional<Long> madeBy = row.wasNull() ? Optional.empty() : Optional.of(by);
        return new SavedCohort(
                row.getLong("cohort"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("area"),
                row.getString("definition"),
                json.readValue(row.getString("criteria"), Criteria.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                madeBy,
                row.getBoolean("latest"));
    }
}
