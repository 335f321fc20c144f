package health.cairn.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.StoreTest;
import health.cairn.database.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data keys below a master key that the database never sees. */
@StoreTest
class KeysTest {

    private static final byte[] TEXT = "of one patient".getBytes(UTF_8);
    private static final byte[] PLACE = "register.patient.number 12".getBytes(UTF_8);

    @TempDir
    Path home;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    KeysTest(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void noKeys() {
        jdbc.sql("delete from keys.data_key").update();
    }

    @Test
    void whatWasSealedOpensWithTheSameKeyInTheSamePlaceOnly() {
        DataKey key = TestKeys.in(home, dataSource).current("identifiers");
        byte[] sealed = key.seal(TEXT, PLACE);
        assertThat(new String(sealed, UTF_8)).doesNotContain("patient");
        assertThat(key.open(sealed, PLACE)).isEqualTo(TEXT);
        assertThat(key.seal(TEXT, PLACE)).as("a fresh nonce each time").isNotEqualTo(sealed);
        assertThatThrownBy(() -> key.open(sealed, "register.patient.number 13".getBytes(UTF_8)))
                .isInstanceOf(DataKey.Unreadable.class);
        DataKey other = TestKeys.in(home, dataSource).current("something else");
        assertThatThrownBy(() -> other.open(sealed, PLACE)).isInstanceOf(DataKey.Unreadable.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, PLACE)).isInstanceOf(DataKey.Unreadable.class);
        }
        assertThatThrownBy(() -> key.open(new byte[27], PLACE)).isInstanceOf(DataKey.Unreadable.class);
    }

    /** RFC 5869 with an empty salt, by Python 3.11 hmac: the key for HMAC from 32 bytes 00 to 1f, then HMAC of "message". */
    @Test
    void keysAreDerivedAsRfc5869Says() {
        var secret = new byte[32];
        for (int i = 0; i < 32; i++) {
            secret[i] = (byte) i;
        }
        assertThat(HexFormat.of().formatHex(new DataKey("test", 1, secret).sign("message".getBytes(UTF_8))))
                .isEqualTo("6c20573e1c3f31ffadf26589b81f89007e7dd2cec563a7271107dba21f23c00f");
    }

    @Test
    void theNextStartOpensWhatThisOneSealed() {
        byte[] sealed = TestKeys.in(home, dataSource).current("identifiers").seal(TEXT, PLACE);
        assertThat(TestKeys.in(home, dataSource).version("identifiers", 1).open(sealed, PLACE))
                .isEqualTo(TEXT);
    }

    @Test
    void theMasterKeyIsForItsOwnerOnlyAndNotInTheDatabase() throws Exception {
        TestKeys.in(home, dataSource).current("identifiers");
        Path file = home.resolve("keys/master");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> TestKeys.in(home, dataSource).current("identifiers"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void withoutItsMasterKeyNothingIsMadeUp() throws Exception {
        TestKeys.in(home, dataSource).current("identifiers");
        Files.delete(home.resolve("keys/master"));
        for (String purpose : new String[] {"identifiers", "another"}) {
            assertThatThrownBy(() -> TestKeys.in(home, dataSource).current(purpose))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("put the file back");
        }
    }

    @Test
    void aNewMasterKeyWrapsAllDataKeysWhileOthersGoOn() throws Exception {
        DataKeys running = TestKeys.in(home, dataSource);
        byte[] sealed = running.current("identifiers").seal(TEXT, PLACE);
        running.current("pseudonyms");
        String before = Files.readString(home.resolve("keys/master"));
        var wrapped = jdbc.sql("select wrapped from keys.data_key order by purpose")
                .query(byte[].class)
                .list();

        assertThat(TestKeys.in(home, dataSource).rotateMasterKey()).isEqualTo(2);

        assertThat(Files.readString(home.resolve("keys/master"))).isNotEqualTo(before);
        assertThat(jdbc.sql("select wrapped from keys.data_key order by purpose")
                        .query(byte[].class)
                        .list())
                .isNotEqualTo(wrapped);
        assertThat(running.current("identifiers").open(sealed, PLACE)).isEqualTo(TEXT);
        assertThat(running.current("made after the rotation").version()).isEqualTo(1);
        DataKeys next = TestKeys.in(home, dataSource);
        assertThat(next.current("identifiers").open(sealed, PLACE)).isEqualTo(TEXT);
        assertThat(next.current("made after the rotation").version()).isEqualTo(1);
        assertThat(next.rotateMasterKey()).isEqualTo(3);
    }

    /** Cut off after the file has the new key and before the database has it. */
    @Test
    void anInterruptedRotationIsEndedByTheNext() {
        DataKeys keys = TestKeys.in(home, dataSource);
        byte[] sealed = keys.current("identifiers").seal(TEXT, PLACE);
        var masters = new MasterKeys(home, "");
        masters.add(MasterKeys.MasterKey.fresh());
        assertThat(TestKeys.in(home, dataSource).current("identifiers").open(sealed, PLACE))
                .isEqualTo(TEXT);
        assertThat(masters.all()).hasSize(2);
        assertThat(keys.rotateMasterKey()).isEqualTo(1);
        assertThat(masters.all()).hasSize(1);
        assertThat(TestKeys.in(home, dataSource).current("identifiers").open(sealed, PLACE))
                .isEqualTo(TEXT);
    }

    @Test
    void masterKeysCanComeFromTheEnvironment() {
        String one = "one:" + "A".repeat(43) + "=";
        String two = "two:" + "B".repeat(42) + "A=";
        byte[] sealed = TestKeys.in(home, one, dataSource, Clock.systemUTC())
                .current("identifiers")
                .seal(TEXT, PLACE);
        DataKeys both = TestKeys.in(home, two + "," + one, dataSource, Clock.systemUTC());
        assertThat(both.rotateMasterKey()).isEqualTo(1);
        assertThat(TestKeys.in(home, two, dataSource, Clock.systemUTC())
                        .current("identifiers")
                        .open(sealed, PLACE))
                .isEqualTo(TEXT);
        assertThat(home.resolve("keys")).doesNotExist();
        assertThatThrownBy(() -> TestKeys.in(home, "one:short", dataSource, Clock.systemUTC())
                        .current("other"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("short");
    }

    @Test
    void aRenewedKeySealsAndTheEarlierOneStillOpens() {
        DataKeys keys = TestKeys.in(home, dataSource);
        byte[] sealed = keys.current("identifiers").seal(TEXT, PLACE);
        assertThat(keys.renew("identifiers").version()).isEqualTo(2);
        assertThat(keys.current("identifiers").version()).isEqualTo(2);
        assertThat(keys.version("identifiers", 1).open(sealed, PLACE)).isEqualTo(TEXT);
    }

    @Test
    void keysDoNotPrintThemselves() {
        assertThat(TestKeys.in(home, dataSource).current("identifiers")).hasToString("DataKey[identifiers 1]");
        assertThat(MasterKeys.MasterKey.fresh().toString()).matches("MasterKey\\[k[0-9a-f]{8}]");
    }
}
