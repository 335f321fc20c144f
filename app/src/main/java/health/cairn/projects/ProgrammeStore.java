package health.cairn.projects;

import health.cairn.projects.ProjectStore.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Programmes in the database. */
@Repository
class ProgrammeStore {

    private final JdbcClient jdbc;

    ProgrammeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long start(String name, String about, Writer writer) {
        return jdbc.sql("""
                        insert into projects.programme (name, about, started_at, started_by, started_by_name)
                        values (:name, :about, :at, :by, :byName)
                        returning programme
                        """)
                .param("name", name)
                .param("about", about)
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("by", writer.account())
                .param("byName", writer.name())
                .query(Long.class)
                .single();
    }

    Optional<Programme> find(long programme) {
        return among(List.of(programme)).stream().findFirst();
    }

    List<Programme> among(Collection<Long> programmes) {
        return jdbc.sql("""
                        select programme, name, about, p.started_at, p.started_by_name,
                               (select count(*) from projects.project below where below.programme = p.programme) as projects
                          from projects.programme p
                         where programme = any (:programmes)
                         order by programme desc
                        """)
                .param("programmes", programmes.toArray(Long[]::new))
                .query(ProgrammeStore::programme)
                .list();
    }

    boolean hasPublished(long programme) {
        return jdbc.sql("""
                        select exists (select 1
                                         from projects.project
                                        where programme = :programme and published_at is not null)
                        """).param("programme", programme).query(Boolean.class).single();
    }

    private static Programme programme(ResultSet row, int index) throws SQLException {
        return new Programme(
                row.getLong("programme"),
                row.getString("name"),
                row.getString("about"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("started_by_name"),
                row.getInt("projects"));
    }
}
