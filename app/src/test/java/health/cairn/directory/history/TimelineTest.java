package health.cairn.directory.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.history.Timeline.Dated;
import health.cairn.directory.history.Timeline.Segment;
import health.cairn.directory.history.Timeline.Snapshot;
import health.cairn.directory.history.Timeline.Stretch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small histories made by hand; the expected answers follow from the rules in the comment of {@link Timeline}. */
class TimelineTest {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Snapshot<String> on(String day, @Nullable String value) {
        return new Snapshot<>(day(day), value);
    }

    private static Stretch<String> from(String from, @Nullable String until, String value) {
        return new Stretch<>(value, day(from), until == null ? null : day(until));
    }

    private static Segment<String> segment(
            @Nullable String value,
            String from,
            @Nullable String until,
            @Nullable String fromKnownBy,
            @Nullable String untilKnownBy) {
        return new Segment<>(
                value,
                day(from),
                until == null ? null : day(until),
                fromKnownBy == null ? null : day(fromKnownBy),
                untilKnownBy == null ? null : day(untilKnownBy));
    }

    @Test
    void theNhsYearBeginsOnTheFirstOfApril() {
        assertThat(Timeline.yearStart(day("2021-03-31"))).isEqualTo(day("2020-04-01"));
        assertThat(Timeline.yearStart(day("2021-04-01"))).isEqualTo(day("2021-04-01"));
    }

    @Test
    void snapshotsThatAgreeRunThrough() {
        assertThat(Timeline.merge(List.of(on("2020-03-31", "U1"), on("2023-03-31", "U1")), List.of()))
                .containsExactly(segment("U1", "2019-04-01", null, "2020-03-31", null));
    }

    @Test
    void aChangeBetweenTwoYearsIsPutAtTheLaterYearsStartAndMarked() {
        assertThat(Timeline.merge(List.of(on("2020-03-31", "U1"), on("2021-03-31", "U2")), List.of()))
                .containsExactly(
                        segment("U1", "2019-04-01", "2020-04-01", "2020-03-31", "2021-03-31"),
                        segment("U2", "2020-04-01", null, "2021-03-31", null));
    }

    @Test
    void aChangeWithinOneYearIsPutAtTheLaterSnapshotsOwnDay() {
        assertThat(Timeline.merge(List.of(on("2021-04-01", "U1"), on("2022-01-01", "U2")), List.of()))
                .containsExactly(
                        segment("U1", "2021-04-01", "2022-01-01", "2021-04-01", "2022-01-01"),
                        segment("U2", "2022-01-01", null, "2022-01-01", null));
    }

    @Test
    void aSnapshotOfTheLastDayOfTheYearBeforeLetsTheChangeBeAtTheYearsStart() {
        assertThat(Timeline.merge(List.of(on("2021-03-31", "U1"), on("2022-01-01", "U2")), List.of()))
                .last()
                .isEqualTo(segment("U2", "2021-04-01", null, "2022-01-01", null));
    }

    @Test
    void noneIsAStateLikeAnyOther() {
        assertThat(Timeline.merge(
                        List.of(on("2020-03-31", null), on("2021-03-31", "U1"), on("2022-03-31", null)), List.of()))
                .containsExactly(
                        segment(null, "2019-04-01", "2020-04-01", "2020-03-31", "2021-03-31"),
                        segment("U1", "2020-04-01", "2021-04-01", "2021-03-31", "2022-03-31"),
                        segment(null, "2021-04-01", null, "2022-03-31", null));
    }

    @Test
    void whoMovesAndComesBackIsSeenMoving() {
        assertThat(Timeline.merge(
                        List.of(on("2020-03-31", "U1"), on("2021-03-31", "U2"), on("2022-03-31", "U1")), List.of()))
                .extracting(Segment::value)
                .containsExactly("U1", "U2", "U1");
    }

    @Test
    void datedStretchesWinForTheDaysTheyCoverAndTheirGapsAreGaps() {
        var dated = new Dated<>(
                day("2022-05-01"), List.of(from("2019-10-01", "2020-06-16", "U1"), from("2020-09-01", null, "U2")));
        assertThat(Timeline.merge(List.of(on("2021-03-31", "U9"), on("2022-05-01", "U9")), List.of(dated)))
                .containsExactly(
                        segment("U1", "2019-10-01", "2020-06-16", null, null),
                        segment("U2", "2020-09-01", null, null, null));
    }

    @Test
    void aSnapshotBeforeTheFirstDatedDayIsHeardUntilThatDay() {
        var dated = new Dated<>(day("2022-05-01"), List.of(from("2021-02-01", null, "U2")));
        assertThat(Timeline.merge(List.of(on("2020-03-31", "U1")), List.of(dated)))
                .containsExactly(
                        segment("U1", "2019-04-01", "2021-02-01", "2020-03-31", null),
                        segment("U2", "2021-02-01", null, null, null));
    }

