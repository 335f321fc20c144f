package health.cairn.imports;

import health.cairn.privacy.RetentionRule;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found in rows that were set aside: text from somebody's file, which may hold more than it should. */
@Component
class ProblemTextStore implements RetentionRule {

    private final JdbcClient jdbc;

    ProblemTextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "Text of rows set aside";
    }

    @Override
    public Period kept() {
        return Period.ofYears(1);
    }

    @Override
    public String reason() {
        return "A file is put right within a reporting year or not at all; how many rows there were stays known.";
    }

    @Override
    public OptionalLong removeBefore(Instant end) {
        return OptionalLong.of(
                jdbc.sql("""
                        delete from imports.problem
                         where batch in (select id from imports.batch where changed_at < :end)
                        """).param("end", end.atOffset(ZoneOffset.UTC)).update());
    }
}
