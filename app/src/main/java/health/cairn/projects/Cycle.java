package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of plan, do, study and act. Its predictions are parts of their own, stamped when the test begins. A cycle is closed
 * by a decision; to adapt opens the next one.
 *
 * @param idea the change idea that is tested, in words
 * @param tests the idea of the driver diagram that is tested; null where it stands on none
 * @param ramp what the cycles that follow from one another are called together
 * @param previous the cycle it follows from
 * @param whom with how many and which people it is tried, as the team counts them
 * @param measures numbers of the measures that tell how it goes
 * @param stage where it stands; only the steps of the cycle move it
 * @param begunAt when the test began and the predictions were stamped
 * @param next the cycle that was opened by adapting
 */
public record Cycle(
        String title,
        String idea,
        @Nullable Long tests,
        String ramp,
        @Nullable Long previous,
        String owner,
        Purpose purpose,
        Scale scale,
        String whom,
        List<Long> measures,
        @Nullable LocalDate plannedStart,
        @Nullable LocalDate plannedEnd,
        String objective,
        String test,
        String dataPlan,
        String success,
        AsPlanned asPlanned,
        String observations,
        String unexpected,
        String feedback,
        @Nullable LocalDate ended,
        String results,
        String comparison,
        String learned,
        String surprises,
        Stage stage,
        @Nullable Instant begunAt,
        @Nullable Decision decision,
        String because,
        String sustaining,
        @Nullable Instant decidedAt,
        @Nullable Long next)
        implements PartBody {

    static final String PLAN = "Plan";
    static final String DO = "Do";
    static final String STUDY = "Study";

    static final List<Field> FIELDS = List.of(
            line("title", "What this cycle is called", "For example: six women, one nurse")
                    .under(PLAN),
            text("idea", "Change idea", "What you try"),
            Field.part("tests", "Idea of the driver diagram", "The cycle then hangs there", ChangeIdea.class),
            line("ramp", "Ramp", "What cycles that follow from one another are called together"),
            line("owner", "Who leads it", ""),
            choice("purpose", "What it is for", "", Purpose.class),
            choice("scale", "Scale", "Begin small: a cycle that can fail cheaply teaches most", Scale.class),
            line("whom", "With whom", "How many and which people, as counts; never who they are"),
            Field.measures("measures", "Measures that tell how it goes", ""),
            day("plannedStart", "Planned from", ""),
            day("plannedEnd", "Planned until", ""),
            text("objective", "Objective", "What you want to find out"),
            text("test", "The test", "What will be done, by whom, when, where, how"),
            text("dataPlan", "What will be collected", "What, by whom, when, where, how"),
            text("success", "How you will tell that it worked", ""),
            choice("asPlanned", "Was it carried out as planned?", "", AsPlanned.class)
                    .under(DO),
            text("observations", "What was seen", ""),
            text("unexpected", "Problems and what nobody expected", ""),
            text("feedback", "What those who took part said", ""),
            day("ended", "Ended on", ""),
            text("results", "Results", "Numbers and words, beside what was predicted")
                    .under(STUDY),
            text("comparison", "Compared with before", "Descriptive only: before and after is not an effect"),
            text("learned", "What was learned", ""),
            text("surprises", "What surprised you", ""));

    /** What a cycle is for. */
    public enum Purpose implements Field.Worded {
        TEST("to test a change"),
        COLLECT("to collect information"),
        DEVELOP("to develop a change"),
        IMPLEMENT("to make a change permanent");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** On how many it is tried, from small to large. */
    public enum Scale implements Field.Worded {
        ONE_PERSON("one patient"),
        A_FEW_PEOPLE("a few patients"),
        ONE_CLINICIAN("one clinician or one session"),
        ONE_TEAM("one team"),
        ONE_PRACTICE("one practice"),
        SEVERAL_PRACTICES("several practices"),
        NETWORK("the whole network");

        private final String words;

        Scale(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Whether something came as it was meant to. */
    public enum AsPlanned implements Field.Worded {
        NOT_SAID("not said yet"),
        YES("yes"),
        PARTLY("partly"),
        NO("no");

        private final String words;

        AsPlanned(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Where a cycle stands. */
    public enum Stage implements Field.Worded {
        PLANNING("in plan"),
        DOING("in do"),
        STUDYING("in study"),
        CLOSED("closed");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What was decided at the end. */
    public enum Decision implements Field.Worded {
        ADOPT("adopt"),
        ADAPT("adapt"),
        ABANDON("set aside");

        private final String words;

        Decision(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    public Cycle {
        measures = List.copyOf(measures);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (title.isBlank()) {
            problems.put("title", "Give the cycle a name");
        }
        if (plannedStart != null && plannedEnd != null && plannedEnd.isBefore(plannedStart)) {
            problems.put("plannedEnd", "A cycle ends after it starts; found " + plannedStart + " to " + plannedEnd);
        }
        for (Long measure : measures) {
            if (context.project().part(ProjectMeasure.class, measure).isEmpty()) {
                problems.put("measures", "There is no measure " + measure + " in this project");
            }
        }
        if (tests != null && context.project().part(ChangeIdea.class, tests).isEmpty()) {
            problems.put("tests", "There is no change idea " + tests + " in this project");
        }
        Optional<Cycle> before = context.before(Cycle.class);
        boolean begun = before.filter(cycle -> cycle.stage() != Stage.PLANNING).isPresent();
        if (!begun && !(observations + unexpected + feedback + results + learned + surprises).isBlank()) {
            problems.put("observations", "Begin the test first: what was predicted is stamped then");
        }
        return problems;
    }

    /** Stage and decision are moved by the steps of the cycle and by nothing else. */
    @Override
    public Cycle settled(PartContext context) {
        return context.before(Cycle.class)
                .map(before -> step(
                        before.previous(),
                        before.stage(),
                        before.begunAt(),
                        before.decision(),
                        before.because(),
                        before.sustaining(),
                        before.decidedAt(),
                        before.next()))
                .orElseGet(() -> step(previous, Stage.PLANNING, null, null, "", "", null, null));
    }

    Cycle begun(Instant at) {
        return step(previous, Stage.DOING, at, decision, because, sustaining, decidedAt, next);
    }

    Cycle studying() {
        return step(previous, Stage.STUDYING, begunAt, decision, because, sustaining, decidedAt, next);
    }

    Cycle decided(Decision what, String why, String plan, Instant at, @Nullable Long opened) {
        return step(previous, Stage.CLOSED, begunAt, what, why, plan, at, opened);
    }

    /** The cycle that follows by adapting: the same idea, tried anew. */
    Cycle adapted(long from, String change) {
        Cycle anew = copied();
        return new Cycle(
                anew.title,
                idea,
                tests,
                rampName(),
                from,
                owner,
                purpose,
                scale,
                "",
                measures,
                null,
                null,
                change,
                test,
                dataPlan,
                success,
                AsPlanned.NOT_SAID,
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                "",
                Stage.PLANNING,
                null,
                null,
                "",
                "",
                null,
                null);
    }

    /** What its ramp is called: its own name where nobody named one. */
    public String rampName() {
        return ramp.isBlank() ? title : ramp;
    }

    /** The plan without what came of it. */
    @Override
    public Cycle copied() {
        return new Cycle(
                title,
                idea,
                null,
                ramp,
                null,
                "",
                purpose,
                scale,
                "",
                List.of(),
                null,
                null,
                objective,
                test,
                dataPlan,
                success,
                AsPlanned.NOT_SAID,
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                "",
                Stage.PLANNING,
                null,
                null,
                "",
                "",
                null,
                null);
    }

    @Override
    public Cycle pointingTo(LongUnaryOperator newNumbers) {
        return with(
                measures.stream().map(newNumbers::applyAsLong).toList(),
                tests == null ? null : (Long) newNumbers.applyAsLong(tests));
    }

    private Cycle with(List<Long> others, @Nullable Long other) {
        return new Cycle(
                title,
                idea,
                other,
                ramp,
                previous,
                owner,
                purpose,
                scale,
                whom,
                others,
                plannedStart,
                plannedEnd,
                objective,
                test,
                dataPlan,
                success,
                asPlanned,
                observations,
                unexpected,
                feedback,
                ended,
                results,
                comparison,
                learned,
                surprises,
                stage,
                begunAt,
                decision,
                because,
                sustaining,
                decidedAt,
                next);
    }

    private Cycle step(
            @Nullable Long before,
            Stage where,
            @Nullable Instant begun,
            @Nullable Decision what,
            String why,
            String plan,
            @Nullable Instant at,
            @Nullable Long opened) {
        return new Cycle(
                title,
                idea,
                tests,
                ramp,
                before,
                owner,
                purpose,
                scale,
                whom,
                measures,
                plannedStart,
                plannedEnd,
                objective,
                test,
                dataPlan,
                success,
                asPlanned,
                observations,
                unexpected,
                feedback,
                ended,
                results,
                comparison,
                learned,
                surprises,
                where,
                begun,
                what,
                why,
                plan,
                at,
                opened);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Cycle[" + stage + "]";
    }
}
