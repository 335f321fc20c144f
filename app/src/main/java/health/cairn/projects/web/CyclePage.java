package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cycle on one page: four parts, its ramp beside them.
 *
 * @param number of the part
 * @param version the version that forms name
 * @param ramp the cycles it stands among
 * @param plan the form of the plan; null where nobody writes here
 * @param predictions what is expected, each with its form
 * @param prediction the form for another prediction; null where the test has begun
 * @param doing the form of what was done; null before the test
 * @param studying the form of what was found; null before
 * @param terms what it says, for those who read
 * @param step what can be done next: begin, study, decide, or nothing
 * @param stamped when the predictions were stamped; empty before
 * @param decided the decision in words; empty before
 * @param decide what was sent and would not do
 */
public record CyclePage(
        ProjectShell shell,
        long number,
        int version,
        Tag tag,
        String rampName,
        List<OverviewPage.CycleCard> ramp,
        @Nullable FormView plan,
        List<Predicted> predictions,
        @Nullable FormView prediction,
        @Nullable FormView doing,
        @Nullable FormView studying,
        List<Section> terms,
        String step,
        String stamped,
        List<String> decided,
        Decide decide,
        List<OverviewPage.DueTask> tasks,
        Head.@Nullable Link next,
        Head.@Nullable Link origin,
        String usedBy,
        List<FormView.Choice> targets) {

    public CyclePage {
        ramp = List.copyOf(ramp);
        predictions = List.copyOf(predictions);
        terms = List.copyOf(terms);
        decided = List.copyOf(decided);
        tasks = List.copyOf(tasks);
        targets = List.copyOf(targets);
    }

    /** A prediction with what came of it; its form is null for those who read. */
    public record Predicted(
            String question,
            String prediction,
            String found,
            String came,
            @Nullable FormView form) {}

    /** A heading and what stands below it. */
    public record Section(String heading, List<CharterPage.Term> terms) {
        public Section {
            terms = List.copyOf(terms);
        }
    }

    /** What was typed for a decision, and what is wrong with it. */
    public record Decide(String because, String sustaining, List<String> problems) {
        static final Decide EMPTY = new Decide("", "", List.of());

        public Decide {
            problems = List.copyOf(problems);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Decide";
        }
    }

    /** The address of this cycle. */
    public String href() {
        return shell.href() + "/cycles/" + number;
    }
}
