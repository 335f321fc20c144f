package health.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.audit.Chain.Stamped;
import health.cairn.audit.Chain.Tip;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final UUID NAME = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    /**
     * Expected values by Python 3.11 hashlib and struct: sha256(b'cairn audit ' + name), then sha256 of
     * struct.pack('>BqqBq', 1, 1, micros, 1, 7), each text as length and UTF-8, struct.pack('>Bq', 0, 0) for no owner, and
     * the hash before.
     */
    @Test
    void theHashIsOfTheDocumentedBytes() {
        Tip beginning = Chain.beginning(NAME);
        assertThat(hex(beginning.hash())).isEqualTo("3c0510dc9d488dea5c113d0d2c9c963b2b43127bb4376f2c2a7c7cf04df82124");
        var link = Chain.after(
                beginning,
                new Stamped(
                        NOON,
                        "member",
                        "192.0.2.1",
                        Entry.of(Act.EXPORTED, Optional.of(7L)).on("file", "/é.csv")));
        assertThat(link.number()).isEqualTo(1);
        assertThat(hex(link.hash())).isEqualTo("84f70990d20996c3d379956bf6c4731e76c2510da4ccbe5e4f3f73093f930262");
    }

    @Test
    void textCannotMoveFromOneFieldIntoTheNext() {
        assertThat(hashOf("batch", "12")).isNotEqualTo(hashOf("batch1", "2"));
        assertThat(hashOf("", "batch")).isNotEqualTo(hashOf("batch", ""));
    }

    @Test
    void timeIsKeptAsFinelyAsTheDatabaseKeepsIt() {
        assertThat(Chain.kept(Instant.parse("2026-01-01T12:00:00.123456789Z"))).isEqualTo(NOON);
    }

    private static String hashOf(String kind, String key) {
        return hex(Chain.after(
                        Chain.beginning(NAME),
                        new Stamped(
                                NOON,
                                "",
                                "",
                                Entry.of(Act.LOADED, Optional.empty()).on(kind, key)))
                .hash());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