    @Test
    void aSnapshotOnTheSourcesOwnDayIsNotHeardAndOneOfTheNextDayIs() {
        var dated = new Dated<>(day("2022-05-01"), List.of(from("2019-10-01", null, "U1")));
        assertThat(Timeline.merge(List.of(on("2022-05-01", "U2")), List.of(dated)))
                .containsExactly(segment("U1", "2019-10-01", null, null, null));
        assertThat(Timeline.merge(List.of(on("2022-05-02", "U2")), List.of(dated)))
                .containsExactly(
                        segment("U1", "2019-10-01", "2022-05-02", null, "2022-05-02"),
                        segment("U2", "2022-05-02", null, "2022-05-02", null));
    }

    @Test
    void whatADatedSourceSaysRunsOnWhileLaterSnapshotsAgree() {
        var dated = new Dated<>(day("2022-05-01"), List.of(from("2019-10-01", null, "U1")));
        assertThat(Timeline.merge(List.of(on("2023-03-31", "U1"), on("2024-03-31", "U2")), List.of(dated)))
                .containsExactly(
                        segment("U1", "2019-10-01", "2023-04-01", null, "2024-03-31"),
                        segment("U2", "2023-04-01", null, "2024-03-31", null));
    }

    @Test
    void anEndedStretchIsFollowedByALaterSnapshot() {
        var dated = new Dated<>(day("2022-05-01"), List.of(from("2019-10-01", "2022-01-01", "U1")));
        assertThat(Timeline.merge(List.of(on("2023-03-31", "U1")), List.of(dated)))
                .containsExactly(
                        segment("U1", "2019-10-01", "2022-01-01", null, null),
                        segment("U1", "2023-03-31", null, "2023-03-31", null));
    }

    @Test
    void theLaterDatedSourceIsHeardForAllDaysItCovers() {
        var earlier = new Dated<>(day("2022-05-01"), List.of(from("2019-10-01", null, "U1")));
        var later = new Dated<>(day("2023-02-01"), List.of(from("2021-04-01", null, "U2")));
        assertThat(Timeline.merge(List.of(), List.of(later, earlier)))
                .containsExactly(
                        segment("U1", "2019-10-01", "2021-04-01", null, null),
                        segment("U2", "2021-04-01", null, null, null));
    }

    @Test
    void anEndGivenOnTheDayTheNextBeginsDoesNotOverlap() {
        // F82001 in the ePCN workbook of February 2023: the end of one and the start of the next are both 1 July 2022.
        var dated = new Dated<>(
                day("2023-01-09"),
                List.of(from("2019-10-01", "2022-07-02", "U86966"), from("2022-07-01", null, "U11211")));
        assertThat(Timeline.merge(List.of(), List.of(dated)))
                .containsExactly(
                        segment("U86966", "2019-10-01", "2022-07-01", null, null),
                        segment("U11211", "2022-07-01", null, null, null));
    }

    @Test
    void ofTwoSnapshotsOfOneDayTheLastGivenIsHeard() {
        assertThat(Timeline.merge(List.of(on("2020-03-31", "U1"), on("2020-03-31", "U2")), List.of()))
                .extracting(Segment::value)
                .containsExactly("U2");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void segmentsNeverOverlapAndEverySnapshotOutsideDatedDaysIsTold(int seed) {
        Random random = new Random(seed);
        List<Snapshot<String>> snapshots = new ArrayList<>();
        for (int year = 2019; year < 2025; year++) {
            if (random.nextInt(4) > 0) {
                String value = random.nextInt(5) == 0 ? null : "U" + random.nextInt(3);
                snapshots.add(new Snapshot<>(LocalDate.of(year, 1 + random.nextInt(12), 15), value));
            }
        }
        List<Dated<String>> dated = new ArrayList<>();
        LocalDate firstDated = LocalDate.MAX;
        LocalDate lastDated = LocalDate.MIN;
        if (random.nextBoolean()) {
            LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(600));
            LocalDate middle = start.plusDays(1 + random.nextInt(300));
            firstDated = start;
            lastDated = middle.plusDays(random.nextInt(200));
            dated.add(new Dated<>(
                    lastDated, List.of(new Stretch<>("U7", start, middle), new Stretch<>("U8", middle, null))));
        }
        List<Segment<String>> merged = Timeline.merge(snapshots, dated);
        for (int i = 1; i < merged.size(); i++) {
            assertThat(merged.get(i - 1).until())
                    .isNotNull()
                    .isBeforeOrEqualTo(merged.get(i).from());
        }
        for (Snapshot<String> snapshot : snapshots) {
            boolean heard =
                    snapshot.day().isBefore(firstDated) || snapshot.day().isAfter(lastDated);
            String value = snapshot.value();
            if (heard && value != null) {
                assertThat(merged)
                        .as("on %s", snapshot.day())
                        .anyMatch(segment -> value.equals(segment.value())
                                && !snapshot.day().isBefore(segment.from())
                                && (segment.until() == null || snapshot.day().isBefore(segment.until())));
            }
        }
        List<Snapshot<String>> shuffled = new ArrayList<>(snapshots);
        Collections.shuffle(shuffled, random);
        assertThat(Timeline.merge(shuffled, dated)).isEqualTo(merged);
    }
}
