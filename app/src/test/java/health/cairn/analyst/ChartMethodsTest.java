package health.cairn.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code stats spc} and {@code stats run} end to end; the charts have their own tests. */
class ChartMethodsTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... arguments) throws IOException {
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

    // Values and mean by hand: 1 and 3 in turn, ranges of 2, limits 2 -/+ 2.66 * 2; the last point is far above.
    @Test
    void everyRowIsAnsweredWithItsPlaceOnTheChart() throws IOException {
        var input = new StringBuilder("month,value,target\n");
        for (int i = 0; i < 12; i++) {
            input.append("m").append(i).append(i % 2 == 0 ? ",1,9\n" : ",3,9\n");
        }
        input.append("m12,20,9\n");
        int exit = run(input.toString(), "spc", "--direction", "increase", "--baseline", "12", "--target", "target");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().getFirst())
                .isEqualTo("month,value,target,phase,point,centre,lower,upper,lower_near,upper_near,rule,rules_broken,"
                        + "variation,trial_limits,variation_icon,assurance_icon");
        assertThat(lines()).hasSize(14);
        assertThat(lines().get(1))
                .startsWith("m0,1,9,1,1,2,-3.32")
                .endsWith(",,,common-cause,false," + "improvement-high,fail");
        assertThat(lines().getLast()).contains(",above-upper-limit,above-upper-limit,improvement-high,");
    }

    @Test
    void aMissingPointIsAnsweredEmpty() throws IOException {
        assertThat(run("value\n1\n\"\"\n3\n", "spc")).as(err.toString()).isZero();
        assertThat(lines().get(2)).startsWith(",1,,2,,,,,");
    }

    @Test
    void limitsAreCalculatedAnewWhereThePhaseChanges() throws IOException {
        run("value,era\n1,a\n3,a\n11,b\n13,b\n", "spc", "--phase", "era");
        assertThat(lines().get(2)).startsWith("3,a,1,3,2,");
        assertThat(lines().get(3)).startsWith("11,b,2,11,12,");
    }

    // 10 of 100 and 30 of 100: the centre is 40 of 200, the limits 0.2 -/+ 3 * 0.04.
    @Test
    void aChartOfProportionsNeedsItsDenominators() throws IOException {
        assertThat(run("n,d\n10,100\n30,100\n", "spc", "--chart", "p", "--value", "n", "--denominator", "d"))
                .isZero();
        assertThat(lines().get(1)).startsWith("10,100,1,0.1,0.2,0.08");
        assertThat(run("n\n10\n30\n", "spc", "--chart", "p", "--value", "n")).isEqualTo(1);
        assertThat(err.toString()).contains("needs a denominator");
    }

    @Test
    void rowsOfOneSubgroupAreOnePoint() throws IOException {
        run("day,value\n1,2\n1,4\n2,3\n2,7\n", "spc", "--chart", "xbar", "--subgroup", "day");
        assertThat(lines().get(1)).startsWith("1,2,1,3,4,");
        assertThat(lines().get(4)).startsWith("2,7,1,5,4,");
    }

    @Test
    void anUnknownChartIsNamed() throws IOException {
        assertThat(run("value\n1\n", "spc", "--chart", "pie")).isEqualTo(2);
        assertThat(err.toString()).contains("No chart \"pie\"");
    }

    // qicharts2 0.8.1, qic(y, chart = "run"): centre 10.5, longest run 5 of at most 6, crossings 2 of at least 2.
    @Test
    void aRunChartIsOneLineAGroup() throws IOException {
        var input = new StringBuilder("practice,value\n");
        for (int value : new int[] {10, 8, 10, 12, 11, 14, 12, 14, 10, 8}) {
            input.append("A,").append(value).append('\n');
        }
        assertThat(run(input.append("B,1\nB,1\n").toString(), "run", "--group", "practice"))
                .as(err.toString())
                .isZero();
        assertThat(lines())
                .containsExactly(
                        "practice,phase,points,median,useful,longest_run,longest_run_max,crossings,crossings_min,"
                                + "signal,method,shifts,trends,runs,runs_min,runs_max",
                        "A,1,10,10.5,10,5,6,2,2,false,anhoej,,,3,3,9",
                        "B,1,2,1,0,,,,,false,every point lies on the line,,,0,,");
    }

    @Test
    void aBadCellIsReportedByLineAndColumn() throws IOException {
        assertThat(run("value\n1\nx\n", "spc")).isEqualTo(1);
        assertThat(err.toString()).contains("line 3, column \"value\": expected a number, found \"x\"");
    }
}
