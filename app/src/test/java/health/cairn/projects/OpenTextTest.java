package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.projects.OpenText.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to whoever publishes, to be read once more: made-up sentences of each sort, and some that are none. */
class OpenTextTest {

    private static List<OpenText.Found> found(String text) {
        var charter = new Charter("Name", text, "", "", null, null, "", null, "", "", "", "", null, null);
        var parts = Map.<Long, Part<?>>of(
                1L, new Part<>(1, PartKind.CHARTER, 1, charter, false, Optional.empty(), Instant.EPOCH, ""),
                2L,
                        new Part<>(
                                2,
                                PartKind.TASK,
                                1,
                                new Task("Call Mrs Ahmed", "", null, "", "", false, null),
                                false,
                                Optional.empty(),
                                Instant.EPOCH,
                                ""));
        return OpenText.toReadOnceMore(new Project(
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                "",
                Instant.EPOCH,
                false,
                Optional.empty(),
                parts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We asked 3 women.",
                "Two of six booked.",
                "1 in 7 came late.",
                "five older patients fell",
                "there were 2 deaths",
                "9 out of 12"
            })
    void aFewPeopleAreSeen(String text) {
        assertThat(found(text)).extracting(OpenText.Found::why).containsExactly(Why.FEW_PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mrs Ahmed told us", "as Dr Wells-Okoro said", "Nurse Lin calls"})
    void somebodyByNameIsSeen(String text) {
        assertThat(found(text)).extracting(OpenText.Found::why).containsExactly(Why.A_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write to someone@example.nhs.uk", "ring 01632 960 123", "ring +44 7700 900123"})
    void anAddressOrANumberToRingIsSeen(String text) {
        assertThat(found(text)).extracting(OpenText.Found::why).containsExactly(Why.AN_ADDRESS);
    }

    /** Ten and more, months and points are no small counts of people; tasks are not open, so they are not looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "We asked 34 women in 6 practices over 2 months.",
                "2,345 people",
                "30% in 2026, 7 points in a row",
                "the nurse called on Tuesday"
            })
    void whatNamesNobodyIsNotSeen(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void whatIsFoundSaysWhereItStandsAndNothingOfItIsInAToString() {
        OpenText.Found found = found("We asked 3 women.").getFirst();
        assertThat(found.field()).isEqualTo("What is the problem?");
        assertThat(found.text()).contains("3 women");
        assertThat(found.toString()).doesNotContain("women");
    }
}
