package health.cairn.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.ranking.Decision.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {

    /** Six areas A1 to A6 in that order, two to be chosen. */
    private static final Answer ANSWER = new Answer(
            "",
            IntStream.rangeClosed(1, 6)
                    .mapToObj(i -> new Answer.Place(
                            new AreaCode("A" + i),
                            "Area " + i,
                            i,
                            i,
                            false,
                            7 - i,
                            List.of(),
                            i,
                            i,
                            i,
                            i <= 2 ? 1 : 0,
                            0,
                            null,
                            List.of()))
                    .toList(),
            List.of(),
            2,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            1000,
            1);

    @Test
    void freezingProposesTheFirstByPlaceAndAReserve() {
        assertThat(Selection.proposalsFor(ANSWER))
                .extracting(p -> p.area() + " " + p.status())
                .containsExactly("A1 PROPOSED", "A2 PROPOSED", "A3 RESERVE");
    }

    @Test
    void whileAllPlacesAreTakenNobodyElseCanBeProposed() {
        var selection = new Selection(
                ANSWER,
                List.of(
                        decision("A1", Status.ACCEPTED),
                        decision("A2", Status.PROPOSED),
                        decision("A3", Status.RESERVE)));
        assertThat(selection.free()).isZero();
        assertThat(selection.allowed(new AreaCode("A3"))).containsExactly(Status.NOT_CHOSEN);
        assertThat(selection.allowed(new AreaCode("A2"))).contains(Status.ACCEPTED, Status.WITHDRAWN);
    }

    @Test
    void whoWithdrawsFreesAPlaceForTheNextInReserve() {
        var decisions = new ArrayList<>(List.of(
                decision("A1", Status.ACCEPTED),
                decision("A2", Status.ACCEPTED),
                decision("A4", Status.RESERVE),
                decision("A3", Status.RESERVE),
                decision("A2", Status.WITHDRAWN)));
        var selection = new Selection(ANSWER, decisions);
        assertThat(selection.free()).isEqualTo(1);
        assertThat(selection.nextInReserve()).contains(new AreaCode("A3"));
        assertThat(selection.waitingForReplacement()).containsExactly(new AreaCode("A2"));
        assertThat(selection.allowed(new AreaCode("A3"))).contains(Status.ACCEPTED);
    }

    @Test
    void nothingIsForgotten() {
        var decisions = List.of(
                decision("A2", Status.ACCEPTED),
                decision("A2", Status.WITHDRAWN),
                new Decision(
                        new AreaCode("A2"),
                        Status.REPLACED,
                        new AreaCode("A3"),
                        "Reserve",
                        LocalDate.EPOCH,
                        Instant.EPOCH,
                        "Test"));
        var selection = new Selection(ANSWER, decisions);
        assertThat(selection.history()).hasSize(3);
        assertThat(selection.of(new AreaCode("A2")).map(Decision::status)).contains(Status.REPLACED);
        assertThat(selection.waitingForReplacement()).isEmpty();
        assertThat(selection.allowed(new AreaCode("A2"))).isEmpty();
    }

    private static Decision decision(String area, Status status) {
        return new Decision(new AreaCode(area), status, counterpart(), "Test", LocalDate.EPOCH, Instant.EPOCH, "Test");
    }

    private static @Nullable AreaCode counterpart() {
        return null;
    }
}
