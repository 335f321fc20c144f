package health.cairn.projects;

import health.cairn.statistics.runs.RunsAnalysis;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A series as its chart shows it; drawing, sentences and table are made from this.
 *
 * @param kind the chart that was drawn, never "the recommended one"
 * @param why why another chart than the one chosen was drawn; empty where it is the one
 * @param marks what the rules say of each point, one a point
 * @param stretches one after the other, covering all points
 * @param assurance whether the process as it is can be expected to meet the target
 * @param suggestions where a person may want to calculate limits anew
 * @param leftOut the points that centre and limits were made without, each with the reason
 */
public record Charted(
        ChartKind kind,
        String why,
        List<ChartPoint> points,
        List<Mark> marks,
        List<Stretch> stretches,
        Assurance assurance,
        List<Suggestion> suggestions,
        Map<Integer, String> leftOut) {

    public Charted {
        leftOut = Map.copyOf(leftOut);
        points = List.copyOf(points);
        marks = List.copyOf(marks);
        stretches = List.copyOf(stretches);
        suggestions = List.copyOf(suggestions);
    }

    /**
     * What the rules say of a point.
     *
     * @param centre mean or median there; null where there are too few points for one
     * @param lower the lower limit; null where the method sets none
     * @param upper the upper limit; null where the method sets none
     * @param rule the rule it breaks, in words; empty for none
     */
    public record Mark(
            @Nullable Double centre,
            @Nullable Double lower,
            @Nullable Double upper,
            Variation variation,
            String rule) {}

    /** Why a stretch begins. */
    public enum Begins {
        FIRST,
        /** The measure was defined anew: another series, never joined with the one before. */
        DEFINITION,
        /** A person decided to calculate limits anew. */
        REBASED
    }

    /**
     * Points with one centre and one set of limits.
     *
     * @param from its first point
     * @param until the first point after it
     * @param rebase the decision it begins with
     * @param baseline how many points its centre and limits come from
     * @param frozen whether these are a baseline that was frozen before the first test
     * @param trial whether they are too few, so that the limits are trial limits
     * @param runs the runs about its centre
     */
    public record Stretch(
            int from,
            int until,
            Begins begins,
            Optional<Part<Rebase>> rebase,
            int baseline,
            boolean frozen,
            boolean trial,
            Optional<RunsAnalysis> runs) {}

    /** A sustained shift: from which point on, how many points, on which side of the centre. */
    public record Suggestion(int from, int length, boolean high) {}

    /** How many points have a value. */
    public int present() {
        return (int) points.stream().filter(point -> point.value() != null).count();
    }

    /** The last point with a value. */
    public Optional<Integer> last() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).value() != null) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What the last point with a value says. */
    public Variation variation() {
        return last().map(i -> marks.get(i).variation()).orElse(Variation.COMMON_CAUSE);
    }

    /** The stretch that a point lies in. */
    public Stretch stretchOf(int point) {
        return stretches.stream()
                .filter(stretch -> point >= stretch.from() && point < stretch.until())
                .findFirst()
                .orElseThrow();
    }
}
