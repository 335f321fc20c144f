package health.cairn.statistics.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From values of series to scaled metrics to scores to places: the one path that the published list, the bounds, the
 * scenarios and every simulated list take. Without garbage; holds scratch space, one for each thread.
 */
final class Composite {

    private final Layout layout;
    private final Strategy strategy;
    private final Nesting nesting;
    private final TiePolicy ties;
    private final StandIn[] standIns;
    private final boolean filled;
    private final int size;

    private final int[] everyone;
    /** By metric and component: the areas that have a value, observed or put in. */
    private final int[][][] componentMembers;
    /** By metric: the areas that have at least one component. */
    private final int[][] metricMembers;
    /** By metric, component and area: the share after reweighting within the metric. */
    private final double[][][] effectiveShares;

    private final Order order;
    private final double[] values;
    private final double[] scaledComponent;
    private final double[] average;
    private final RankTables tables;

    /**
     * @param standIns by area; either NOTHING for all or for none
     */
    Composite(Layout layout, RankingSpec spec, StandIn[] standIns) {
        this.layout = layout;
        this.strategy = spec.strategy();
        this.nesting = spec.nesting();
        this.ties = spec.ties();
        this.standIns = standIns;
        filled = standIns[0] != StandIn.NOTHING;
        size = layout.size();
        everyone = IntStream.range(0, size).toArray();
        int metrics = layout.components.length;
        componentMembers = new int[metrics][][];
        metricMembers = new int[metrics][];
        effectiveShares = new double[metrics][][];
        for (int m = 0; m < metrics; m++) {
            int[] series = layout.components[m];
            componentMembers[m] =
                    Arrays.stream(series).mapToObj(this::membersOf).toArray(int[][]::new);
            metricMembers[m] = filled
                    ? everyone
                    : IntStream.range(0, size)
                            .filter(i -> Arrays.stream(series).anyMatch(s -> layout.known[s][i]))
                            .toArray();
            effectiveShares[m] = effectiveShares(series, layout.shares[m]);
        }
        order = new Order(size);
        values = new double[size];
        scaledComponent = new double[size];
        average = new double[size];
        tables = new RankTables(size);
    }

    static StandIn[] standIns(Layout layout, MissingPolicy policy) {
        var standIns = new StandIn[layout.size()];
        Arrays.fill(standIns, StandIn.of(policy));
        return standIns;
    }

    private int[] membersOf(int series) {
        return filled
                ? everyone
                : IntStream.range(0, size).filter(i -> layout.known[series][i]).toArray();
    }

    private double[][] effectiveShares(int[] series, double[] shares) {
        var effective = new double[series.length][size];
        for (int i = 0; i < size; i++) {
            double present = 0;
            for (int c = 0; c < series.length; c++) {
                present += filled || layout.known[series[c]][i] ? shares[c] : 0;
            }
            for (int c = 0; c < series.length; c++) {
                effective[c][i] = filled || layout.known[series[c]][i] ? shares[c] / present : 0;
            }
        }
        return effective;
    }

    /** Whether the area has the metric, by observation or by a value put in. */
    boolean has(int metric, int area) {
        return Arrays.binarySearch(metricMembers[metric], area) >= 0;
    }

    int[] membersOfMetric(int metric) {
        return metricMembers[metric];
    }

    int[] componentMembers(int metric, int component) {
        return componentMembers[metric][component];
    }

    double[] effectiveShares(int metric, int component) {
        return effectiveShares[metric][component];
    }

    /** Ranks turned round, from 1 for the least need to N for the greatest, of values of a metric. */
    void points(int metric, double[] oriented, double[] scaled) {
        scaleOver(Strategy.RANK_SUM, metricMembers[metric], oriented, Ranks.SAME, scaled);
    }

    /** Puts each metric on the scale of the strategy. Places of areas without the metric are left alone. */
    void scale(double[][] seriesValues, double[][] scaled) {
        for (int m = 0; m < scaled.length; m++) {
            scaleMetric(m, seriesValues, scaled[m]);
        }
    }

    private void scaleMetric(int m, double[][] seriesValues, double[] scaled) {
        int[] series = layout.components[m];
        if (series.length == 1) {
            orient(m, 0, seriesValues, values);
            scaleOver(strategy, componentMembers[m][0], values, 0, scaled);
            return;
        }
        Arrays.fill(average, 0);
        for (int c = 0; c < series.length; c++) {
            orient(m, c, seriesValues, values);
            double[] shares = effectiveShares[m][c];
            int[] members = componentMembers[m][c];
            switch (nesting) {
                case RANK_THEN_AVERAGE -> {
                    scaleOver(beforeAveraging(), members, values, 0, scaledComponent);
                    for (int i : members) {
                        average[i] += shares[i] * scaledComponent[i];
                    }
                }
                case AVERAGE_THEN_RANK -> {
                    // Around the mean of the component, so that an area without it is not moved by its level.
                    double mean = mean(values, members);
                    for (int i : members) {
                        average[i] += shares[i] * (values[i] - mean);
                    }
                }
            }
        }
        scaleOver(strategy, metricMembers[m], average, Ranks.SAME, scaled);
    }

