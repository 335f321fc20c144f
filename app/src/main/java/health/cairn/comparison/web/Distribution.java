package health.cairn.comparison.web;

import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.funnel.Overdispersion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All areas of a kind on a measure in one period, held against one benchmark. Worked out once for everybody who looks.
 *
 * @param findings those with a value, lowest first
 * @param funnel null where values have no counts behind them, or fewer than eight have
 */
record Distribution(
        Measure measure,
        Benchmark against,
        AreaType type,
        List<Finding> findings,
        @Nullable Funnel funnel) {

    private static final int FEWEST_OF_A_FUNNEL = 8;
    private static final int POINTS_OF_A_LIMIT = 80;

    static Distribution of(Measure measure, Benchmark against, AreaType type, List<Finding> findings) {
        List<Finding> ordered = findings.stream()
                .filter(f -> f.valued() != null)
                .sorted(Comparator.comparingDouble(
                        f -> Objects.requireNonNull(f.valued()).value()))
                .toList();
        return new Distribution(measure, against, type, ordered, Funnel.of(measure, ordered));
    }

    int size() {
        return findings.size();
    }

    int count(Standing standing) {
        return (int) findings.stream().filter(f -> f.standing() == standing).count();
    }

    /** Places, from 0, of the areas that are drawn: all of few, of many some evenly through the order. */
    IntStream drawn(int most) {
        return evenly(findings.size(), most).stream();
    }

    private static BitSet evenly(int of, int most) {
        var some = new BitSet(of);
        if (of <= most) {
            some.set(0, of);
        } else {
            for (int j = 0; j < most; j++) {
                some.set((int) Math.round(j * (of - 1.0) / (most - 1)));
            }
        }
        return some;
    }

    /**
     * Value against size, and the limits that size and ordinary variation explain; in the measure's unit.
     *
     * @param findings by size, smallest first
     * @param outside which of them lie outside the 99.8% limits
     * @param phi overdispersion; 1 where there is none
     */
    record Funnel(
            List<Finding> findings,
            BitSet outside,
            double mean,
            double phi,
            boolean overdispersed,
            List<LimitPoint> limits) {

        static @Nullable Funnel of(Measure measure, List<Finding> ordered) {
            boolean proportion = measure.kind() == Measure.Kind.PROPORTION;
            var counted = ordered.stream()
                    .filter(f -> f.valued() != null
                            && f.valued().denominator() != null
                            && f.valued().numerator() != null)
                    .filter(f -> !proportion || numerator(f) <= size(f))
                    .sorted(Comparator.comparingDouble(Funnel::size))
                    .toList();
            if (counted.size() < FEWEST_OF_A_FUNNEL
                    || measure.kind() == Measure.Kind.COUNT
                    || measure.kind() == Measure.Kind.VALUE) {
                return null;
            }
            double[] x = counted.stream().mapToDouble(Funnel::numerator).toArray();
            double[] n = counted.stream().mapToDouble(Funnel::size).toArray();
            var funnel = AdjustedFunnel.of(
                    proportion ? Overdispersion.OF_PROPORTIONS : Overdispersion.OF_RATIOS_OF_COUNTS, x, n);
            Adjustment adjustment = funnel.isOverdispersed() ? Adjustment.ADDITIVE : Adjustment.NONE;
            var outside = new BitSet(n.length);
            for (int i = 0; i < n.length; i++) {
                outside.set(i, funnel.isOutlier(i, Confidence.P998, adjustment));
            }
            double largest = n[n.length - 1];
            double smallest = Math.max(1, n[0] * 0.8);
            var limits = new ArrayList<LimitPoint>();
            for (int i = 0; i <= POINTS_OF_A_LIMIT; i++) {
                double size = smallest + (largest * 1.03 - smallest) * i / POINTS_OF_A_LIMIT;
                Interval inner =
                        funnel.limitsForSize(size, Confidence.P95, adjustment).times(measure.multiplier());
                Interval outer =
                        funnel.limitsForSize(size, Confidence.P998, adjustment).times(measure.multiplier());
                limits.add(new LimitPoint(size, inner.lower(), inner.upper(), outer.lower(), outer.upper()));
            }
            return new Funnel(
                    counted,
                    outside,
                    funnel.target() * measure.multiplier(),
                    funnel.phi(),
                    funnel.isOverdispersed(),
                    limits);
        }

        /** Places, from 0, of the areas that are drawn: all outside the limits, and some of many within. */
        IntStream drawn(int most) {
            BitSet drawn = evenly(findings.size(), most);
            drawn.or(outside);
            return drawn.stream();
        }

        static double size(Finding f) {
            return Objects.requireNonNull(Objects.requireNonNull(f.valued()).denominator());
        }

        private static double numerator(Finding f) {
            return Objects.requireNonNull(Objects.requireNonNull(f.valued()).numerator());
        }
    }

    /** The limits at a size. */
    record LimitPoint(double n, double lower95, double upper95, double lower998, double upper998) {}
}
