package health.cairn.statistics.runs;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;

/**
 * The runs of a series about a line. Points on the line and missing points are not useful: they neither end nor
 * lengthen a run.
 *
 * @param useful the points off the line
 * @param longestRun the most useful points in a row on one side
 * @param crossings how often the next useful point lies on the other side
 * @param limits what chance alone makes credible; none without a useful point
 */
public record RunsAnalysis(int useful, int longestRun, int crossings, Outcome<RunLimits> limits) {

    /** The runs about a line of the points from {@code from} until {@code until}. */
    public static RunsAnalysis of(Observations values, int from, int until, double line, RunsMethod method) {
        int useful = 0;
        int longest = 0;
        int crossings = 0;
        int run = 0;
        int lastSide = 0;
        for (int i = from; i < until; i++) {
            int side = !values.isPresent(i) ? 0 : Double.compare(values.get(i), line);
            if (side == 0) {
                continue;
            }
            if (side == lastSide) {
                run++;
            } else {
                crossings += useful == 0 ? 0 : 1;
                run = 1;
            }
            useful++;
            lastSide = side;
            longest = Math.max(longest, run);
        }
        return new RunsAnalysis(useful, longest, crossings, limits(useful, method));
    }

    private static Outcome<RunLimits> limits(int useful, RunsMethod method) {
        return useful == 0 ? Outcome.none("every point lies on the line") : Outcome.of(RunLimits.of(useful, method));
    }

    /** Whether the longest run and the crossings are more than chance makes credible. */
    public boolean signal() {
        return limits instanceof Outcome.Calculated(RunLimits limit) && limit.isSignal(longestRun, crossings);
    }
}