    /** Components are averaged as plain ranks; the exponential transformation comes once, at the end. */
    private Strategy beforeAveraging() {
        return strategy == Strategy.EXPONENTIAL ? Strategy.RANK_SUM : strategy;
    }

    private void orient(int m, int c, double[][] seriesValues, double[] oriented) {
        int series = layout.components[m][c];
        boolean[] known = layout.known[series];
        double[] from = seriesValues[series];
        var polarity = layout.metrics.get(m).polarity();
        if (polarity == Polarity.HIGH_IS_NEED) {
            System.arraycopy(from, 0, oriented, 0, size);
        } else {
            for (int i = 0; i < size; i++) {
                oriented[i] = -from[i];
            }
        }
        if (filled) {
            StandInValues.fill(order, known, oriented, standIns);
        }
    }

    private void scaleOver(Strategy by, int[] members, double[] oriented, double same, double[] scaled) {
        switch (by) {
            case RANK_SUM -> rank(members, oriented, same, tables.points(members.length), scaled);
            case EXPONENTIAL -> rank(members, oriented, same, tables.exponential(members.length), scaled);
            case Z_SCORE -> Scales.zScores(members, oriented, scaled);
            case MIN_MAX -> Scales.minMax(members, oriented, scaled);
            case EXPECTED_RANK ->
                throw new IllegalStateException(
                        "Expected ranks come from estimates and their variances, not from values");
        }
    }

    private void rank(int[] members, double[] oriented, double same, double[] worth, double[] into) {
        int count = members.length;
        order.sort(oriented, members, count);
        double within = same == 0 ? 0 : Ranks.tolerance(order, count);
        Ranks.assign(order, count, within, ties, worth, into);
    }

    /** The ranks of a scaled metric, 1 for the greatest need, for areas that have it. */
    void ranksOf(int metric, double[] scaled, double[] into) {
        int[] members = metricMembers[metric];
        rank(members, scaled, Ranks.SAME, RankTables.ranks(members.length), into);
    }

    /**
     * By metric and area: the share of the metric in the area's score. Areas without any metric of a weight above 0 have
     * 0 throughout.
     */
    double[][] effectiveWeights(double[] weights) {
        var effective = new double[weights.length][size];
        for (int i = 0; i < size; i++) {
            double present = 0;
            for (int m = 0; m < weights.length; m++) {
                present += has(m, i) ? weights[m] : 0;
            }
            for (int m = 0; m < weights.length; m++) {
                effective[m][i] = present > 0 && has(m, i) ? weights[m] / present : 0;
            }
        }
        return effective;
    }

    /** The weighted mean of the scaled metrics of each area. */
    void score(double[][] scaled, double[][] effectiveWeights, double[] score) {
        Arrays.fill(score, 0);
        for (int m = 0; m < scaled.length; m++) {
            double[] one = scaled[m];
            double[] weight = effectiveWeights[m];
            for (int i : metricMembers[m]) {
                score[i] += weight[i] * one[i];
            }
        }
    }

    /**
     * The places by score, greatest need first; equal scores by the tie chain.
     *
     * @param byPlace filled with the areas in order
     * @param groupEnd filled, for each place (from 0), with the last place of its group of equal scores; may be null
     */
    void place(double[] score, int[] members, int[] byPlace, int @Nullable [] groupEnd) {
        int count = members.length;
        order.sort(score, members, count);
        double within = Ranks.tolerance(order, count);
        int place = 0;
        int last = count - 1;
        while (last >= 0) {
            int first = Ranks.startOfTie(order.keys, last, within);
            int end = place + last - first;
            for (int i = first; i <= last; i++) {
                insertByTurn(byPlace, place, place + i - first, order.sorted[i]);
                if (groupEnd != null) {
                    groupEnd[place + i - first] = end;
                }
            }
            place = end + 1;
            last = first - 1;
        }
    }

    private void insertByTurn(int[] byPlace, int from, int at, int area) {
        int j = at;
        while (j > from && layout.turn[byPlace[j - 1]] > layout.turn[area]) {
            byPlace[j] = byPlace[j - 1];
            j--;
        }
        byPlace[j] = area;
    }

    static double mean(double[] of, int[] members) {
        double sum = 0;
        for (int i : members) {
            sum += of[i];
        }
        return members.length == 0 ? 0 : sum / members.length;
    }
}
