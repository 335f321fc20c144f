package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.TouchMap.Stretch;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands out in one person's contacts; the first example is that of docs/methods/touch-map.md. */
class TouchMapTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    @Test
    void workedExample() {
        TouchMap map = map(
                gp("2026-03-01"),
                gp("2026-03-03"),
                gp("2026-03-07"),
                hospital(Setting.A_AND_E, "2026-03-20", "2026-03-20"),
                hospital(Setting.INPATIENT, "2026-03-20", "2026-03-24"),
                hospital(Setting.A_AND_E, "2026-04-10", "2026-04-10"),
                gp("2026-09-01"));
        assertThat(map.bursts()).containsExactly(new Stretch(day("2026-03-01"), day("2026-03-07"), 3));
        assertThat(map.handOffs()).isEqualTo(2);
        assertThat(map.representations()).containsExactly(day("2026-04-10"));
        assertThat(map.gaps()).containsExactly(new Stretch(day("2026-04-11"), day("2026-08-31"), 0));
        assertThat(map.gaps().getFirst().days()).isEqualTo(143);
        assertThat(map.months().get(Setting.GP)).containsEntry(YearMonth.of(2026, 3), 3);
        assertThat(map.toString()).isEqualTo("TouchMap");
    }

    @Test
    void threeContactsWithinSevenDaysAreABurstAndWithinEightAreNot() {
        assertThat(map(gp("2026-03-01"), gp("2026-03-02"), gp("2026-03-07")).bursts())
                .hasSize(1);
        assertThat(map(gp("2026-03-01"), gp("2026-03-02"), gp("2026-03-08")).bursts())
                .isEmpty();
    }

    @Test
    void burstsThatOverlapAreOneAndApartAreTwo() {
        assertThat(map(gp("2026-03-01"), gp("2026-03-04"), gp("2026-03-07"), gp("2026-03-10"))
                        .bursts())
                .containsExactly(new Stretch(day("2026-03-01"), day("2026-03-10"), 4));
        assertThat(map(
                                gp("2026-03-01"),
                                gp("2026-03-02"),
                                gp("2026-03-03"),
                                gp("2026-05-01"),
                                gp("2026-05-02"),
                                gp("2026-05-03"))
                        .bursts())
                .hasSize(2);
    }

    @Test
    void ninetyDaysWithoutAContactAreAGapAndEightyNineAreNot() {
        LocalDate first = FROM.plusDays(5);
        assertThat(map(gp(first.toString()), gp(first.plusDays(91).toString())).gaps())
                .contains(new Stretch(first.plusDays(1), first.plusDays(90), 0));
        assertThat(map(gp(first.toString()), gp(first.plusDays(90).toString())).gaps())
                .noneMatch(gap -> gap.from().equals(first.plusDays(1)));
    }

    @Test
    void aRepresentationIsUpToThirtyDaysAfterTheEndOfTheOneBefore() {
        Touch stay = hospital(Setting.INPATIENT, "2026-03-01", "2026-03-10");
        assertThat(map(stay, hospital(Setting.A_AND_E, "2026-04-09", "2026-04-09"))
                        .representations())
                .containsExactly(day("2026-04-09"));
        assertThat(map(stay, hospital(Setting.A_AND_E, "2026-04-10", "2026-04-10"))
                        .representations())
                .isEmpty();
    }

    @Test
    void missedAppointmentsAreListedAndMakeNothing() {
        Touch missed = touch(Setting.GP, "XW0001", "2026-03-02", "2026-03-02", Attendance.DID_NOT_ATTEND);
        TouchMap map = map(gp("2026-03-01"), missed, gp("2026-03-03"));
        assertThat(map.touches()).hasSize(3);
        assertThat(map.bursts()).isEmpty();
        assertThat(map.months().get(Setting.GP)).containsEntry(YearMonth.of(2026, 3), 2);
    }

    private static TouchMap map(Touch... touches) {
        return TouchMap.of(FROM, UNTIL, Arrays.asList(touches));
    }

    private static Touch gp(String day) {
        return touch(Setting.GP, "XW0001", day, day, Attendance.ATTENDED);
    }

    private static Touch hospital(Setting setting, String day, String end) {
        return touch(setting, "XWH01", day, end, Attendance.ATTENDED);
    }

    private static Touch touch(Setting setting, String organisation, String day, String end, Attendance status) {
        return new Touch(
                day(day).atTime(9, 0),
                Optional.of(day(end)),
                setting,
                organisation,
                Professional.GP,
                Mode.FACE_TO_FACE,
                ContactKind.CARE,
                status,
                Planned.UNKNOWN,
                Reason.UNKNOWN);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
