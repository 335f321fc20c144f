package health.cairn.privacy;

import static health.cairn.statistics.suppression.Profile.HES_2018;
import static health.cairn.statistics.suppression.Profile.LT5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.privacy.ReleasedTable.Released;
import health.cairn.privacy.ReleasedTable.Released.NotCollected;
import health.cairn.privacy.ReleasedTable.Released.Shown;
import health.cairn.privacy.ReleasedTable.Released.Suppressed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of made-up practices P1 to P4 of a made-up network N. The rules are those of docs/methods/suppression.md. */
class GateTest {

    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);

    /** NHS Digital's rule for HES since 2018: 1 to 7 hidden, all others to the nearest 5, 0 shown as 0. */
    @ParameterizedTest
    @CsvSource({"0, 0", "8, 10", "12, 10", "13, 15", "1002, 1000"})
    void countsAreRoundedToTheNearestFive(long count, long shown) {
        var released = SuppressionGate.pass(new CountTable().count(month("P1", 0), count), HES_2018);
        assertThat(released.cell(month("P1", 0))).isEqualTo(new Shown(shown));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void countsFromOneToSevenAreHidden(long count) {
        var released = SuppressionGate.pass(new CountTable().count(month("P1", 0), count), HES_2018);
        assertThat(released.cell(month("P1", 0))).isEqualTo(new Suppressed());
        assertThat(released.rule()).isEqualTo("Counts from 1 to 7 are hidden, and others rounded to the nearest 5.");
    }

    @Test
    void aPracticeDoesNotFollowFromItsNetworkLessTheOthers() {
        var released = SuppressionGate.pass(network(3, 40, 30, 27).count(month("N", 0), 100), LT5);
        assertThat(released.cell(month("P1", 0))).isEqualTo(new Suppressed());
        assertThat(hidden(released, practices(4)))
                .as("one more, or P1 were 100 - 97")
                .isGreaterThanOrEqualTo(2);
        assertThat(released.cell(month("N", 0))).isEqualTo(new Shown(100));
    }

    /** 100 in the network less 97 in three of its practices leaves 3 in the fourth, which is not in the table. */
    @Test
    void whatIsMissingFromASumIsProtectedToo() {
        var released = SuppressionGate.pass(network(40, 30, 27).count(month("N", 0), 100), LT5);
        assertThat(hidden(released, practices(3)) + hidden(released, List.of(month("N", 0))))
                .isPositive();
        var open = SuppressionGate.pass(network(40, 30, 25).count(month("N", 0), 100), LT5);
        assertThat(hidden(open, practices(3)))
                .as("5 are left, which may be seen")
                .isZero();
    }

    @Test
    void aMonthDoesNotFollowFromItsQuarterLessTheOthers() {
        var quarter = new CountKey("P1", APRIL, APRIL.plusMonths(3), "referred");
        var table = new CountTable()
                .count(month("P1", 0), 20)
                .count(month("P1", 1), 2)
                .count(month("P1", 2), 30)
                .count(quarter, 52);
        var released = SuppressionGate.pass(table, LT5);
        assertThat(hidden(released, List.of(month("P1", 0), month("P1", 1), month("P1", 2))))
                .isEqualTo(2);
        assertThat(released.cell(quarter)).isEqualTo(new Shown(52));
    }

    @Test
    void periodsThatOverlapAreRefused() {
        var table = new CountTable()
                .count(new CountKey("P1", APRIL, APRIL.plusMonths(12), "referred"), 100)
                .count(new CountKey("P1", APRIL.plusMonths(1), APRIL.plusMonths(13), "referred"), 103);
        assertThatThrownBy(() -> SuppressionGate.pass(table, LT5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Periods must be apart");
    }

    @Test
    void thoseWithoutAPropertyAreProtectedAsThoseWithIt() {
        CountKey all = new CountKey("P1", APRIL, APRIL.plusMonths(1), "all");
        for (long with : new long[] {3, 97}) {
            var table =
                    new CountTable().count(all, 100).count(month("P1", 0), with).sum(all, List.of(month("P1", 0)));
            var released = SuppressionGate.pass(table, LT5);
            assertThat(hidden(released, List.of(month("P1", 0), all)))
                    .as("%s of 100", with)
                    .isPositive();
            assertThat(released.share(month("P1", 0), all)).isEmpty();
        }
        var table = new CountTable().count(all, 100).count(month("P1", 0), 95).sum(all, List.of(month("P1", 0)));
        assertThat(SuppressionGate.pass(table, LT5).share(month("P1", 0), all)).hasValue(0.95);
    }

    /** 43 of 118 are shown as 45 of 120: the share is of what is shown, or it would tell more than they do. */
    @Test
    void sharesAreOfTheNumbersThatAreShown() {
        CountKey all = new CountKey("P1", APRIL, APRIL.plusMonths(1), "all");
        var table = new CountTable().count(all, 118).count(month("P1", 0), 43).sum(all, List.of(month("P1", 0)));
        assertThat(SuppressionGate.pass(table, HES_2018).share(month("P1", 0), all))
                .hasValue(45.0 / 120);
    }

    @Test
    void notCollectedIsNeitherZeroNorHidden() {
        var table = new CountTable().notCollected(month("P1", 0)).count(month("P2", 0), 0);
        var released = SuppressionGate.pass(table, HES_2018);
        assertThat(released.cell(month("P1", 0))).isEqualTo(new NotCollected());
        assertThat(released.cell(month("P2", 0))).isEqualTo(new Shown(0));
        assertThatThrownBy(() -> released.cell(month("P3", 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nationalCountsAreAsTheyAre() {
        var released = SuppressionGate.pass(
                new CountTable().national("E92000001").count(month("E92000001", 0), 1003), HES_2018);
        assertThat(released.cell(month("E92000001", 0))).isEqualTo(new Shown(1003));
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> SuppressionGate.pass(network(60, 50).count(month("N", 0), 100), LT5))
                .hasMessageContaining("add up to more than the whole");
        assertThatThrownBy(() -> new CountTable().count(month("P1", 0), 1).count(month("P1", 0), 1))
                .hasMessageContaining("already");
    }

    /** In every sum of exact counts either nothing is hidden or at least two, so that no subtraction tells one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noSumHasExactlyOneHiddenCount(int seed) {
        var random = new Random(seed);
        var table = new CountTable();
        var sums = new ArrayList<List<CountKey>>();
        long[][] counts = new long[5][3];
        for (int p = 0; p < 4; p++) {
            table.within("P" + p, "N");
            for (int m = 0; m < 3; m++) {
                counts[p][m] = random.nextInt(12);
                counts[4][m] += counts[p][m];
            }
        }
        for (int p = 0; p < 5; p++) {
            String area = p == 4 ? "N" : "P" + p;
            var row = new ArrayList<CountKey>();
            for (int m = 0; m < 3; m++) {
                table.count(month(area, m), counts[p][m]);
                row.add(month(area, m));
            }
            CountKey quarter = new CountKey(area, APRIL, APRIL.plusMonths(3), "referred");
            table.count(quarter, counts[p][0] + counts[p][1] + counts[p][2]);
            row.add(quarter);
            sums.add(row);
        }
        for (int m = 0; m < 3; m++) {
            int month = m;
            sums.add(List.of("P0", "P1", "P2", "P3", "N").stream()
                    .map(area -> month(area, month))
                    .toList());
        }
        var released = SuppressionGate.pass(table, LT5);
        assertThat(sums).allSatisfy(sum -> assertThat(hidden(released, sum)).isNotEqualTo(1));
        table.counts.forEach((key, count) -> {
            if (count >= 1 && count <= 4) {
                assertThat(released.cell(key)).isEqualTo(new Suppressed());
            }
        });
    }

    private static CountTable network(long... counts) {
        var table = new CountTable();
        for (int i = 0; i < counts.length; i++) {
            table.within("P" + (i + 1), "N").count(month("P" + (i + 1), 0), counts[i]);
        }
        return table;
    }

    private static List<CountKey> practices(int howMany) {
        return java.util.stream.IntStream.rangeClosed(1, howMany)
                .mapToObj(i -> month("P" + i, 0))
                .toList();
    }

    private static long hidden(ReleasedTable released, List<CountKey> keys) {
        return keys.stream()
                .map(released::cell)
                .filter(Released.Suppressed.class::isInstance)
                .count();
    }

    private static CountKey month(String area, int month) {
        return new CountKey(area, APRIL.plusMonths(month), APRIL.plusMonths(month + 1L), "referred");
    }
}
