package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import health.cairn.contacts.engine.ContactEngine.Absence;
import health.cairn.contacts.engine.ContactEngine.Appointments;
import health.cairn.contacts.engine.ContactEngine.Aspect;
import health.cairn.contacts.engine.ContactEngine.Earlier;
import health.cairn.contacts.engine.ContactEngine.Transition;
import health.cairn.contacts.engine.Cuts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is worked out from counts, on the worked examples of docs/methods. */
class FindingsTest {

    private static final Basis BASIS = new Basis(
            ContactDefinition.PRACTICE,
            Map.of("XW0001", 1),
            Set.of(),
            LocalDate.of(2025, 10, 1),
            LocalDate.of(2026, 10, 1),
            true,
            3);

    /**
     * docs/methods/persistence.md. By hand: mean 2, variance of counts (90 x 1 + 10 x 81) / 99 = 9.0909, beyond chance 7.0909;
     * with half an event added to the mean alpha = 2.005^2 / 7.0909, beta = 2.005 / 7.0909, expected (alpha + 11) / (beta + 1).
     */
    @Test
    void expectedOfThoseWhoCameOftenIsDrawnTowardsTheMean() {
        List<Transition> rows = List.of(
                new Transition(1, 5, 1, false, Earlier.NOT_LISTED, 90, 95, 2),
                new Transition(1, 5, 11, true, Earlier.NOT_LISTED, 10, 80, 4));
        Persistence found = Persisting.of(BASIS, new Frequent.AtLeast(10), rows, Cuts.everybody(10));
        double alpha = 2.005 * 2.005 / (900.0 / 99 - 2);
        double beta = 2.005 / (900.0 / 99 - 2);
        assertThat(found.regression().orElseThrow().expectedNext())
                .isCloseTo((alpha + 11) / (beta + 1), within(1e-12))
                .isCloseTo(9.0172, within(5e-5));
        assertThat(found.regression().orElseThrow().chosenMean()).isEqualTo(11);
        assertThat(found.regression().orElseThrow().everybodyMean()).isEqualTo(2);
        // The upper tail of the negative binomial distribution, summed with Python's lgamma.
        assertThat(found.expectedStay().orElseThrow()).isCloseTo(4.106279, within(5e-7));
        assertThat(List.of(found.people(), found.before(), found.stay(), found.settled(), found.fresh()))
                .containsExactly(100L, 10L, 4L, 6L, 2L);
        assertThat(found.after()).isEqualTo(8);
        assertThat(found.everybodyAfter()).isEqualTo(1.75);
    }

    /**
     * Counted by hand, of those listed in all three periods: 60 people, 4 + 8 of them often in the third, 8 + 12 in the second, 3 + 6 of
     * these and 2 more in the first.
     */
    @Test
    void threePeriodsAreCountedOfThoseListedInAll() {
        List<Transition> rows = List.of(
                new Transition(-1, -1, 1, false, Earlier.NOT_LISTED, 500, 500, 9),
                new Transition(-1, -1, 12, true, Earlier.NOT_LISTED, 7, 70, 5),
                new Transition(-1, -1, 2, false, Earlier.NOT_OFTEN, 36, 80, 1),
                new Transition(-1, -1, 3, false, Earlier.OFTEN, 4, 20, 1),
                new Transition(-1, -1, 11, true, Earlier.NOT_OFTEN, 12, 90, 3),
                new Transition(-1, -1, 15, true, Earlier.OFTEN, 8, 110, 6));
        Persistence found = Persisting.of(BASIS, new Frequent.AtLeast(10), rows, Cuts.everybody(10));
        assertThat(found.three()).contains(new Persistence.Three(60, 12, 8, 20, 9, 11, 6));
        assertThat(List.of(found.before(), found.stay(), found.fresh())).containsExactly(27L, 14L, 11L);
    }

    /** docs/methods/never-come.md; the limits are Byar's of 30 and 10 divided by 20 (Breslow and Day 1987), by hand. */
    @Test
    void absenceIsHeldAgainstTheNetworksShares() {
        NeverCome found = Absences.of(
                BASIS, 12, List.of(new Absence("XW0001", 1, 20, 100, 30), new Absence("XW0002", 1, 20, 100, 10)));
        assertThat(found.practices()).extracting(NeverCome.OfPractice::expected).containsExactly(20.0, 20.0);
        var first = found.practices().getFirst().ratio().orElseThrow();
        assertThat(first.value()).isEqualTo(1.5);
        assertThat(first.interval().lower()).isCloseTo(1.012, within(5e-4));
        assertThat(first.interval().upper()).isCloseTo(2.1415, within(5e-4));
        assertThat(found.practices().getFirst().ages().getFirst()).satisfies(age -> {
            assertThat(age.networkRegistered()).isEqualTo(200);
            assertThat(age.networkAbsent()).isEqualTo(40);
        });
        assertThat(Absences.of(BASIS, 36, List.of(new Absence("XW0001", 1, 99, 8, 2)))
                        .practices()
                        .getFirst()
                        .ages()
                        .getFirst()
                        .age())
                .isEqualTo(95);
    }

    /** docs/methods/missed-appointments.md; Wilson's interval of 10 in 100 is 0.0552 to 0.1744 (by hand). */
    @Test
    void missedAppointmentsAreThoseMissedOutOfThoseAttendedOrMissed() {
        List<Appointments> rows = List.of(new Appointments("XW0001", Aspect.ALL, 0, 90, 10, 2, 5, 1));
        MissedAppointments.Line line =
                Missing.lines(rows, _ -> true, _ -> "", false).getFirst();
        assertThat(line.appointments()).isEqualTo(100);
        assertThat(line.interval().orElseThrow().lower()).isCloseTo(0.0552, within(5e-5));
        assertThat(line.interval().orElseThrow().upper()).isCloseTo(0.1744, within(5e-5));
        assertThat(Missing.lines(rows, _ -> true, _ -> "", true).getFirst().missed())
                .isEqualTo(12);
    }

    /** By hand: 100 people came often, so bands have 25 at least; what is left over at the end joins the band before. */
    @Test
    void thoseWhoComeOftenAreBandedByHowOftenTheyCame() {
        List<Transition> rows = List.of(
                new Transition(1, 5, 1, false, Earlier.NOT_LISTED, 900, 900, 10),
                new Transition(1, 5, 10, true, Earlier.NOT_LISTED, 20, 100, 5),
                new Transition(1, 5, 11, true, Earlier.NOT_LISTED, 20, 120, 8),
                new Transition(1, 5, 14, true, Earlier.NOT_LISTED, 40, 300, 20),
                new Transition(1, 5, 30, true, Earlier.NOT_LISTED, 20, 400, 15));
        Persistence found = Persisting.of(BASIS, new Frequent.AtLeast(10), rows, Cuts.everybody(10));
        assertThat(found.likely())
                .extracting(
                        Persistence.Likely::atLeast,
                        Persistence.Likely::atMost,
                        Persistence.Likely::people,
                        Persistence.Likely::stayed)
                .containsExactly(tuple(10, 11, 40L, 13L), tuple(14, Integer.MAX_VALUE, 60L, 35L));
        assertThat(found.likely().stream()
                        .mapToDouble(likely -> likely.expected().orElseThrow())
                        .sum())
                .isCloseTo(found.expectedStay().orElseThrow(), within(1e-9));
    }
}
