package health.cairn.analyst;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Ranking and estimates of change at the command line: reading and writing; the arithmetic has its own tests. */
class RankAndChangeCommandsTest {

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

    private static final String NEEDS = """
            area,series,numerator,denominator
            A,emergency,30,100
            A,breast,60,100
            A,bowel,50,100
            B,emergency,20,100
            B,breast,70,100
            B,bowel,,
            C,emergency,10,100
            C,breast,80,100
            C,bowel,60,100
            D,other,1,2
            """;

    @Test
    void areasAreRankedWithTheirChancesAndTheirNotes() throws IOException {
        int exit = run(
                NEEDS,
                "rank",
                "--metric",
                "emergency:high",
                "--metric",
                "screening:low:2:breast+bowel",
                "--choose",
                "1",
                "--seed",
                "7");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().getFirst())
                .isEqualTo(
                        "area,place,rank,tied,score,rank_emergency,rank_screening,place_median,place_lower,place_upper,"
                                + "chance_chosen,chance_first,band,seed,note");
        assertThat(lines().get(1)).startsWith("A,1,1,false,").endsWith(",robust-in,7,");
        assertThat(lines().get(2)).startsWith("B,2,2,false,").endsWith(",7,something missing");
        assertThat(lines().get(3)).startsWith("C,3,3,false,");
        assertThat(lines().get(4)).isEqualTo("D,,,,,,,,,,,,,,not ranked: without emergency and breast and bowel");
        String first = out.toString();
        run(
                NEEDS,
                "rank",
                "--metric",
                "emergency:high",
                "--metric",
                "screening:low:2:breast+bowel",
                "--choose",
                "1",
                "--seed",
                "7");
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void plainValuesAreRankedAndATieAcrossTheCutIsSaid() throws IOException {
        String input = "area,series,score\nA,x,3\nB,x,5\nC,x,5\n";
        int exit = run(
                input,
                "rank",
                "--values",
                "--numerator",
                "score",
                "--metric",
                "x:high",
                "--choose",
                "1",
                "--simulations",
                "0");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().get(1)).isEqualTo("B,1,1,true,2.5,1.5,,,,,,,,tied across the cut");
        assertThat(lines().get(2)).isEqualTo("C,2,1,true,2.5,1.5,,,,,,,,tied across the cut");
        assertThat(lines().get(3)).isEqualTo("A,3,3,false,1,3,,,,,,,,");
    }

    @Test
    void aMetricThatCannotBeMeantIsAMistake() throws IOException {
        assertThat(run(NEEDS, "rank", "--metric", "emergency", "--choose", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("found \"emergency\"");
        assertThat(run(NEEDS, "rank", "--metric", "emergency:up", "--choose", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected high or low").contains("\"up\"");
        assertThat(run(NEEDS, "rank", "--metric", "emergency:high:x", "--choose", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected a number as weight").contains("\"x\"");
        assertThat(run(NEEDS, "rank", "--metric", "elsewhere:high", "--choose", "1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("refers to series 'elsewhere'");
        assertThat(run(NEEDS + "A,emergency,1,2\n", "rank", "--metric", "emergency:high", "--choose", "1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("area A has series emergency twice").contains("line 12");
    }

    /** The series of the method's page, whose coefficients come from another package. */
    private static String uptake() {
        int[] values = {50, 53, 49, 54, 55, 52, 57, 56, 58, 55, 59, 60, 66, 63, 69, 70, 68, 74, 75, 73, 78, 77, 81, 84};
        var input = new StringJoiner("\n", "month,value,after,control\n", "\n");
        for (int t = 0; t < values.length; t++) {
            input.add((t + 1) + "," + values[t] + "," + (t >= 12 ? 1 : 0) + ",10");
        }
        return input.toString();
    }

    @Test
    void anInterruptedSeriesIsToldTermByTerm() throws IOException {
        int exit = run(uptake(), "its", "--confidence", "0.95", "--effect", "6");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().getFirst())
                .isEqualTo("term,value,standard_error,lower_95,upper_95,p_value,counterfactual,method");
        assertThat(lines().get(3)).startsWith("level_change,3.93822843822").contains("starts at 0");
        assertThat(lines().get(4)).startsWith("slope_change,0.832167832167");
        assertThat(lines().get(5)).startsWith("effect_6,8.09906759906").contains(",64.2424242424");
        assertThat(run(uptake(), "its", "--errors", "newey-west", "--lag", "2", "--control", "control"))
                .isZero();
        assertThat(lines().get(3)).contains("Controlled").contains("lag 2");
        assertThat(run(uptake(), "its", "--errors", "prais-winsten", "--season", "12", "--since-one"))
                .isZero();
        assertThat(lines().get(3))
                .contains("Prais-Winsten")
                .contains("starts at 1")
                .contains("seasons of 12");
        assertThat(run(uptake().replace("1,50,0", "1,50,1"), "its")).isEqualTo(1);
        assertThat(err.toString()).contains("found 0 in line 3");
    }

    @Test
    void aDifferenceInDifferencesHasItsPermutationTest() throws IOException {
        var input = new StringJoiner("\n", "unit,period,value,treated\n", "\n");
        double[][] outcomes = {
            {10, 11, 12, 15, 16},
            {20, 19, 21, 24, 26},
            {14, 15, 15, 17, 19},
            {9, 10, 9, 10, 11},
            {12, 12, 14, 13, 15},
            {18, 17, 19, 19, 20},
            {11, 13, 12, 14, 13}
        };
        for (int i = 0; i < 7; i++) {
            for (int t = 4; t >= 0; t--) {
                input.add("P" + i + "," + (2016 + t) + "," + outcomes[i][t] + "," + (i < 3 && t >= 3 ? 1 : 0));
            }
        }
        int exit = run(input.toString(), "did", "--confidence", "0.95");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().get(1))
                .startsWith("effect,,2.90277777777")
                .contains(",0.028571428571428571".substring(0, 16))
                .contains(",35,1,");
        assertThat(run(input.toString().replace("P0,2020,16.0,1", "P0,2020,16.0,0"), "did"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("unit P0 is treated and then not, in period 2020");
        assertThat(run(input.toString().replace("P1,2020,26.0,1\n", ""), "did")).isEqualTo(1);
        assertThat(err.toString()).contains("unit P1 has no row for period 2020");
        exit = run(input.toString().replace("P0,2018,12.0,0", "P0,2018,12.0,1"), "did", "--bootstraps", "100");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(lines().get(1)).startsWith("overall,,");
        assertThat(lines().get(2)).startsWith("event_time,-3,");
    }
}
