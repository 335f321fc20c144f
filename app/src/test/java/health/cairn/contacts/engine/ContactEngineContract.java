package health.cairn.contacts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.Criteria.Bound;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Sex;
import health.cairn.contacts.Touch;
import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import health.cairn.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine answers: on seeded random people and contacts the same as going through them one by one. */
public abstract class ContactEngineContract {

    /** Another reading of the same contacts: met in person, twice a day if it was twice, missed ones too. */
    protected static final ContactDefinition IN_PERSON = new ContactDefinition(
            "in-person",
            2,
            "Met in person at the practice, A&E or a hospital, missed appointments too",
            EnumSet.of(Setting.GP, Setting.A_AND_E, Setting.OUTPATIENT, Setting.OTHER),
            EnumSet.of(Mode.FACE_TO_FACE, Mode.HOME_VISIT),
            EnumSet.of(Attendance.ATTENDED, Attendance.DID_NOT_ATTEND),
            EnumSet.of(ContactKind.CARE, ContactKind.VACCINATION),
            false);

    protected static final List<ContactDefinition> DEFINITIONS = List.of(ContactDefinition.PRACTICE, IN_PERSON);

    private static final int BATCH = 7;

    /** The world in a lake as batch {@value #BATCH}, and what answers from it. */
    public record Loaded(ContactEngine engine, Pseudonyms.Shortened pseudonyms, List<Slice.Part> parts) {}

    /** Loads the world, added up by {@link #DEFINITIONS}. */
    protected abstract Loaded load(ContactWorld world, long seed, int batch) throws Exception;

    @ParameterizedTest
    @ValueSource(longs = {20261117, 3, 77})
    void answersAreThoseOfGoingThroughEveryContact(long seed) throws Exception {
        ContactWorld world = ContactWorld.of(seed);
        Loaded loaded = load(world, seed, BATCH);
        var random = new Random(seed);
        for (ContactDefinition definition : DEFINITIONS) {
            var oracle = new Oracle(world, definition, loaded.pseudonyms());
            for (Slice slice : List.of(
                    new Slice(definition.key(), loaded.parts(), Set.of(BATCH)),
                    new Slice(definition.key(), loaded.parts().subList(0, 2), Set.of()))) {
                for (Stratum stratum : Stratum.values()) {
                    agree(
                            loaded.engine(),
                            oracle,
                            slice,
                            cuts(stratum, random),
                            cuts(stratum, random),
                            cuts(stratum, random));
                }
                for (int period = 1; period <= 3; period++) {
                    same(loaded.engine().absence(slice, period), oracle.absence(slice, period));
                    same(loaded.engine().attendance(slice, period), oracle.attendance(slice, period));
                }
                for (Criteria criteria : criteria()) {
                    same(loaded.engine().cohort(slice, criteria), oracle.cohort(slice, criteria));
                    assertThat(loaded.engine().people(slice, criteria, Optional.empty(), 50))
                            .isEqualTo(oracle.people(slice, criteria, Optional.empty(), 50));
                }
            }
        }
    }

    private static void agree(
            ContactEngine engine, ContactEngine oracle, Slice slice, Cuts first, Cuts second, Cuts third) {
        for (int period = 1; period <= 3; period++) {
            same(engine.histogram(slice, period, first.stratum()), oracle.histogram(slice, period, first.stratum()));
            same(engine.use(slice, period, first), oracle.use(slice, period, first));
            same(engine.services(slice, period, first), oracle.services(slice, period, first));
        }
        for (Optional<Cuts> earlier : List.of(Optional.of(third), Optional.<Cuts>empty())) {
            same(engine.transitions(slice, first, second, earlier), oracle.transitions(slice, first, second, earlier));
        }
        assertThat(engine.people(slice, Criteria.EVERYBODY, Optional.of(first), 1_000))
                .isEqualTo(oracle.people(slice, Criteria.EVERYBODY, Optional.of(first), 1_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {20261117, 5})
    void onePersonsContactsAreAllOfThemInOrder(long seed) throws Exception {
        ContactWorld world = ContactWorld.of(seed);
        Loaded loaded = load(world, seed, BATCH);
        var oracle = new Oracle(world, ContactDefinition.PRACTICE, loaded.pseudonyms());
        for (ContactWorld.Somebody who : world.people().subList(0, 60)) {
            Slice.Part part = loaded.parts().stream()
                    .filter(p -> p.practice().equals(who.practice()))
                    .findFirst()
                    .orElseThrow();
            long person = loaded.pseudonyms().of(who.number());
            List<Touch> touches =
                    loaded.engine().touches(part, person, ContactWorld.UNTIL.minusYears(2), ContactWorld.UNTIL);
            assertThat(touches)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle.touches(part, person, ContactWorld.UNTIL.minusYears(2), ContactWorld.UNTIL));
            assertThat(touches).extracting(Touch::startedAt).isSorted();
        }
    }

    private static List<Criteria> criteria() {
        var all = new ArrayList<Criteria>();
        all.add(Criteria.EVERYBODY);
        all.add(new Criteria(Set.of(Sex.FEMALE), 30, 80, Set.of(), List.of(), 0, 0));
        all.add(new Criteria(Set.of(), 0, 150, Set.of(1, 2, 3), List.of(), 6, 0));
        all.add(new Criteria(Set.of(), 0, 150, Set.of(), List.of(), 0, 4));
        all.add(new Criteria(
                Set.of(Sex.MALE, Sex.UNKNOWN),
                10,
                99,
                Set.of(),
                List.of(
                        new Bound(Optional.empty(), 1, 1, 6),
                        new Bound(Optional.of(Setting.GP), 2, 0, 4),
                        new Bound(Optional.of(Setting.A_AND_E), 1, 0, 1)),
                3,
                1));
        return all;
    }

    /** Numbers that leave some people on either side; one group has none. */
    private static Cuts cuts(Stratum stratum, Random random) {
        var cuts = new ArrayList<Cut>();
        switch (stratum) {
            case EVERYBODY -> cuts.add(new Cut("", 0, 0, 2 + random.nextInt(4)));
            case AGE_SEX -> {
                for (int sex = 0; sex <= 2; sex++) {
                    for (int band = 0; band < 18; band++) {
                        cuts.add(new Cut("", sex, band, 1 + random.nextInt(5)));
                    }
                }
            }
            case PRACTICE -> {
                cuts.add(new Cut("XW0001", 0, 0, 3));
                cuts.add(new Cut("XW0002", 0, 0, 5));
            }
        }
        return new Cuts(stratum, cuts);
    }

    private static <T> void same(Collection<T> found, Collection<T> expected) {
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
}
