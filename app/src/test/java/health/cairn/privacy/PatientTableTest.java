package health.cairn.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.StoreTest;
import health.cairn.database.TestDatabases;
import health.cairn.keys.DataKey;
import health.cairn.keys.TestKeys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A table about patients as docs/reference/patient-tables.md describes it: rows behind a wall, identifiers sealed. */
@StoreTest
class PatientTableTest {

    private static final SealedColumn NUMBER = new SealedColumn("sample.patient", "patient", "nhs_number");

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PracticeRows rows;

    @TempDir
    Path home;

    PatientTableTest(DataSource dataSource, JdbcClient jdbc, TransactionOperations transactions) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = new PracticeRowsStore(jdbc);
    }

    @BeforeEach
    void makeTable() throws SQLException {
        try (var connection = TestDatabases.behindTheBackOf(dataSource);
                var statement = connection.createStatement()) {
            statement.execute("""
                    drop schema if exists sample cascade;
                    create schema sample;
                    create table sample.patient (
                        patient             bigint primary key,
                        practice            text not null,
                        nhs_number_key      integer not null,
                        nhs_number_sealed   bytea not null);
                    alter table sample.patient enable row level security;
                    alter table sample.patient force row level security;
                    create policy own_practices on sample.patient
                        using (practice = any (string_to_array(current_setting('cairn.practices', true), ',')));
                    alter table sample.patient owner to cairn;
                    grant usage on schema sample to cairn, cairn_app;
                    grant select, insert, update, delete on sample.patient to cairn_app;
                    delete from keys.data_key;
                    """);
        }
        Identifiers identifiers = identifiers();
        long patient = 0;
        for (String practice : List.of("A81001", "A81001", "B82002")) {
            patient++;
            Sealed sealed = identifiers.seal(number(), NUMBER, patient);
            insert(List.of("A81001", "B82002"), patient, practice, sealed);
        }
    }

    @Test
    void sqlWithoutAnyConditionSeesOnlyThePracticesOfTheTransaction() {
        assertThat(seen(List.of("A81001"))).containsExactly("A81001", "A81001");
        assertThat(seen(List.of("B82002"))).containsExactly("B82002");
        assertThat(seen(List.of("A81001", "B82002"))).hasSize(3);
        assertThat(seen(List.of("C83003"))).isEmpty();
        assertThat(seen(List.of())).isEmpty();
    }

    @Test
    void withoutATransactionThatNamesPracticesNothingIsSeen() {
        assertThat(jdbc.sql("select practice from sample.patient")
                        .query(String.class)
                        .list())
                .isEmpty();
        seen(List.of("A81001"));
        assertThat(jdbc.sql("select practice from sample.patient")
                        .query(String.class)
                        .list())
                .as("on a connection that was used for practices before")
                .isEmpty();
        assertThatThrownBy(() -> rows.open(List.of("A81001"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsOfOthersCanNeitherBeChangedNorWritten() {
        transactions.executeWithoutResult(_ -> {
            rows.open(List.of("A81001"));
            assertThat(jdbc.sql("delete from sample.patient where practice = 'B82002'")
                            .update())
                    .isZero();
            assertThat(jdbc.sql("update sample.patient set nhs_number_key = nhs_number_key")
                            .update())
                    .isEqualTo(2);
        });
        assertThatThrownBy(() -> insert(List.of("A81001"), 9, "B82002", new Sealed(1, new byte[1])))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theWallHoldsForTheOwnerOfTheTableToo() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role none");
            try (var found = statement.executeQuery("select current_user, count(*) from sample.patient")) {
                found.next();
                assertThat(found.getString(1)).isEqualTo("cairn");
                assertThat(found.getInt(2)).isZero();
            } finally {
                statement.execute("set role cairn_app");
            }
        }
    }

    @Test
    void theCodeOfAPracticeCannotOpenMoreThanItself() {
        transactions.executeWithoutResult(_ -> assertThatThrownBy(() -> rows.open(List.of("A81001,B82002")))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void anIdentifierIsNotInTheTableAndOpensInItsOwnRowOnly() {
        Sealed first = sealed(1);
        assertThat(new String(first.bytes(), UTF_8)).doesNotContain("943");
        assertThat(first.bytes()).isNotEqualTo(sealed(2).bytes());
        assertThat(identifiers().open(first, NUMBER, 1)).isEqualTo(number().revealed());
        assertThatThrownBy(() -> identifiers().open(first, NUMBER, 2)).isInstanceOf(DataKey.Unreadable.class);
    }

    @Test
    void allRowsAreSealedAnewWithARenewedKeyWhileReadersGoOn() {
        Identifiers identifiers = identifiers();
        Sealed before = sealed(3);
        identifiers.renewKey();
        assertThat(identifiers.open(before, NUMBER, 3)).isEqualTo(number().revealed());
        int resealed = transactions.execute(_ -> {
            rows.open(List.of("A81001", "B82002"));
            return identifiers.reseal(NUMBER);
        });
        assertThat(resealed).isEqualTo(3);
        assertThat(sealed(3).keyVersion()).isEqualTo(2);
        assertThat(identifiers().open(sealed(3), NUMBER, 3)).isEqualTo(number().revealed());
    }

    /** HMAC-SHA-256(key, context, 0x1f, number); that signing is HMAC by a derived key is KeysTest's to show. */
    @Test
    void pseudonymsAreTheSameWithinAPurposeAndCannotBeLinkedAcross() {
        var pseudonyms = new Pseudonyms(TestKeys.in(home, dataSource));
        Pseudonym one = pseudonyms.of(number(), "safety netting", "A81001");
        assertThat(pseudonyms.of(number(), "safety netting", "A81001")).isEqualTo(one);
        assertThat(new Pseudonyms(TestKeys.in(home, dataSource)).of(number(), "safety netting", "A81001"))
                .isEqualTo(one);
        assertThat(pseudonyms.of(number(), "touch map", "A81001")).isNotEqualTo(one);
        assertThat(pseudonyms.of(number(), "safety netting", "B82002")).isNotEqualTo(one);
        assertThat(pseudonyms.of(NhsNumber.parse("9990000018").orElseThrow(), "safety netting", "A81001"))
                .isNotEqualTo(one);
        var key = TestKeys.in(home, dataSource).version("pseudonyms safety netting", 1);
        assertThat(one.value())
                .isEqualTo(
                        java.util.HexFormat.of().formatHex(key.sign(("A81001\u001f" + "9434765919").getBytes(UTF_8))));
        pseudonyms.renewKey("safety netting");
        assertThat(pseudonyms.of(number(), "safety netting", "A81001").keyVersion())
                .isEqualTo(2);
        assertThat(pseudonyms.of(number(), "safety netting", "A81001", 1)).isEqualTo(one);
    }

    private List<String> seen(List<String> practices) {
        return transactions.execute(_ -> {
            rows.open(practices);
            return jdbc.sql("select practice from sample.patient order by 1")
                    .query(String.class)
                    .list();
        });
    }

    private void insert(List<String> practices, long patient, String practice, Sealed sealed) {
        transactions.executeWithoutResult(_ -> {
            rows.open(practices);
            jdbc.sql("insert into sample.patient values (:patient, :practice, :key, :sealed)")
                    .param("patient", patient)
                    .param("practice", practice)
                    .param("key", sealed.keyVersion())
                    .param("sealed", sealed.bytes())
                    .update();
        });
    }

    private Sealed sealed(long patient) {
        return transactions.execute(_ -> {
            rows.open(List.of("A81001", "B82002"));
            return jdbc.sql("select nhs_number_key, nhs_number_sealed from sample.patient where patient = :patient")
                    .param("patient", patient)
                    .query((row, index) -> new Sealed(row.getInt(1), row.getBytes(2)))
                    .single();
        });
    }

    private Identifiers identifiers() {
        return new EnvelopeIdentifiers(TestKeys.in(home, dataSource), new SealedColumnStore(jdbc));
    }

    private static NhsNumber number() {
        return NhsNumber.parse("9434765919").orElseThrow();
    }
}
