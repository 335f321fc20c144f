package health.cairn.statistics.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The normal random-effects model of one series: estimate_i ~ N(theta_i, v_i), theta_i ~ N(mu, tau2), with tau2 by the
 * moments of DerSimonian and Laird (Controlled Clinical Trials 7, 1986).
 *
 * <p>A proportion is estimated by (x + 1/2) / (n + 1) and a rate by (x + 1/2) / exposure, so that no variance is 0. A
 * plain value stands for itself, with a variance of 0.
 *
 * @param mean mu
 * @param between tau2, 0 or more
 * @param shrunken the estimate of theta_i; mu where nothing was observed
 * @param variance of theta_i given the data; tau2 where nothing was observed
 * @param within v_i of the observed areas only
 */
record RandomEffects(double mean, double between, double[] shrunken, double[] variance, double[] within) {

    static RandomEffects of(Series series) {
        int size = series.observations().size();
        var estimate = new double[size];
        var v = new double[size];
        var known = new boolean[size];
        for (int i = 0; i < size; i++) {
            switch (series.observations().get(i)) {
                case Observation.Proportion(double x, double n) -> {
                    known[i] = true;
                    estimate[i] = (x + 0.5) / (n + 1);
                    v[i] = estimate[i] * (1 - estimate[i]) / (n + 1);
                }
                case Observation.Rate(double x, double exposure) -> {
                    known[i] = true;
                    estimate[i] = (x + 0.5) / exposure;
                    v[i] = (x + 0.5) / (exposure * exposure);
                }
                case Observation.Plain(double value) -> {
                    known[i] = true;
                    estimate[i] = value;
                }
                case Observation.NotKnown _ -> {}
            }
        }
        return fit(estimate, v, known);
    }

    static RandomEffects fit(double[] estimate, double[] v, boolean[] known) {
        int[] members = IntStream.range(0, known.length).filter(i -> known[i]).toArray();
        double[] within = Arrays.stream(members).mapToDouble(i -> v[i]).toArray();
        boolean certain = Arrays.stream(within).allMatch(one -> one == 0);
        double tau2 = certain ? spread(estimate, members) : derSimonianLaird(estimate, v, members);
        double weights = 0;
        double sum = 0;
        for (int i : members) {
            double weight = certain ? 1 : 1 / (v[i] + tau2);
            weights += weight;
            sum += weight * estimate[i];
        }
        double mean = members.length == 0 ? 0 : sum / weights;
        var shrunken = new double[known.length];
        var variance = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            // The share of the variation that is between areas: 1 keeps the estimate, 0 gives the mean.
            double kept = !known[i] ? 0 : certain ? 1 : tau2 / (tau2 + v[i]);
            shrunken[i] = mean + kept * (estimate[i] - mean);
            variance[i] = known[i] ? kept * v[i] : tau2;
        }
        return new RandomEffects(mean, tau2, shrunken, variance, within);
    }

    private static double derSimonianLaird(double[] estimate, double[] v, int[] members) {
        double w = 0;
        double w2 = 0;
        double sum = 0;
        for (int i : members) {
            double weight = 1 / v[i];
            w += weight;
            w2 += weight * weight;
            sum += weight * estimate[i];
        }
        double mean = sum / w;
        double q = 0;
        for (int i : members) {
            q += (estimate[i] - mean) * (estimate[i] - mean) / v[i];
        }
        double scale = w - w2 / w;
        return scale > 0 ? Math.max(0, (q - (members.length - 1)) / scale) : 0;
    }

    private static double spread(double[] estimate, int[] members) {
        double mean =
                Arrays.stream(members).mapToDouble(i -> estimate[i]).average().orElse(0);
        double squares = 0;
        for (int i : members) {
            squares += (estimate[i] - mean) * (estimate[i] - mean);
        }
        return members.length > 1 ? squares / (members.length - 1) : 0;
    }

    /**
     * The share of the variation between areas that is not chance: tau2 / (tau2 + median v).
     *
     * @return from 0 to 1; 0 where nothing varies
     */
    double rankability() {
        double[] sorted = within.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return between == 0 ? 0 : between / (between + median);
    }
}
