package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cairn keys rotate} and {@code ./cairn audit verify} beside a running Cairn. */
class AuditCommandTest {

    @TempDir
    Path home;

    @Test
    void verifyProvesTheChainBesideARunningCairnAndNamesARecordThatWasChanged() throws Exception {
        try (var cairn = CairnProcess.serve(home).ready()) {
            try (var rotate = CairnProcess.command(home, "keys", "rotate")) {
                assertThat(rotate.exitCode()).as(rotate.said()).isZero();
                assertThat(rotate.output()).contains("A new master key is in use");
            }
            assertThat(Files.readString(home.resolve("keys/master")).lines().filter(line -> !line.startsWith("#")))
                    .hasSize(1);
            try (var verify = CairnProcess.command(home, "audit", "verify")) {
                assertThat(verify.exitCode()).as(verify.said()).isZero();
                // The link for the first administrator, and the rotation.
                assertThat(verify.output()).isEqualTo("All 2 records are as they were written.\n");
            }
            assertThat(TestSql.run(home, "alter table audit.record disable trigger all"))
                    .isTrue();
            assertThat(TestSql.run(home, "update audit.record set account = 12"))
                    .isTrue();
            try (var verify = CairnProcess.command(home, "audit", "verify")) {
                assertThat(verify.exitCode()).isEqualTo(1);
                assertThat(verify.complaints()).containsExactly("cairn: Record 1: it was changed");
            }
            cairn.stop();
        }
    }
}
