package health.cairn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Frequent;
import health.cairn.contacts.NeverCome;
import health.cairn.contacts.Persistence;
import health.cairn.contacts.Purpose;
import health.cairn.demo.Habits.Course;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What is found in the fictional network's contacts, once they are loaded, is what was made true of its people. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundInHomeContactsTest {

    @Autowired
    ContactLoads loads;

    @Autowired
    ContactAnalyses analyses;

    private final Map<Course, Integer> courses = new EnumMap<>(Course.class);
    private int people;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("people.csv");
        Path contacts = folder.resolve("contacts.csv");
        try (Writer people = Files.newBufferedWriter(list);
                Writer events = Files.newBufferedWriter(contacts)) {
            new HomeContacts(20261117, Surveyor.survey(20261117)).write(people, events, (_, _, _, course) -> {
                this.people++;
                courses.merge(course, 1, Integer::sum);
            });
        }
        ContactBatch batch = loads.load(new Delivery(
                        "home",
                        "Fictional",
                        Purpose.LOCAL_AUDIT,
                        Optional.of(HomeContacts.FROM),
                        Optional.of(HomeContacts.UNTIL),
                        Optional.empty(),
                        List.of(list, contacts),
                        Optional.empty()))
                .batch();
        loads.publish(batch.id(), Optional.empty());
        assertThat(batch.people()).isEqualTo(people);
        assertThat(batch.setAside() + batch.leftOut()).isZero();
    }

    /** Of those made to come often in the first year, half were made to go on: the share is found again, and so is its cause. */
    @Test
    void theShareThatGoesOnIsTheShareThatWasMadeTo() {
        Persistence found = analyses.persistence(
                        analyses.practices(), ContactDefinition.PRACTICE, new Frequent.TopShare(0.03))
                .orElseThrow();
        double made = courses.getOrDefault(Course.PERSISTENT, 0);
        double share = made / (made + courses.getOrDefault(Course.HARD_FIRST_YEAR, 0));
        assertThat(share).isBetween(0.45, 0.55);
        assertThat((double) found.stay() / found.before()).isBetween(share - 0.08, share + 0.08);
        // Hard years come and go, so fewer stay than if everybody's rate were lasting, and far more than by chance
        // alone.
        assertThat((double) found.stay()).isLessThan(found.expectedStay().orElseThrow());
        assertThat((double) found.stay() / found.before()).isGreaterThan(10.0 * found.before() / found.people());
        assertThat(found.fresh()).isBetween(found.settled() / 2, found.settled() * 2);
        assertThat(found.three()).isEmpty();
    }

    /** From 7 to 28 hardly anybody appears at Ferrygate: its ages stand out, and no others do. */
    @Test
    void theAgesThatHardlyAppearAreFoundWhereTheyWereLeftOut() {
        NeverCome found = analyses.neverCome(analyses.practices(), ContactDefinition.PRACTICE, 12)
                .orElseThrow()
                .orElseThrow();
        NeverCome.OfPractice quiet =
                practice(found, Habits.QUIET_PRACTICE::equals).getFirst();
        assertThat(quiet.ratio().orElseThrow().interval().lower()).isGreaterThan(1.5);
        for (NeverCome.OfPractice other : practice(found, code -> !code.equals(Habits.QUIET_PRACTICE))) {
            assertThat(other.ratio().orElseThrow().interval().lower()).isLessThan(1.1);
        }
        var standingOut = new ArrayList<Integer>();
        for (NeverCome.OfAge age : quiet.ages()) {
            if (age.interval().lower() > (double) age.networkAbsent() / age.networkRegistered()) {
                standingOut.add(age.age());
            }
        }
        assertThat(standingOut).hasSizeGreaterThan(36);
        // One in forty by chance, and a few more since Ferrygate is hard to reach at every age.
        long others = quiet.ages().stream()
                .filter(age -> age.age() < Habits.QUIET_FROM || age.age() > Habits.QUIET_TO)
                .count();
        assertThat(standingOut.stream().filter(age -> age < Habits.QUIET_FROM || age > Habits.QUIET_TO))
                .hasSizeLessThan((int) others / 10);
        assertThat(standingOut.stream().filter(age -> age >= Habits.QUIET_FROM && age <= Habits.QUIET_TO))
                .contains(Habits.QUIET_FROM, Habits.QUIET_TO);
    }

    private static List<NeverCome.OfPractice> practice(NeverCome found, Predicate<String> which) {
        return found.practices().stream()
                .filter(practice -> which.test(practice.practice()))
                .sorted(Comparator.comparing(NeverCome.OfPractice::practice))
                .toList();
    }
}
