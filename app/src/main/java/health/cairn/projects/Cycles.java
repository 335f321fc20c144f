package health.cairn.projects;

import health.cairn.people.Scope;
import health.cairn.projects.Cycle.Decision;
import health.cairn.projects.Cycle.Stage;
import health.cairn.projects.Projects.Writing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a cycle: begin, study, decide. Each is taken once. */
@Service
public class Cycles {

    private final Projects projects;
    private final ProjectStore store;

    Cycles(Projects projects, ProjectStore store) {
        this.projects = projects;
        this.store = store;
    }

    /**
     * Begins the test: stamps the predictions, which stay as they are from now on, and freezes every baseline that is not
     * frozen yet.
     *
     * @param from the version of the cycle that was read
     */
    @Transactional
    public Saved begin(long project, long cycle, int from, Scope scope) {
        Writing writing = projects.writing(project, scope);
        Optional<Part<Cycle>> found = writing.project().part(Cycle.class, cycle);
        Optional<Saved> refusal = refusal(found, from, Stage.PLANNING, "The test of this cycle has begun already");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Part<Prediction>> predictions = predictions(writing.project(), cycle);
        if (predictions.isEmpty()) {
            return Saved.Refused.because("Write down what you predict before the test begins; a guess is enough");
        }
        for (Part<Prediction> prediction : predictions) {
            projects.write(
                    writing,
                    prediction,
                    prediction.body().stamped(writing.writer().at()),
                    false,
                    Change.What.CHANGED,
                    "stamped: the test begins");
        }
        LocalDate today = LocalDate.ofInstant(writing.writer().at(), ZoneOffset.UTC);
        for (Part<ProjectMeasure> measure : writing.project().all(ProjectMeasure.class)) {
            if (measure.body().baselineUntil() == null) {
                projects.write(
                        writing,
                        measure,
                        measure.body().withBaselineUntil(today),
                        false,
                        Change.What.CHANGED,
                        "baseline frozen: the test begins");
            }
        }
        Part<Cycle> part = found.orElseThrow();
        return projects.write(
                writing, part, part.body().begun(writing.writer().at()), false, Change.What.CHANGED, "the test begins");
    }

    /** Ends the test; what was found is written beside what was predicted. */
    @Transactional
    public Saved study(long project, long cycle, int from, Scope scope) {
        Writing writing = projects.writing(project, scope);
        Optional<Part<Cycle>> found = writing.project().part(Cycle.class, cycle);
        return refusal(found, from, Stage.DOING, "This cycle is not in do")
                .orElseGet(() -> projects.write(
                        writing,
                        found.orElseThrow(),
                        found.orElseThrow().body().studying(),
                        false,
                        Change.What.CHANGED,
                        "the study begins"));
    }

    /**
     * Closes a cycle by a decision. To adapt opens the cycle that follows, with the same idea.
     *
     * @param because why; of adapting, what changes in the next cycle
     * @param sustaining of adopting, how it is kept going
     */
    @Transactional
    public Saved decide(
            long project, long cycle, int from, Decision decision, String because, String sustaining, Scope scope) {
        Writing writing = projects.writing(project, scope);
        Optional<Part<Cycle>> found = writing.project().part(Cycle.class, cycle);
        Optional<Saved> refusal =
                refusal(found, from, Stage.STUDYING, "A cycle is decided after it was studied, and once");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Part<Cycle> part = found.orElseThrow();
        var problems = new LinkedHashMap<String, String>();
        if (because.isBlank()) {
            problems.put(
                    "because",
                    decision == Decision.ADAPT
                            ? "Say what changes in the next cycle"
                            : "Say why; it is what others learn from");
        }
        if (part.body().results().isBlank()) {
            problems.put("results", "Write the results under Study before deciding");
        }
        for (Map.Entry<String, String> text :
                Map.of("because", because, "sustaining", sustaining).entrySet()) {
            FreeText.problem(text.getValue()).ifPresent(problem -> problems.put(text.getKey(), problem));
        }
        if (!problems.isEmpty()) {
            return new Saved.Refused(problems);
        }
        Long next = null;
        if (decision == Decision.ADAPT) {
            next = store.add(
                            project,
                            part.body().adapted(cycle, because),
                            Optional.empty(),
                            Change.What.MADE,
                            "follows from an adapted cycle",
                            writing.writer())
                    .number();
        }
        return projects.write(
                writing,
                part,
                part.body()
                        .decided(
                                decision,
                                because.strip(),
                                sustaining.strip(),
                                writing.writer().at(),
                                next),
                false,
                Change.What.CHANGED,
                "decided: " + decision.words());
    }

