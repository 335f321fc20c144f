package health.cairn.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.AreaCode;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.ranking.Decision.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rankings of areas by need: asked, frozen, and chosen from on the record. */
@Service
public class Rankings {

    private final EvidenceQueries evidence;
    private final RunStore runs;
    private final Clock clock;
    private final Cache<Asked, Ranker> rankers = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterAccess(java.time.Duration.ofMinutes(10))
            .build();

    Rankings(EvidenceQueries evidence, RunStore runs, Clock clock) {
        this.evidence = evidence;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * The counts a question rests on, as they stand now.
     *
     * @throws IllegalArgumentException if the question names an area, a kind of area or a measure that is not there; the
     *     message says which
     */
    public Evidence gather(Question question) {
        return evidence.gather(question);
    }

    /** The answer to a question by its evidence, chance simulated. Takes up to a few seconds for all of England. */
    public Answer answer(Question question, Evidence gathered) {
        return new Ranker(question, gathered).answer();
    }

    /**
     * The list without simulation, for trying weights: fast enough to follow a slider. The counts of the last questions
     * are held for a while, so only the first asking reads the database.
     */
    public List<health.cairn.statistics.ranking.RankedArea> order(Question question) {
        double[] weights =
                question.metrics().stream().mapToDouble(Question.Metric::weight).toArray();
        double[] equal = new double[weights.length];
        java.util.Arrays.fill(equal, 1);
        return rankers.get(
                        new Asked(question.withWeights(equal).titled("order"), evidence.version()),
                        asked -> new Ranker(asked.question(), gather(asked.question())))
                .order(weights)
                .areas();
    }

    private record Asked(Question question, long version) {}

    /**
     * The latest periods of a series, pooled.
     *
     * @param years how many of them where they are years; of shorter periods and of snapshots only the last
     */
    public Optional<health.cairn.measures.Period> latest(health.cairn.measures.SeriesKey key, int years) {
        return evidence.latest(key, years);
    }

    /** What came of wanting to change something. */
    public sealed interface Outcome {
        record Done(long run) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    /** Freezes a question with the counts as they stand now, and proposes the first by place. */
    @Transactional
    public Outcome freeze(Question question, Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person) || !scope.mayChoose()) {
            return new Outcome.Refused("Sign in to freeze a ranking");
        }
        Evidence gathered = gather(question);
        Answer answer = answer(question, gathered);
        long run = runs.freeze(question, gathered, answer, clock.instant(), person.account(), person.name());
        LocalDate today = LocalDate.now(clock);
        for (Selection.Proposal proposal : Selection.proposalsFor(answer)) {
            runs.decide(
                    run,
                    new Decision(
                            proposal.area(),
                            proposal.status(),
                            null,
                            proposal.reason(),
                            today,
                            clock.instant(),
                            person.name()),
                    person.account());
        }
        return new Outcome.Done(run);
    }

    /** A frozen run as it was written down. */
    public Optional<Run> find(long run) {
        return runs.find(run);
    }

    /** All frozen runs, newest first. */
    public List<RunLine> all() {
        return runs.lines(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Some frozen runs, newest first, all of them older than one. */
    public List<RunLine> before(long run, int limit) {
        return runs.lines(run, limit);
    }

    /** The choice made on a run so far. */
    public Selection selection(Run run) {
        return new Selection(run.answer(), runs.decisions(run.number()));
    }

    /** Whether a run, computed again from its own question and evidence, gives the same answer to the last digit. */
    public boolean reproduces(Run run) {
        return answer(run.question(), run.evidence()).equals(run.answer());
    }

    /**
     * Writes down a decision about an area of a run.
     *
     * @param reason why, in the decider's words
     * @param effective from which day
     */
    @Transactional
    public Outcome decide(long number, AreaCode area, Status status, String reason, LocalDate effective, Scope scope) {
        return changing(number, scope, reason, (run, selection, person) -> {
            if (run.answer().places().stream().noneMatch(p -> p.area().equals(area))) {
                return "Area " + area + " has no place in this ranking";
            }
            if (!selection.allowed(area).contains(status)) {
                return selection.free() <= 0 && status.takesAPlace()
                        ? "All " + run.answer().chosen() + " places are taken; one has to become free first"
                        : "From where it stands, " + nameOf(run, area) + " cannot become "
                                + Words.status(status).toLowerCase(java.util.Locale.UK);
            }
            write(number, area, status, null, reason, effective, person);
            return null;
        });
    }

    /**
     * Gives the place of an area that withdrew to one from the reserve list; both decisions are written down together.
     */
    @Transactional
    public Outcome replace(
            long number, AreaCode leaving, AreaCode joining, String reason, LocalDate effective, Scope scope) {
        return changing(number, scope, reason, (run, selection, person) -> {
            if (selection
                    .of(leaving)
                    .map(Decision::status)
                    .filter(s -> s == Status.WITHDRAWN)
                    .isEmpty()) {
                return nameOf(run, leaving) + " has not withdrawn, so its place is not free";
            }
            if (selection
                    .of(joining)
                    .map(Decision::status)
                    .filter(s -> s == Status.RESERVE)
                    .isEmpty()) {
                return nameOf(run, joining) + " is not on the reserve list";
            }
            write(number, leaving, Status.REPLACED, joining, reason, effective, person);
            write(number, joining, Status.ACCEPTED, leaving, reason, effective, person);
            return null;
        });
    }

    private interface Change {
        /** Makes the change, or says in a sentence why it cannot be made. */
        @Nullable
        String make(Run run, Selection selection, Viewer.Person person);
    }

    private Outcome changing(long number, Scope scope, String reason, Change change) {
        if (!(scope.viewer() instanceof Viewer.Person person) || !scope.mayChoose()) {
            return new Outcome.Refused("Sign in to record a decision");
        }
        if (reason.isBlank()) {
            return new Outcome.Refused("Give the reason: it is what the record is for");
        }
        runs.lock(number);
        Optional<Run> run = find(number);
        if (run.isEmpty()) {
            return new Outcome.Refused("There is no ranking " + number);
        }
        String refusal = change.make(run.get(), selection(run.get()), person);
        return refusal == null ? new Outcome.Done(number) : new Outcome.Refused(refusal);
    }

    private void write(
            long number,
            AreaCode area,
            Status status,
            @Nullable AreaCode counterpart,
            String reason,
            LocalDate effective,
            Viewer.Person person) {
        runs.decide(
                number,
                new Decision(area, status, counterpart, reason.strip(), effective, clock.instant(), person.name()),
                person.account());
    }

    private static String nameOf(Run run, AreaCode area) {
        return run.answer().places().stream()
                .filter(p -> p.area().equals(area))
                .findFirst()
                .map(Answer.Place::name)
                .orElse(area.value());
    }
}
