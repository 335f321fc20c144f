package health.cairn.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every definition that comes with Cairn is fit to be shown. */
class DefinitionsTest {

    private static final List<Measure> DEFINITIONS = Definitions.read();

    /** The 38 measures of the cancer profile, by their numbers at Fingertips (the publisher's metadata of April 2025). */
    private static final int[] CANCER_PROFILE = {
        276, 91337, 91339, 91340, 91344, 91347, 91348, 91349, 91350, 91351, 91355, 91356, 91357, 91720, 91845, 91882,
                92600,
        92601, 92604, 92605, 92608, 92609, 22001, 22002, 93560, 93561, 93671, 93717, 93718, 93725, 93726, 93922, 93923,
                94063,
        337, 93468, 93553, 91900
    };

    private static final Pattern BANNED = Pattern.compile(
            "\\b(worst|poor|poorly|failing|failed|bad practice|non-compliant|hard to reach|breach|league)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void everyMeasureOfTheCancerProfileHasADefinition() {
        var numbers = new HashSet<Integer>();
        DEFINITIONS.forEach(m -> m.fingertips().ifPresent(numbers::add));
        for (int number : CANCER_PROFILE) {
            assertThat(numbers).as("indicator %s", number).contains(number);
        }
    }

    @Test
    void everyDefinitionSaysAllThatAPageShows() {
        for (Measure m : DEFINITIONS) {
            assertThat(List.of(
                            m.name(),
                            m.shortName(),
                            m.topic(),
                            m.why(),
                            m.numerator(),
                            m.denominator(),
                            m.source(),
                            m.authoredBy()))
                    .as("%s", m.id())
                    .noneMatch(String::isBlank);
            assertThat(m.why()).as("%s says why in whole sentences", m.id()).endsWith(".");
            assertThat(m.multiplier()).as("%s", m.id()).isPositive();
            assertThat(m.checkedBy()).as("%s names who checked it", m.id()).isNotNull();
            assertThat(m.nextReview()).as("%s is due for review", m.id()).isNotNull();
            assertThat(m.targets())
                    .as("%s", m.id())
                    .allMatch(t -> t.until() == null || t.until().isAfter(t.from()));
        }
    }

    @Test
    void noTwoMeasuresShareAFingertipsNumberOrAName() {
        assertThat(DEFINITIONS.stream()
                        .map(m -> m.name().toLowerCase(Locale.UK))
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(DEFINITIONS.stream()
                        .filter(m -> m.fingertips().isPresent())
                        .map(m -> m.fingertips().getAsInt())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void wordsAreNeutral() {
        assertThat(BANNED.matcher("the worst practice").find()).isTrue();
        for (Measure m : DEFINITIONS) {
            assertThat(BANNED.matcher(m.name() + " " + m.why()).find())
                    .as("%s", m.id())
                    .isFalse();
        }
    }
}
