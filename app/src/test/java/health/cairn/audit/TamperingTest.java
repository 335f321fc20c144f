package health.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.StoreTest;
import health.cairn.audit.Audit.Proof;
import health.cairn.database.TestDatabases;
import health.cairn.keys.TestKeys;
import health.cairn.people.Viewer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done to the record behind the application's back is found, and the application itself can do nothing to it. */
@StoreTest
class TamperingTest {

    private static final int RECORDS = 20;

    @TempDir
    Path home;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private ChainedAudit audit;

    TamperingTest(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void writeRecords() throws SQLException {
        behind(
                "alter table audit.record disable trigger all; truncate audit.record; alter table audit.record enable trigger all");
        behind(
                "alter table audit.chain disable trigger all; truncate audit.chain; alter table audit.chain enable trigger all");
        behind("delete from keys.data_key");
        audit = audit();
        for (int i = 0; i < RECORDS; i++) {
            audit.record(Entry.of(Act.LOADED, Optional.of(7L)).on("batch", i));
        }
        audit.stop();
        assertThat(audit.prove()).isEqualTo(new Proof.Whole(RECORDS));
    }

    @AfterEach
    void stop() {
        audit.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "account = 8",
        "at = at + interval '1 microsecond'",
        "role = 'administrator'",
        "origin = ''",
        "act = 'EXPORTED'",
        "act = 'NOTHING'",
        "outcome = 'FAILED'",
        "object_key = '99'",
        "owner = 3",
        "reason = 'x'"
    })
    void aChangedRecordIsNamed(String change) throws SQLException {
        tamper("update audit.record set " + change + " where number = 7");
        assertThat(audit.prove())
                .isInstanceOfSatisfying(
                        Proof.Broken.class,
                        broken -> assertThat(broken.number()).isEqualTo(7));
    }

    @Test
    void aDeletedRecordIsNamed() throws SQLException {
        tamper("delete from audit.record where number = 12");
        assertThat(audit.prove()).isEqualTo(new Proof.Broken(12, "it is missing"));
    }

    @Test
    void recordsDeletedAtTheBeginningAreFound() throws SQLException {
        tamper("delete from audit.record where number <= 3");
        assertThat(audit.prove()).isEqualTo(new Proof.Broken(1, "it is missing"));
    }

    @Test
    void recordsDeletedAtTheEndAreFoundAndStayFoundWhenOthersFollow() throws SQLException {
        tamper("delete from audit.record where number > 18");
        assertThat(audit.prove())
                .isEqualTo(new Proof.Broken(19, "it and all up to 20 are missing at the end of the chain"));
        audit = audit();
        for (int i = 0; i < 5; i++) {
            audit.record(Entry.of(Act.LOADED, Optional.of(7L)).on("batch", i));
        }
        audit.stop();
        assertThat(audit.prove())
                .isEqualTo(
                        new Proof.Broken(20, "the chain up to here is another one than was kept outside the database"));
    }

    @Test
    void allRecordsGoneIsFound() throws SQLException {
        tamper("truncate audit.record");
        assertThat(audit.prove())
                .isEqualTo(new Proof.Broken(1, "it and all up to 20 are missing at the end of the chain"));
        behind(
                "alter table audit.chain disable trigger all; truncate audit.chain; alter table audit.chain enable trigger all");
        assertThat(audit.prove())
                .isEqualTo(new Proof.Broken(0, "this machine remembers a chain that is not in the database"));
    }

    @Test
    void recordsThatChangedPlacesAreFound() throws SQLException {
        tamper(
                "update audit.record set number = 100 where number = 5; update audit.record set number = 5 where number = 6;"
                        + " update audit.record set number = 6 where number = 100");
        assertThat(audit.prove()).isEqualTo(new Proof.Broken(5, "it does not follow from the record before it"));
    }

    /** Somebody who knows the code computes hashes anew, but has no key to seal them with. */
    @Test
    void aChainThatWasComputedAnewLacksTheSeal() throws SQLException {
        var store = new AuditStore(jdbc);
        var row = store.after(19, 1).getFirst();
        var forged = Chain.after(
                new Chain.Tip(19, row.previous()),
                new Chain.Stamped(row.at(), row.role(), row.origin(), Entry.of(Act.SIGN_IN, Optional.of(8L))));
        tamper("delete from audit.record where number = 20");
        store.add(forged, row.seal());
        assertThat(audit.prove()).isEqualTo(new Proof.Broken(20, "it was not written by this Cairn"));
    }

    @Test
    void aHeadThatSomebodyWroteIsNotBelieved() throws Exception {
        tamper("delete from audit.record where number > 18");
        var store = new AuditStore(jdbc);
        Path file = home.resolve("audit/" + store.name().orElseThrow() + ".head");
        String seal = Files.readString(file).strip().split(" ")[2];
        Files.writeString(
                file,
                "18 " + java.util.HexFormat.of().formatHex(store.hashOf(18).orElseThrow()) + " " + seal);
        assertThat(audit.prove())
                .isInstanceOfSatisfying(
                        Proof.Broken.class,
                        broken -> assertThat(broken.found()).contains("was not written by this Cairn"));
    }

    @Test
    void theApplicationItselfMayOnlyAddAndRead() {
        for (String change : new String[] {
            "update audit.record set reason = '' where number = 1",
            "delete from audit.record where number = 1",
            "truncate audit.record",
            "alter table audit.record disable trigger all",
            "drop table audit.record",
            "update audit.chain set id = gen_random_uuid()"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .hasStackTraceContaining(
                            change.startsWith("alter") || change.startsWith("drop")
                                    ? "must be owner"
                                    : "permission denied");
        }
    }

    /** Where Cairn has to work as owner, and for whoever else has the right to change tables. */
    @Test
    void evenTheOwnerIsStoppedByTheTriggers() {
        for (String change : new String[] {
            "update audit.record set reason = '' where number = 1",
            "delete from audit.record where number = 1",
            "truncate audit.record"
        }) {
            assertThatThrownBy(() -> behind(change))
                    .as(change)
                    .hasMessageContaining("Audit records are never changed or deleted");
        }
    }

    private ChainedAudit audit() {
        return new ChainedAudit(
                new AuditStore(jdbc),
                TestKeys.in(home, dataSource),
                request -> new Viewer.Visitor(),
                Clock.systemUTC(),
                new JdbcTransactionManager(dataSource),
                home.toString());
    }

    private void tamper(String sql) throws SQLException {
        behind("alter table audit.record disable trigger all; " + sql
                + "; alter table audit.record enable trigger all");
    }

    private void behind(String sql) throws SQLException {
        try (var connection = TestDatabases.behindTheBackOf(dataSource);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Unused by most, but shows that records of one transaction hang together. */
    @Test
    void aTransactionKeepsItsRecordsOrNone() {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transactions.executeWithoutResult(_ -> {
            audit.record(Entry.of(Act.PUBLISHED, Optional.of(7L)).on("batch", 1));
            audit.record(Entry.of(Act.WITHDRAWN, Optional.of(7L)).on("batch", 1));
        });
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    audit.record(Entry.of(Act.PUBLISHED, Optional.of(7L)).on("batch", 2));
                    throw new IllegalStateException("it could not be published");
                }))
                .hasMessage("it could not be published");
        audit.stop();
        assertThat(audit.prove()).isEqualTo(new Proof.Whole(RECORDS + 2));
    }
}
