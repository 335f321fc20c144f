package health.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.people.TestPeople;
import health.cairn.privacy.Retention.Applied;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** What is older than its rule is removed and nothing else, and it is said how much. */
@CairnTest
class RetentionTest {

    private static final String ROWS_SET_ASIDE = "Text of rows set aside";
    private static final String NEWS = "News between parts of the program";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Audit audit;

    @Autowired
    Retention retention;

    @Autowired
    RetentionStore store;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    /** A year, counted from the last change of the batch; how many problems there were stays known. */
    @Test
    void textOfRowsSetAsideIsRemovedAfterAYear() throws Exception {
        OffsetDateTime aYearAgo = OffsetDateTime.now(ZoneOffset.UTC).minusYears(1);
        setAside("older", aYearAgo.minusMinutes(1));
        setAside("younger", aYearAgo.plusMinutes(10));

        assertThat(removed(retention.apply(), ROWS_SET_ASIDE)).hasValue(1);

        assertThat(jdbc.sql("select found from imports.problem")
                        .query(String.class)
                        .list())
                .containsExactly("younger");
        assertThat(count("imports.problem_count")).isEqualTo(2);
        assertThat(recorded())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.kind() + ": " + record.key()).isEqualTo(ROWS_SET_ASIDE + ": 1"))
                .satisfies(record -> assertThat(record.account()).isEmpty());
        assertThat(removed(retention.rules(), ROWS_SET_ASIDE)).hasValue(1);
        mvc.perform(get("/settings/retention").with(people.administrator()))
                .andExpect(content().string(containsString(ROWS_SET_ASIDE)))
                .andExpect(content().string(containsString("1 year")))
                .andExpect(content().string(containsString("not counted")));

        assertThat(removed(retention.apply(), ROWS_SET_ASIDE)).hasValue(0);
        assertThat(recorded()).as("no record where nothing was removed").hasSize(1);
    }

    /** Thirty days after all have heard it; what somebody has still to hear stays. */
    @Test
    void newsThatAllHaveHeardIsRemovedAfterThirtyDays() {
        OffsetDateTime thirtyDaysAgo = OffsetDateTime.now(ZoneOffset.UTC).minusDays(30);
        event(thirtyDaysAgo.minusMinutes(1), true);
        UUID younger = event(thirtyDaysAgo.plusMinutes(10), true);
        UUID unheard = event(thirtyDaysAgo.minusDays(30), false);

        assertThat(removed(retention.apply(), NEWS)).isEmpty();

        assertThat(jdbc.sql("select id from events.event_publication")
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(younger, unheard);
    }

    /** A year is a calendar year: 365 days or 366. */
    @Test
    void whatIsKeptForAYearEndsOnTheSameDayOfTheNext() {
        var ends = new ArrayList<Instant>();
        for (String now : List.of("2027-03-01T03:30:00Z", "2028-03-01T03:30:00Z", "2028-02-29T03:30:00Z")) {
            retentionAt(now, rule("Test year", end -> {
                        ends.add(end);
                        return OptionalLong.of(0);
                    }))
                    .apply();
        }
        assertThat(ends)
                .containsExactly(
                        Instant.parse("2026-03-01T03:30:00Z"),
                        Instant.parse("2027-03-01T03:30:00Z"),
                        Instant.parse("2027-02-28T03:30:00Z"));
    }

    @Test
    void aRuleThatFailsHoldsUpNoOtherAndLeavesNothingHalfDone() {
        Retention withFailing = retentionAt(
                "2027-03-01T03:30:00Z",
                rule("Test A", end -> {
                    setAside("half done", OffsetDateTime.now(ZoneOffset.UTC));
                    throw new IllegalStateException("made to fail");
                }),
                rule("Test B", end -> OptionalLong.of(0)));
        assertThat(withFailing.apply())
                .extracting(applied -> applied.rule().kind())
                .containsExactly("Test B");
        assertThat(count("imports.problem where found = 'half done'")).isZero();
        assertThat(withFailing.rules())
                .extracting(applied -> applied.at().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void whatAnotherInstanceIsAtIsLeftToIt() throws SQLException {
        Retention one = retentionAt("2027-03-01T03:30:00Z", rule("Test C", end -> OptionalLong.of(0)));
        try (var other = dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + RetentionStore.LOCK + ")");
            assertThat(one.apply()).isEmpty();
            other.rollback();
        }
        assertThat(one.apply()).hasSize(1);
    }

    private Retention retentionAt(String now, RetentionRule... rules) {
        return new Retention(
                List.of(rules), store, audit, transactions, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static RetentionRule rule(String kind, Function<Instant, OptionalLong> remove) {
        return new RetentionRule() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Period kept() {
                return Period.ofYears(1);
            }

            @Override
            public String reason() {
                return "For this test.";
            }

            @Override
            public OptionalLong removeBefore(Instant end) {
                return remove.apply(end);
            }
        };
    }

    private static OptionalLong removed(List<Applied> rules, String kind) {
        return rules.stream()
                .filter(applied -> applied.rule().kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .removed();
    }

    private List<AuditRecord> recorded() {
        return audit.find(new Audit.Filter(null, null, Act.RETAINED, null, null, null), Optional.empty(), 5);
    }

    private long count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }

    private void setAside(String found, OffsetDateTime changed) {
        int batch = jdbc.sql("""
                        insert into imports.batch (sha256, file_name, bytes, received_at, state, changed_at)
                        values (encode(sha256(convert_to(:found, 'UTF8')), 'hex'), 'f', 1, :changed, 'READY', :changed)
                        returning id
                        """)
                .param("found", found)
                .param("changed", changed)
                .query(Integer.class)
                .single();
        jdbc.sql("insert into imports.problem_count (batch, kind, problems) values (:batch, 'K', 1)")
                .param("batch", batch)
                .update();
        jdbc.sql("insert into imports.problem values (:batch, 'K', 1, '', '', 1, '', :found, '', '')")
                .param("batch", batch)
                .param("found", found)
                .update();
    }

    private UUID event(OffsetDateTime at, boolean heard) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into events.event_publication (id, listener_id, event_type, serialized_event,
                                                              publication_date, completion_date, status)
                        values (:id, 'listener', 'java.lang.String', '""', :at, :completed, :status)
                        """)
                .param("id", id)
                .param("at", at)
                .param("completed", heard ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("status", heard ? "COMPLETED" : "PUBLISHED")
                .update();
        return id;
    }
}
