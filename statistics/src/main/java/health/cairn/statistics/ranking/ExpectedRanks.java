package health.cairn.statistics.ranking;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Expected ranks from estimates and their variances (Lingsma and others, 2009, after Laird and Louis, 1989). */
final class ExpectedRanks {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Beyond this many standard errors the normal probability is 0 or 1 to the last bit of a double. */
    private static final double CERTAIN = 8.3;

    private ExpectedRanks() {}

    /**
     * 1 + the sum over the others of the chance that theirs is the smaller: near 1 for the smallest value, near the
     * number of members for the largest. The ranks of all members add up to n (n + 1) / 2.
     *
     * @param members the areas that take part; others keep what they had
     */
    static void of(int[] members, double[] theta, double[] variance, double[] ranks) {
        for (int i : members) {
            ranks[i] = 1;
        }
        for (int a = 0; a < members.length; a++) {
            int i = members[a];
            for (int b = 0; b < a; b++) {
                int j = members[b];
                double above = chanceLarger(theta[i] - theta[j], variance[i] + variance[j]);
                ranks[i] += above;
                ranks[j] += 1 - above;
            }
        }
    }

    private static double chanceLarger(double difference, double variance) {
        if (variance == 0) {
            return difference == 0 ? 0.5 : difference > 0 ? 1 : 0;
        }
        double z = difference / Math.sqrt(variance);
        return z > CERTAIN ? 1 : z < -CERTAIN ? 0 : NORMAL.cumulativeProbability(z);
    }

    /** Puts every metric on the scale of expected ranks, from about 1 for the least need to N for the greatest. */
    static double[][] scale(Layout layout, RankingSpec spec, Composite composite, StandIn[] standIns) {
        int size = layout.size();
        var estimates = layout.series.stream().map(RandomEffects::of).toList();
        var scaled = new double[layout.components.length][];
        for (int m = 0; m < scaled.length; m++) {
            var polarity = spec.metrics().get(m).polarity();
            int[] series = layout.components[m];
            var theta = new double[series.length][];
            var variance = new double[series.length][];
            for (int c = 0; c < series.length; c++) {
                var estimate = estimates.get(series[c]);
                theta[c] = Arrays.stream(estimate.shrunken())
                        .map(polarity::oriented)
                        .toArray();
                variance[c] = estimate.variance().clone();
                if (standIns[0] != StandIn.NOTHING) {
                    StandInValues.fill(new Order(size), layout.known[series[c]], theta[c], standIns);
                }
            }
            scaled[m] = metric(spec, composite, m, theta, variance, size);
        }
        return scaled;
    }

    private static double[] metric(
            RankingSpec spec, Composite composite, int m, double[][] theta, double[][] variance, int size) {
        var scaled = new double[size];
        if (theta.length == 1) {
            spread(composite.componentMembers(m, 0), theta[0], variance[0], scaled);
            return scaled;
        }
        var average = new double[size];
        var averageVariance = new double[size];
        for (int c = 0; c < theta.length; c++) {
            int[] members = composite.componentMembers(m, c);
            double[] shares = composite.effectiveShares(m, c);
            var one = theta[c];
            double mean = 0;
            if (spec.nesting() == Nesting.RANK_THEN_AVERAGE) {
                one = new double[size];
                spread(members, theta[c], variance[c], one);
            } else {
                mean = Composite.mean(one, members);
            }
            for (int i : members) {
                average[i] += shares[i] * (one[i] - mean);
                averageVariance[i] += shares[i] * shares[i] * variance[c][i];
            }
        }
        switch (spec.nesting()) {
            // Ranked again, as with rank sums, so that the metric spans the same scale as one with a single component.
            case RANK_THEN_AVERAGE -> composite.points(m, average, scaled);
            case AVERAGE_THEN_RANK -> spread(composite.membersOfMetric(m), average, averageVariance, scaled);
        }
        return scaled;
    }

    /** Expected ranks of the members, spread over the scale of all areas as ranks are. */
    private static void spread(int[] members, double[] theta, double[] variance, double[] scaled) {
        of(members, theta, variance, scaled);
        for (int i : members) {
            scaled[i] = Scales.points(members.length + 1 - scaled[i], members.length, scaled.length);
        }
    }
}
