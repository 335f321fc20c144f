package health.cairn.conformance.funnelplotr;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.FunnelMeasure;
import health.cairn.statistics.interval.CountLimits;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The limits as the package has them, for the measures where ours differ: root ratios that it leaves on the root scale,
 * proportions that it does not clip where the angle has passed the end.
 */
final class PeerLimits {

    /** The package writes its normal quantiles as constants; these are confidences at which ours are the same. */
    private static final Confidence ROUNDED_95 = atZ(1.959964);

    private static final Confidence ROUNDED_998 = atZ(3.090232);

    private static final int STEPS = 1000;
    private static final double SMALLEST = 3;

    private final AdjustedFunnel funnel;
    private final double tauSquared;
    /** The sizes for which the package looks limits up, ascending. */
    private final double[] grid;

    PeerLimits(AdjustedFunnel funnel, boolean adjustedAsked) {
        this.funnel = funnel;
        this.tauSquared = adjustedAsked ? funnel.tauSquared() : 0;
        double[] own =
                IntStream.range(0, funnel.size()).mapToDouble(funnel::size).toArray();
        double largest = Arrays.stream(own).max().orElseThrow();
        this.grid = DoubleStream.concat(
                        Arrays.stream(own),
                        IntStream.range(0, STEPS)
                                .mapToDouble(step -> SMALLEST + step * (largest - SMALLEST) / (STEPS - 1)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static Confidence atZ(double z) {
        return new Confidence(1 - 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    /** The confidence at which our limits are those of a column: exact Poisson limits take the level itself. */
    Confidence confidence(LimitColumn limit) {
        if (isExact(limit)) {
            return limit.isOuter() ? Confidence.P998 : Confidence.P95;
        }
        return limit.isOuter() ? ROUNDED_998 : ROUNDED_95;
    }

    double scaledTarget() {
        return switch (funnel.settings().measure()) {
            case LOG_RATIO, RATIO_OF_COUNTS -> Math.log(funnel.target());
            case ROOT_RATIO -> Math.sqrt(funnel.target());
            case PROPORTION -> Math.asin(Math.sqrt(funnel.target()));
        };
    }

    /** The standard error by which lines are drawn. */
    double drawnError(double size) {
        return funnel.settings().measure() == FunnelMeasure.LOG_RATIO ? 1 / Math.sqrt(size) : 1 / (2 * Math.sqrt(size));
    }

    double limit(LimitColumn limit, double size) {
        if (isExact(limit)) {
            var counts = CountLimits.exact(confidence(limit)).interval(size);
            return (limit.isUpper() ? counts.upper() : counts.lower()) / size;
        }
        double onScale = onScale(limit, size);
        return switch (funnel.settings().measure()) {
            case LOG_RATIO, RATIO_OF_COUNTS -> Math.exp(onScale);
            case ROOT_RATIO -> onScale;
            case PROPORTION -> clipped(limit, size);
        };
    }

    private double onScale(LimitColumn limit, double size) {
        double error = drawnError(size);
        double reach = confidence(limit).z() * Math.sqrt(error * error + (limit.isAdjusted() ? tauSquared : 0));
        return scaledTarget() + (limit.isUpper() ? reach : -reach);
    }

    /** A limit is set to its end where the next larger size on the grid lies farther out. */
    private double clipped(LimitColumn limit, double size) {
        double here = Math.pow(Math.sin(onScale(limit, size)), 2);
        int next = Arrays.binarySearch(grid, size);
        next = next < 0 ? -next - 1 : next + 1;
        if (next >= grid.length) {
            return here;
        }
        double after = Math.pow(Math.sin(onScale(limit, grid[next])), 2);
        if (limit.isUpper()) {
            return after > here ? 1 : here;
        }
        return after < here ? 0 : here;
    }

    private boolean isExact(LimitColumn limit) {
        return !limit.isAdjusted()
                && switch (funnel.settings().measure()) {
                    case LOG_RATIO, ROOT_RATIO -> true;
                    case PROPORTION, RATIO_OF_COUNTS -> false;
                };
    }
}
