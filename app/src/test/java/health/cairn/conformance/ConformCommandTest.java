package health.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on files made for the purpose: what is wrong must be found. */
class ConformCommandTest {

    /** 30 of 40 at 95 per cent, as in the tests of the Wilson interval, worked in forty digits. */
    private static final String WILSON = """
            {"id":"w","args":{"confidence":0.95},"input":{"x":[30],"n":[40]},
             "output":{"lower":[%s],"upper":[0.8581288136090369]}}""";

    private static final String LOWER = "0.5980603857923197";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run() {
        return new CommandLine(new ConformCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(folder.toString());
    }

    private void write(String peer, String category, String... cases) throws IOException {
        Files.writeString(
                folder.resolve("cases.json"),
                "{\"peer\":\"" + peer + "\",\"version\":\"1\",\"category\":\"" + category + "\",\"cases\":["
                        + String.join(",", cases) + "]}");
    }

    @Test
    void aRightCasePasses() throws IOException {
        write("PHEindicatormethods", "interval_primitives", WILSON.formatted(LOWER));
        assertThat(run()).as(out.toString()).isZero();
        assertThat(out.toString()).contains("1 run, 1 passed, 0 knowingly different, 0 failed");
    }

    @Test
    void aDifferenceInTheEighthDigitFails() throws IOException {
        write("PHEindicatormethods", "interval_primitives", WILSON.formatted("0.5980603957923197"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED w: output.lower row 1: expected 0.5980603957923197, found 0.5980603857");
    }

    @Test
    void aMissingValueIsNotANumber() throws IOException {
        write("PHEindicatormethods", "interval_primitives", WILSON.formatted("null"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("expected null, found 0.5980603857");
    }

    @Test
    void anUnknownPeerFails() throws IOException {
        write("somebody", "interval_primitives", WILSON.formatted(LOWER));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("No adapter for the peer somebody");
    }

    @Test
    void anUnknownFunctionCategoryOrArgumentFails() throws IOException {
        write("PHEindicatormethods", "something else", WILSON.formatted(LOWER));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("unknown form: no function is named, and the category is something else");
        write(
                "PHEindicatormethods",
                "rate",
                "{\"id\":\"r\",\"args\":{\"fun\":\"phe_odds\"},\"input\":{},\"output\":{}}");
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("unknown form: function phe_odds");
        write(
                "PHEindicatormethods",
                "interval_primitives",
                WILSON.formatted(LOWER).replace("0.95}", "0.95,\"continuity\":true}"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("Arguments not understood: [continuity]");
    }

    @Test
    void aFileOfSomethingElseFails() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{\"peer\":\"PHEindicatormethods\"}");
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("A file of reference cases has a peer and a list of cases");
        Files.writeString(folder.resolve("other.json"), "peer: PHEindicatormethods");
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("Not a JSON file");
    }

    /** One event at 99.8 per cent: the package has no limit where Byar's formula is negative, and we have 0. */
    private static final String BYAR = """
            {"id":"b","args":{"confidence":0.998},"input":{"x":[1]},
             "output":{"byars_lower":[%s],"extra":[1]}}""";

    @Test
    void aDeviationPassesOnlyWhereThePeerAnswersWhatWeSayItDoes() throws IOException {
        write("PHEindicatormethods", "interval_primitives", BYAR.formatted("null"));
        run();
        assertThat(out.toString()).contains("knowingly different (1): byar-below-zero");
        write("PHEindicatormethods", "interval_primitives", BYAR.formatted("-0.1"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED b: output.byars_lower row 1: expected -0.1, found 0.0");
    }

    @Test
    void aColumnThatIsNotComparedIsListed() throws IOException {
        write("PHEindicatormethods", "interval_primitives", BYAR.formatted("null"));
        run();
        assertThat(out.toString()).contains("not compared: output.extra");
    }

    @Test
    void whatThePeerSaidInPassingIsListedAsNotCompared() throws IOException {
        write(
                "PHEindicatormethods",
                "interval_primitives",
                BYAR.formatted("null").replace("\"output\":", "\"warnings\":[\"NaNs\"],\"messages\":[],\"output\":"));
        run();
        assertThat(out.toString())
                .contains("not compared: output.extra, warnings")
                .doesNotContain("messages");
    }

    @Test
    void anErrorOfThePeerIsMatchedByOurRefusalOnly() throws IOException {
        String stops =
                "{\"id\":\"e\",\"args\":{\"confidence\":0.95},\"input\":{\"x\":[%s],\"n\":[40]},\"error\":\"stopped\"}";
        write("PHEindicatormethods", "interval_primitives", stops.formatted("41"));
        assertThat(run()).as(out.toString()).isZero();
        write("PHEindicatormethods", "interval_primitives", stops.formatted("39"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("we answer where the peer stopped: stopped");
        write(
                "PHEindicatormethods",
                "interval_primitives",
                WILSON.formatted(LOWER).replace("[30]", "[41]"));
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("we refuse what the peer answers");
    }

    @Test
    void aFolderWithoutCasesIsAMistake() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("No case files (.json) below");
    }
}
