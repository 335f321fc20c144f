package health.cairn.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.Wilson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line end to end: files in, CSV out. The arithmetic has its own tests; here are reading and writing. */
class StatsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Path file = folder.resolve("input.csv");
        Files.writeString(file, input);
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = file.toString();
        return new CommandLine(new StatsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    @Test
    void aProportionForEveryRowWithTheRowsOwnFieldsFirst() throws IOException {
        int exit = run("practice,numerator,denominator\nA,30,40\n", "proportion", "--confidence", "0.95");
        assertThat(exit).as(err.toString()).isZero();
        var limits = Wilson.at(Confidence.P95).interval(30, 40);
        assertThat(lines())
                .containsExactly(
                        "practice,numerator,denominator,value,lower_95,upper_95,method,note",
                        "A,30,40,0.75," + limits.lower() + "," + limits.upper() + ",Wilson,");
    }

    @Test
    void twoLevelsAreTheDefault() throws IOException {
        run("numerator,denominator\n30,40\n", "proportion");
        assertThat(lines().getFirst()).contains("lower_95,upper_95,lower_99_8,upper_99_8");
    }

    @Test
    void aMissingValueIsSaidAndNotCalculated() throws IOException {
        int exit = run("numerator,denominator\n,40\n3,0\n", "proportion", "--confidence", "0.95");
        assertThat(exit).isZero();
        assertThat(lines().subList(1, 3))
                .containsExactly(",40,,,,,the numerator or the denominator is missing", "3,0,,,,,the denominator is 0");
    }

    @Test
    void groupsAreSummed() throws IOException {
        run(
                "pcn,numerator,denominator\nA,10,20\nA,20,20\nB,1,2\n",
                "proportion",
                "--group",
                "pcn",
                "--confidence",
                "0.95");
        assertThat(lines().get(1)).startsWith("A,30,40,0.75,");
        assertThat(lines().get(2)).startsWith("B,1,2,0.5,");
    }

    @Test
    void aGroupOutOfOrderIsAnErrorThatNamesTheLine() throws IOException {
        String unsorted = "pcn,numerator,denominator\nB,1,2\nA,10,20\n";
        assertThat(run(unsorted, "proportion", "--group", "pcn")).isEqualTo(1);
        assertThat(err.toString())
                .contains("line 3: group [A] comes after group [B]")
                .contains("--sort");
        assertThat(run(unsorted, "proportion", "--group", "pcn", "--sort")).isZero();
        assertThat(lines().get(1)).startsWith("A,10,20,0.5,");
        assertThat(lines().get(2)).startsWith("B,1,2,0.5,");
    }

    @Test
    void aBadCellIsReportedByLineAndColumnAndItsRowLeftOut() throws IOException {
        int exit = run("numerator,denominator\n1,2\nx,4\n2,4\n", "proportion");
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("line 3, column \"numerator\": expected a number, found \"x\"\n");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void aBadCellLeavesOutItsWholeGroup() throws IOException {
        String input = "area,count,population,standard\nA,20,100,1\nA,,100,1\nB,20,100,1\n";
        assertThat(run(input, "dsr", "--group", "area")).isEqualTo(1);
        assertThat(err.toString()).contains("line 3, column \"count\": expected a number, found nothing");
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).startsWith("B,20,100,20000,");
        assertThat(run(input, "dsr", "--group", "area", "--sort")).isEqualTo(1);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aGroupThatTheMethodRefusesIsReportedWithItsLines() throws IOException {
        int exit = run("area,numerator,denominator\nA,3,2\nB,1,2\n", "proportion", "--group", "area");
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("line 2 (A): Events are between 0 and the trials; found 3.0 of 2.0");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aMissingColumnOrFileOrFieldIsSaid() throws IOException {
        assertThat(run("a,b\n1,2\n", "proportion")).isEqualTo(1);
        assertThat(err.toString()).contains("No column \"numerator\"; the header has [a, b]");
        assertThat(run("numerator,denominator\n1\n", "proportion")).isEqualTo(1);
        assertThat(err.toString()).contains("line 2").contains("found 1");
        assertThat(run("", "proportion")).isEqualTo(1);
        assertThat(err.toString()).contains("The input is empty");
        int exit = new CommandLine(new StatsCommand())
                .setErr(new PrintWriter(err, true))
                .execute("proportion", folder.resolve("nothing.csv").toString());
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("No file");
    }

    @Test
    void aLevelThatCannotBeMeantIsAMistake() throws IOException {
        assertThat(run("numerator,denominator\n1,2\n", "proportion", "--confidence", "95"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Confidence is between 0 and 1, for example 0.95; found 95.0");
    }

    /** Below 10 events nothing is calculated; the ninth and the tenth event are the two sides. */
    @Test
    void aRateOfNineEventsIsNotStandardised() throws IOException {
        run(
                "area,count,population,standard\nA,9,100,1\nB,10,100,1\n",
                "dsr",
                "--group",
                "area",
                "--confidence",
                "0.95");
        assertThat(lines().get(1)).isEqualTo("A,9,100,,,,,fewer than 10 events");
        assertThat(lines().get(2)).startsWith("B,10,100,10000,");
    }

    @Test
    void anIndirectRatioAndRate() throws IOException {
        String input = "area,count,population,reference_count,reference_population\nA,30,1000,200,10000\n";
        run(input, "isr", "--group", "area", "--multiplier", "100");
        assertThat(lines().get(1)).startsWith("A,30,20,150,");
        run(input, "isr", "--group", "area", "--rate", "--multiplier", "1000");
        assertThat(lines().get(1)).startsWith("A,30,20,30,");
    }

    @Test
    void aSlopeIndexOfAStraightLineIsItsRise() throws IOException {
        String input =
                "quintile,population,value,lower,upper\n1,10,11,10,12\n2,10,12,11,13\n3,10,13,12,14\n4,10,14,13,15\n5,10,15,14,16\n";
        run(input, "sii", "--repetitions", "1000", "--confidence", "0.95");
        // Equal shares lie at 0.1, 0.3, ... 0.9: a rise of 1 a fifth is 5 from 0 to 1, from 10.5 to 15.5.
        String[] cells = lines().get(1).split(",");
        assertThat(Double.parseDouble(cells[0])).isEqualTo(5, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Double.parseDouble(cells[3])).isEqualTo(15.5 / 10.5, org.assertj.core.api.Assertions.within(1e-9));
        String first = out.toString();
        run(input, "sii", "--repetitions", "1000", "--confidence", "0.95");
        assertThat(out.toString()).isEqualTo(first);
        run(input, "sii", "--repetitions", "1000", "--confidence", "0.95", "--seed", "2");
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @Test
    void aTrendNeedsUnbrokenYears() throws IOException {
        String header = "area,year,numerator,denominator\n";
        String rise = "A,2018,700,1000\nA,2019,712,1000\nA,2020,725,1000\nA,2021,741,1000\nA,2022,760,1000\n";
        run(header + rise, "trend", "--group", "area");
        assertThat(lines().get(1)).startsWith("A,increasing,11.2014");
        run(header + rise.replace("2018", "2016").replace("2019", "2017"), "trend", "--group", "area");
        assertThat(lines().get(1)).isEqualTo("A,cannot-be-calculated,,,,a value is missing within the latest 5 years");
        assertThat(run(header + rise.replace("2019", "2018"), "trend", "--group", "area"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("found 2018 after 2018 in line 3");
    }

    @Test
    void aTrendOfRatesReadsTheirLimits() throws IOException {
        var input = new StringJoiner("\n", "year,value,lower,upper\n", "\n");
        for (int year = 0; year < 5; year++) {
            input.add((2018 + year) + "," + (100 + 3 * year) + "," + (98 + 3 * year) + "," + (102 + 3 * year));
        }
        assertThat(run(input.toString(), "trend", "--rates")).as(err.toString()).isZero();
        assertThat(lines().get(1)).startsWith("increasing,");
    }

    @Test
    void aFunnelKeepsZeroCountsAndLeavesOutZeroDenominators() throws IOException {
        run("area,numerator,denominator\nA,0,50\nB,30,60\nC,0,0\nD,30,90\n", "funnel", "--confidence", "0.95");
        assertThat(lines().get(1)).startsWith("A,0,50,0,0.3,").contains("below_95");
        assertThat(lines().get(2)).contains("above_95");
        assertThat(lines().get(3)).isEqualTo("C,0,0,,,,,,,,the denominator is 0");
        assertThat(lines().get(4)).contains("within");
    }

    @Test
    void anAdjustedFunnelReportsItsScatter() throws IOException {
        var input = new StringJoiner("\n", "numerator,expected\n", "\n");
        for (int area = 0; area < 20; area++) {
            input.add((area % 2 == 0 ? 60 : 140) + ",100");
        }
        int exit = run(
                input.toString(), "funnel", "--measure", "ratio", "--denominator", "expected", "--adjust", "additive");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().getFirst()).endsWith("position,phi,tau_squared,note");
        assertThat(lines().get(1)).contains(",within,");
        assertThat(run(input.toString(), "funnel", "--measure", "ratios")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of [proportion, rate, ratio], found \"ratios\"");
    }

    @Test
    void everyMethodHasHelpWithAnExample() {
        var stats = new CommandLine(new StatsCommand());
        assertThat(stats.getSubcommands()).isNotEmpty();
        stats.getSubcommands()
                .forEach((name, method) -> assertThat(method.getUsageMessage())
                        .as(name)
                        .contains("Example")
                        .contains("cairn stats " + name));
    }
}
