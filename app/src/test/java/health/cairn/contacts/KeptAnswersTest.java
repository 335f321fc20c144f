package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.engine.ContactEngine;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import health.cairn.contacts.engine.Slice;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which questions an engine hears a second time; the engine here counts how often it is asked and has no rows. */
class KeptAnswersTest {

    private static final Set<String> ABOUT_SINGLE_PEOPLE = Set.of("people", "touches");

    private final Map<String, Integer> heard = new TreeMap<>();
    private final KeptAnswers answers = new KeptAnswers((ContactEngine) Proxy.newProxyInstance(
            ContactEngine.class.getClassLoader(), new Class<?>[] {ContactEngine.class}, (_, question, _) -> {
                heard.merge(question.getName(), 1, Integer::sum);
                return List.of();
            }));

    @Test
    void aSecondAskDoesNotReachTheEngineUnlessItIsAboutSinglePeople() {
        askEverything();
        askEverything();
        Map<String, Integer> expected = Arrays.stream(ContactEngine.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toMap(name -> name, name -> ABOUT_SINGLE_PEOPLE.contains(name) ? 2 : 1));
        assertThat(heard).isEqualTo(expected);
    }

    /** Arguments are made anew each time, as each request makes them. */
    private void askEverything() {
        Slice slice = slice("XW0001", 1);
        answers.histogram(slice, 1, Stratum.PRACTICE);
        answers.use(slice, 1, cuts(3));
        answers.services(slice, 1, cuts(3));
        answers.transitions(slice, cuts(3), cuts(4), Optional.of(cuts(5)));
        answers.absence(slice, 1);
        answers.attendance(slice, 1);
        answers.cohort(slice, criteria(40));
        answers.people(slice, criteria(40), Optional.of(cuts(3)), 10);
        answers.touches(slice.parts().getFirst(), 1, LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 1));
    }

    @Test
    void everyArgumentMakesAnotherQuestion() {
        Slice slice = slice("XW0001", 1);
        answers.use(slice, 1, cuts(3));
        answers.use(slice, 2, cuts(3));
        answers.use(slice, 1, cuts(4));
        answers.use(slice, 1, Cuts.everybody(3));
        answers.use(slice("XW0002", 1), 1, cuts(3));
        answers.use(new Slice("in-person.2", slice.parts(), slice.whole()), 1, cuts(3));
        answers.use(new Slice(slice.definition(), slice.parts(), Set.of()), 1, cuts(3));
        answers.services(slice, 1, cuts(3));
        answers.transitions(slice, cuts(3), cuts(4), Optional.empty());
        answers.transitions(slice, cuts(4), cuts(3), Optional.empty());
        answers.transitions(slice, cuts(4), cuts(3), Optional.of(cuts(3)));
        answers.cohort(slice, criteria(40));
        answers.cohort(slice, criteria(41));
        assertThat(heard).isEqualTo(Map.of("use", 7, "services", 1, "transitions", 3, "cohort", 2));
    }

    @Test
    void aBatchThatIsPublishedAgainIsAskedAgain() {
        answers.absence(slice("XW0001", 1), 1);
        answers.absence(slice("XW0001", 2), 1);
        assertThat(heard).isEqualTo(Map.of("absence", 2));
    }

    @Test
    void whatIsForgottenIsAskedAgain() {
        answers.absence(slice("XW0001", 1), 1);
        answers.forget();
        answers.absence(slice("XW0001", 1), 1);
        assertThat(heard).isEqualTo(Map.of("absence", 2));
    }

    private static Slice slice(String practice, long publication) {
        return new Slice("practice.1", List.of(new Slice.Part(7, 0, practice, publication)), Set.of(7));
    }

    private static Cuts cuts(int contacts) {
        return new Cuts(Stratum.PRACTICE, List.of(new Cut("XW0001", 0, 0, contacts)));
    }

    private static Criteria criteria(int ageFrom) {
        return new Criteria(
                Set.of(Sex.FEMALE, Sex.MALE),
                ageFrom,
                90,
                Set.of(1, 2),
                List.of(new Criteria.Bound(Optional.of(Setting.GP), 1, 0, 3)),
                3,
                0);
    }
}