    /** Freezes the baseline of a measure by a person's word, before anything is tested: points that end by this day. */
    @Transactional
    public Saved freezeBaseline(long project, long measure, int from, LocalDate until, Scope scope) {
        Writing writing = projects.writing(project, scope);
        Optional<Part<ProjectMeasure>> found = writing.project().part(ProjectMeasure.class, measure);
        if (found.isEmpty() || found.get().archived()) {
            return Saved.Refused.because("There is no measure " + measure + " in this project");
        }
        if (found.get().body().baselineUntil() != null) {
            return Saved.Refused.because("The baseline is frozen already; it stays what the team is judged by");
        }
        return projects.write(
                writing,
                found.get(),
                found.get().body().withBaselineUntil(until),
                false,
                Change.What.CHANGED,
                "baseline frozen");
    }

    private static Optional<Saved> refusal(Optional<Part<Cycle>> cycle, int from, Stage needed, String sentence) {
        if (cycle.isEmpty() || cycle.get().archived()) {
            return Optional.of(Saved.Refused.because("There is no such cycle in this project"));
        }
        if (cycle.get().version() != from) {
            return Optional.of(Saved.Refused.because(
                    "Somebody has changed this cycle since you opened it; look at it again, then go on"));
        }
        return cycle.get().body().stage() == needed ? Optional.empty() : Optional.of(Saved.Refused.because(sentence));
    }

    /** The predictions of a cycle, in the order they were made. */
    public static List<Part<Prediction>> predictions(Project project, long cycle) {
        return project.all(Prediction.class).stream()
                .filter(prediction -> prediction.body().cycle() == cycle)
                .toList();
    }

    /**
     * How often a team was right: of all predictions of which it is known what came, by how they came.
     *
     * @param open how many are not known yet
     */
    public record Foresight(int right, int partly, int otherwise, int open) {

        static Foresight of(Project project) {
            int[] counts = new int[Prediction.Came.values().length];
            var live = project.all(Cycle.class).stream().map(Part::number).toList();
            for (Part<Prediction> prediction : project.all(Prediction.class)) {
                if (live.contains(prediction.body().cycle())
                        && prediction.body().stampedAt() != null) {
                    counts[prediction.body().came().ordinal()]++;
                }
            }
            return new Foresight(
                    counts[Prediction.Came.YES.ordinal()],
                    counts[Prediction.Came.PARTLY.ordinal()],
                    counts[Prediction.Came.NO.ordinal()],
                    counts[Prediction.Came.NOT_YET.ordinal()]);
        }

        /** Of how many it is known what came. */
        public int known() {
            return right + partly + otherwise;
        }
    }

    /** How often the team of a project was right. */
    public static Foresight foresight(Project project) {
        return Foresight.of(project);
    }

    /**
     * Cycles that follow from one another, the earliest first.
     *
     * @param name what they are called together
     */
    public record Ramp(String name, List<Part<Cycle>> cycles) {
        public Ramp {
            cycles = List.copyOf(cycles);
        }
    }

    /** The cycles of a project, ramp by ramp, in the order the ramps began. */
    public static List<Ramp> ramps(Project project) {
        var byName = new LinkedHashMap<String, List<Part<Cycle>>>();
        for (Part<Cycle> cycle : project.all(Cycle.class)) {
            byName.computeIfAbsent(cycle.body().rampName(), _ -> new ArrayList<>())
                    .add(cycle);
        }
        return byName.entrySet().stream()
                .map(ramp -> new Ramp(ramp.getKey(), ramp.getValue()))
                .toList();
    }
}
