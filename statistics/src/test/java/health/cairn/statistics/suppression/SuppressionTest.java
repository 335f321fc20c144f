package health.cairn.statistics.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuppressionTest {

    private static final Cell HIDDEN = new Cell.Suppressed();

    private static Cell shown(long value) {
        return new Cell.Shown(value);
    }

    @ParameterizedTest
    @CsvSource({
        "HES_2018, 1, 7",
        "LT5, 1, 4",
        "LE5, 1, 5",
        "ONS10, 1, 9",
    })
    void eachProfileHidesFromOneUpToItsLimitAndShowsZero(Profile profile, long first, long last) {
        assertThat(profile.cell(0)).isEqualTo(shown(0));
        assertThat(profile.cell(first)).isEqualTo(HIDDEN);
        assertThat(profile.cell(last)).isEqualTo(HIDDEN);
        assertThat(profile.cell(last + 1)).isInstanceOf(Cell.Shown.class);
        assertThatThrownBy(() -> profile.cell(-1)).hasMessageContaining("found -1");
    }

    @ParameterizedTest
    @CsvSource({"8, 10", "12, 10", "13, 15", "17, 15", "18, 20", "1000, 1000", "1002, 1000", "1003, 1005"})
    void hospitalEpisodesAreRoundedToTheNearestFive(long count, long expected) {
        assertThat(Profile.HES_2018.cell(count)).isEqualTo(shown(expected));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatIsShownTellsBackWhichCountsItCouldBe(Profile profile) {
        for (long count = 0; count < 200; count++) {
            if (profile.cell(count) instanceof Cell.Shown(long value)) {
                assertThat(count).isBetween(profile.smallestShownAs(value), profile.largestShownAs(value));
                assertThat(profile.rounded(profile.smallestShownAs(value))).isEqualTo(value);
                assertThat(profile.rounded(profile.largestShownAs(value))).isEqualTo(value);
                assertThat(profile.hides(profile.smallestShownAs(value))).isFalse();
            }
        }
    }

    private static final AdditiveTable WARDS = AdditiveTable.crossed(
            List.of("North", "South", "East"),
            List.of("emergency", "referral", "screening"),
            new long[][] {{3, 20, 11}, {12, 31, 14}, {9, 25, 40}});

    @Test
    void aSingleSmallCountTakesThreeOthersIntoHiding() {
        // 3 is hidden and alone in its row and column; the next smallest there, 11 and 9, go with it, and so on until
        // no row
        // or column has a single hidden cell and the check finds nothing.
        var published = Suppression.apply(WARDS, Profile.LT5);
        assertThat(published.cell(AdditiveTable.key("North", "emergency"))).isEqualTo(HIDDEN);
        assertThat(published.cell(AdditiveTable.key("North", "screening"))).isEqualTo(HIDDEN);
        assertThat(published.cell(AdditiveTable.key("East", "emergency"))).isEqualTo(HIDDEN);
        assertThat(published.cell(AdditiveTable.key("East", "all"))).isEqualTo(shown(74));
        assertThat(published.cell(AdditiveTable.key("all", "all"))).isEqualTo(shown(165));
        assertThat(DisclosureCheck.conclusions(published)).isEmpty();
    }

    @Test
    void withoutTheOthersInHidingTheCheckFindsTheSmallCount() {
        var cells = new java.util.LinkedHashMap<String, Cell>();
        WARDS.counts().forEach((key, count) -> cells.put(key, Profile.LT5.cell(count)));
        var careless = new PublishedTable(cells, WARDS.totals(), Set.of(), Profile.LT5);
        assertThat(careless.hidden()).isEqualTo(1);
        assertThat(DisclosureCheck.conclusions(careless))
                .containsOnly(entry(AdditiveTable.key("North", "emergency"), 3L));
    }

    @Test
    void twoHiddenCellsThatAddUpToTwoAreBothOne() {
        // Each is at least 1, so that a sum of 2 leaves no choice; a sum of 3 leaves two.
        assertThat(exposedOf(2)).containsOnly(entry("a", 1L), entry("b", 1L));
        assertThat(exposedOf(3)).isEmpty();
    }

    @Test
    void whoGuessesThatBothAreSmallIsReckonedWith() {
        // Under five means at most 4: a sum of 8 can only be 4 and 4, a sum of 7 leaves 3 and 4 open. A sum of 9 shows
        // that one of them is not small.
        assertThat(exposedOf(8)).containsOnly(entry("a", 4L), entry("b", 4L));
        assertThat(exposedOf(7)).isEmpty();
        assertThat(exposedOf(9)).isEmpty();
    }

    private static Map<String, Long> exposedOf(long total) {
        return DisclosureCheck.conclusions(new PublishedTable(
                Map.of("a", HIDDEN, "b", HIDDEN, "c", shown(30), "t", shown(30 + total)),
                List.of(new AdditiveTable.Total("t", List.of("a", "b", "c"))),
                Set.of(),
                Profile.LT5));
    }

    @Test
    void cellsThatOnlyFollowFromSeveralSumsTogetherAreFound() {
        // Rows and columns of a 2 by 2 block with one more hidden cell: x + y = 50, x + z = 40, y + z = 30 gives x =
        // 30,
        // y = 20, z = 10, though no sum has a single hidden cell.
        var published = new PublishedTable(
                Map.of("x", HIDDEN, "y", HIDDEN, "z", HIDDEN, "p", shown(50), "q", shown(40), "r", shown(30)),
                List.of(
                        new AdditiveTable.Total("p", List.of("x", "y")),
                        new AdditiveTable.Total("q", List.of("x", "z")),
                        new AdditiveTable.Total("r", List.of("y", "z"))),
                Set.of(),
                Profile.LT5);
        assertThat(DisclosureCheck.conclusions(published))
                .containsOnly(entry("x", 30L), entry("y", 20L), entry("z", 10L));
    }

    @Test
    void aQuarterIsNotGivenAwayByItsMonthsNorANetworkByItsPractices() {
        // Two practices by three months; the month and practice sums, the network by month, and the quarter by
        // practice.
        var table = AdditiveTable.crossed(
                        List.of("Practice A", "Practice B"),
                        List.of("April", "May", "June"),
                        new long[][] {{2, 16, 18}, {15, 22, 17}})
                .withTotal("Network in spring", List.of("all | April", "all | May"));
        var published = Suppression.apply(table, Profile.LT5);
        assertThat(published.cell("Network in spring")).isEqualTo(shown(55));
        assertThat(published.cell("Practice A | April")).isEqualTo(HIDDEN);
        assertThat(published.hidden()).isEqualTo(4);
        assertThat(DisclosureCheck.conclusions(published)).isEmpty();
    }

    @Test
    void nearlyEverybodyGivesAwayTheFewOthers() {
        // 97 of 100 have the property: who sees both knows that 3 do not.
        var table = new AdditiveTable(Map.of("screened", 97L, "invited", 100L), List.of(), Set.of());
        assertThat(Suppression.apply(table, Profile.LT5).hidden()).isZero();
        var guarded = Suppression.apply(table.withComplement("screened", "invited"), Profile.LT5);
        assertThat(guarded.cell("not screened")).isEqualTo(HIDDEN);
        assertThat(guarded.cell("screened")).isEqualTo(HIDDEN);
        assertThat(guarded.cell("invited")).isEqualTo(shown(100));
        var enough = new AdditiveTable(Map.of("screened", 95L, "invited", 100L), List.of(), Set.of());
        assertThat(Suppression.apply(enough.withComplement("screened", "invited"), Profile.LT5)
                        .hidden())
                .isZero();
    }

    @Test
    void roundedTablesRarelyNeedMoreHiding() {
        var published = Suppression.apply(WARDS, Profile.HES_2018);
        assertThat(published.hidden()).isEqualTo(1);
        assertThat(published.cell(AdditiveTable.key("North", "all"))).isEqualTo(shown(35));
        assertThat(DisclosureCheck.conclusions(published)).isEmpty();
    }

    @Test
    void roundingAloneDoesNotProtectEverything() {
        // A national count of 1 is shown as it is: beside a zero that is shown the hidden part can only be 1.
        var table = new AdditiveTable(
                        Map.of("a", 1L, "b", 0L, "t", 1L),
                        List.of(new AdditiveTable.Total("t", List.of("a", "b"))),
                        Set.of())
                .withNational("t");
        var published = Suppression.apply(table, Profile.HES_2018);
        // With the zero hidden too it is open which of the two is 1.
        assertThat(published.cell("a")).isEqualTo(HIDDEN);
        assertThat(published.cell("b")).isEqualTo(HIDDEN);
        assertThat(published.cell("t")).isEqualTo(shown(1));
        assertThat(DisclosureCheck.conclusions(published)).isEmpty();
    }

    @Test
    void whatFollowsFromNationalCountsAloneCannotBeHidden() {
        var table = new AdditiveTable(
                        Map.of("a", 3L, "t", 3L), List.of(new AdditiveTable.Total("t", List.of("a"))), Set.of())
                .withNational("t");
        assertThatThrownBy(() -> Suppression.apply(table, Profile.LT5))
                .hasMessageContaining("Nothing is left to hide that would protect 'a'");
    }

    /**
     * Seeded random tables, each attacked by trying all changes of the inner cells by one (or up to three) that leave what
     * is shown as it is: for every hidden cell another possible table must exist in which it is different.
     */
    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"LT5", "LE5", "ONS10"})
    void everyHiddenCellOfARandomTableCouldBeSomethingElse(Profile profile) {
        var random = new SplittableRandom(2018);
        for (int round = 0; round < 60; round++) {
            int rows = 2 + random.nextInt(2);
            int columns = 2 + random.nextInt(2);
            var counts = new long[rows][columns];
            for (long[] row : counts) {
                Arrays.setAll(row, _ -> random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(30));
            }
            var table = AdditiveTable.crossed(names("r", rows), names("c", columns), counts);
            var published = Suppression.apply(table, profile);
            DisclosureCheck.conclusions(published)
                    .forEach((key, value) -> assertThat(table.counts().get(key)).isNotEqualTo(value));
            table.counts().forEach((key, count) -> {
                if (profile.hides(count)) {
                    assertThat(published.cell(key)).isEqualTo(HIDDEN);
                }
            });
            var open = openCells(published, counts, 1);
            if (open.size() < published.hidden()) {
                open.addAll(openCells(published, counts, 3));
            }
            for (var key : table.counts().keySet()) {
                if (published.cell(key).equals(HIDDEN)) {
                    assertThat(open)
                            .as("round %s, %s of %s", round, key, Arrays.deepToString(counts))
                            .contains(key);
                }
            }
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Hidden cells that differ from the truth in some table that looks the same and has no hidden zero. */
    private static Set<String> openCells(PublishedTable published, long[][] counts, int step) {
        var inner = new ArrayList<int[]>();
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[0].length; c++) {
                if (published.cell(AdditiveTable.key("r" + r, "c" + c)).equals(HIDDEN)) {
                    inner.add(new int[] {r, c});
                }
            }
        }
        var open = new java.util.HashSet<String>();
        search(published, counts, copy(counts), inner, 0, step, open);
        return open;
    }

    private static long[][] copy(long[][] counts) {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    private static void search(
            PublishedTable published,
            long[][] truth,
            long[][] tried,
            List<int[]> inner,
            int at,
            int step,
            Set<String> open) {
        if (open.size() == published.hidden()) {
            return;
        }
        if (at == inner.size()) {
            compare(published, truth, tried, open);
            return;
        }
        int[] cell = inner.get(at);
        long kept = tried[cell[0]][cell[1]];
        for (int change = -step; change <= step; change++) {
            if (kept + change >= 1 || kept == 0 && change == 0) {
                tried[cell[0]][cell[1]] = kept + change;
                search(published, truth, tried, inner, at + 1, step, open);
            }
        }
        tried[cell[0]][cell[1]] = kept;
    }

    private static void compare(PublishedTable published, long[][] truth, long[][] tried, Set<String> open) {
        var real = AdditiveTable.crossed(names("r", truth.length), names("c", truth[0].length), truth);
        var other = AdditiveTable.crossed(names("r", truth.length), names("c", truth[0].length), tried);
        for (var key : real.counts().keySet()) {
            if (published.cell(key) instanceof Cell.Shown
                    && !real.counts().get(key).equals(other.counts().get(key))) {
                return;
            }
        }
        for (var key : real.counts().keySet()) {
            if (!real.counts().get(key).equals(other.counts().get(key))) {
                open.add(key);
            }
        }
    }

    @Test
    void aSuppressedCellTellsNothingEvenWhenPrinted() {
        var published = Suppression.apply(WARDS, Profile.LT5);
        assertThat(published.cell(AdditiveTable.key("North", "emergency")).toString())
                .isEqualTo("Suppressed[]");
        assertThat(published.profile()).isEqualTo(Profile.LT5);
        assertThat(published.cells().keySet())
                .containsExactlyElementsOf(WARDS.counts().keySet());
    }

    @Test
    void tablesThatDoNotAddUpAreRefused() {
        var total = List.of(new AdditiveTable.Total("t", List.of("a", "b")));
        assertThatThrownBy(() -> new AdditiveTable(Map.of("a", 1L, "b", 2L, "t", 4L), total, Set.of()))
                .hasMessageContaining("Total 't' is 4, its parts add up to 3");
        assertThatThrownBy(() -> new AdditiveTable(Map.of("a", 1L, "t", 4L), total, Set.of()))
                .hasMessageContaining("There is no count for 'b'");
        assertThatThrownBy(() -> new AdditiveTable(Map.of("a", -1L), List.of(), Set.of()))
                .hasMessageContaining("found -1 for 'a'");
        assertThatThrownBy(() -> new AdditiveTable(Map.of("a", 1L), List.of(), Set.of("z")))
                .hasMessageContaining("no count for 'z'");
        assertThatThrownBy(() -> new AdditiveTable.Total("t", List.of()))
                .hasMessageContaining("'t' needs at least one");
        assertThatThrownBy(() -> AdditiveTable.crossed(List.of("a"), List.of("b"), new long[0][]))
                .hasMessageContaining("1 rows and counts for 0");
        assertThatThrownBy(() -> AdditiveTable.crossed(List.of("a"), List.of("b"), new long[][] {{1, 2}}))
                .hasMessageContaining("1 columns and counts for 2 in row 'a'");
        assertThatThrownBy(() -> Suppression.apply(WARDS, Profile.LT5).cell("nowhere"))
                .hasMessageContaining("no cell 'nowhere'");
    }
}
