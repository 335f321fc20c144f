package health.cairn.contacts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.contacts.engine.ContactEngine;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what an engine counted: a batch that is published does not change, so the same question about the same slice has one
 * answer for ever. What is withdrawn, erased or replaced is simply not asked about any more.
 *
 * <p>Single people are never kept: each look at them reads the lake.
 */
public final class KeptAnswers implements ContactEngine, AutoCloseable {

    /** Rows of answers and practices of slices kept, at some 60 to 100 bytes each. */
    private static final long MOST = 400_000;

    private final ContactEngine engine;
    private final Cache<Asked, List<?>> answers = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Asked asked, List<?> answer) -> 1 + asked.slice().parts().size() + asked.groups() + answer.size())
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    KeptAnswers(ContactEngine engine) {
        this.engine = engine;
    }

    /** A question with everything that its answer turns on. */
    private record Asked(Question question, Slice slice, List<?> with) {

        int groups() {
            return with.stream()
                    .mapToInt(value -> value instanceof Cuts cuts ? cuts.cuts().size() : 0)
                    .sum();
        }
    }

    private enum Question {
        HISTOGRAM,
        USE,
        SERVICES,
        TRANSITIONS,
        ABSENCE,
        ATTENDANCE,
        COHORT
    }

    /** Two who ask at once may both reach the engine: nobody waits for somebody else's question, and both answers are the same. */
    @SuppressWarnings("unchecked") // a question has answers of one kind only
    private <T> List<T> kept(Question question, Slice slice, List<?> with, Supplier<List<T>> engines) {
        var asked = new Asked(question, slice, with);
        var known = (List<T>) answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        List<T> answer = List.copyOf(engines.get());
        answers.put(asked, answer);
        return answer;
    }

    /** Forgets everything, so that the next answer comes from the lake. */
    public void forget() {
        answers.invalidateAll();
    }

    @Override
    public List<Frequency> histogram(Slice slice, int period, Cuts.Stratum stratum) {
        return kept(
                Question.HISTOGRAM, slice, List.of(period, stratum), () -> engine.histogram(slice, period, stratum));
    }

    @Override
    public List<Use> use(Slice slice, int period, Cuts cuts) {
        return kept(Question.USE, slice, List.of(period, cuts), () -> engine.use(slice, period, cuts));
    }

    @Override
    public List<Service> services(Slice slice, int period, Cuts cuts) {
        return kept(Question.SERVICES, slice, List.of(period, cuts), () -> engine.services(slice, period, cuts));
    }

    @Override
    public List<Transition> transitions(Slice slice, Cuts first, Cuts second, Optional<Cuts> third) {
        return kept(
                Question.TRANSITIONS,
                slice,
                List.of(first, second, third),
                () -> engine.transitions(slice, first, second, third));
    }

    @Override
    public List<Absence> absence(Slice slice, int periods) {
        return kept(Question.ABSENCE, slice, List.of(periods), () -> engine.absence(slice, periods));
    }

    @Override
    public List<Appointments> attendance(Slice slice, int period) {
        return kept(Question.ATTENDANCE, slice, List.of(period), () -> engine.attendance(slice, period));
    }

    @Override
    public List<CohortCount> cohort(Slice slice, Criteria criteria) {
        return kept(Question.COHORT, slice, List.of(criteria), () -> engine.cohort(slice, criteria));
    }

    @Override
    public List<PersonRow> people(Slice slice, Criteria criteria, Optional<Cuts> often, int limit) {
        return engine.people(slice, criteria, often, limit);
    }

    @Override
    public List<Touch> touches(Slice.Part part, long person, LocalDate from, LocalDate until) {
        return engine.touches(part, person, from, until);
    }

    @Override
    public void close() throws Exception {
        if (engine instanceof AutoCloseable open) {
            open.close();
        }
    }
}
