package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The change in treated units less the change in the others over the same time. */
public final class DifferenceInDifferences {

    private DifferenceInDifferences() {}

    /**
     * One of the four cells of a two-by-two table.
     *
     * @param mean in the unit of the outcome
     * @param standardError of the mean, 0 or more
     */
    public record Cell(double mean, double standardError) {
        public Cell {
            if (!(Double.isFinite(mean) && standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A cell needs a finite mean and a standard error of 0 or more; found " + mean + " and "
                                + standardError);
            }
        }
    }

    /**
     * From four means: (treated after - treated before) - (others after - others before). The four are taken to be
     * independent samples, large enough for the normal distribution; for the same units seen twice use {@link #panel}.
     */
    public static EffectEstimate twoByTwo(
            Cell treatedBefore, Cell treatedAfter, Cell othersBefore, Cell othersAfter, Confidence confidence) {
        double value = (treatedAfter.mean() - treatedBefore.mean()) - (othersAfter.mean() - othersBefore.mean());
        double variance = 0;
        for (var cell : List.of(treatedBefore, treatedAfter, othersBefore, othersAfter)) {
            variance += cell.standardError() * cell.standardError();
        }
        return EffectEstimate.of(value, Math.sqrt(variance), AS_GOOD_AS_NORMAL, confidence);
    }

    private static final double AS_GOOD_AS_NORMAL = 1e9;

    /**
     * The estimate from a panel in which all treated units begin at the same time.
     *
     * @param effect by two-way fixed effects, with standard errors robust to correlation within units
     * @param permutation the chance of so large an estimate if treatment had been given to other units
     * @param gaps by period, for the eye: treated less others, as a difference to the last period before the change
     * @param treated number of units
     * @param others number of units
     * @param method one line
     * @param assumptions in words
     */
    public record Result(
            EffectEstimate effect,
            Permutation permutation,
            List<Gap> gaps,
            int treated,
            int others,
            String method,
            List<String> assumptions) {
        public Result {
            gaps = List.copyOf(gaps);
            assumptions = List.copyOf(assumptions);
        }
    }

    /**
     * The mean of the treated less the mean of the others in a period, counted from that in the last period before the
     * change. Before the change these should wander around 0.
     *
     * @param period from 0
     */
    public record Gap(int period, double value) {}

    /**
     * The panel estimate.
     *
     * @param permutations how to compare with other assignments of the treatment
     * @throws IllegalArgumentException if units begin at different times (use {@link GroupTimeEffects}), if fewer than
     *     two units are treated or not treated, or if there is no period before the change
     */
    public static Result panel(OutcomePanel panel, PermutationSpec permutations, Confidence confidence) {
        int firstAfter = commonStart(panel);
        int units = panel.units().size();
        boolean[] treated = new boolean[units];
        for (int i = 0; i < units; i++) {
            treated[i] = panel.units().get(i).firstTreated().isPresent();
        }
        int count = (int)
                panel.units().stream().filter(u -> u.firstTreated().isPresent()).count();
        if (count < 2 || units - count < 2) {
            throw new IllegalArgumentException("At least two treated units and two others are needed; found " + count
                    + " and " + (units - count) + ". For a single treated unit use synthetic control");
        }
        var changes = changes(panel, firstAfter);
        return new Result(
                twoWayFixedEffects(panel, confidence),
                Permutation.ofDifference(changes, treated, permutations),
                gaps(panel, treated, count, firstAfter),
                count,
                units - count,
                "Difference in differences by two-way fixed effects; standard errors clustered by unit (CR1), t with "
                        + (units - 1) + " degrees of freedom",
                assumptions(units, count));
    }

    private static int commonStart(OutcomePanel panel) {
        var starts = panel.units().stream()
                .map(OutcomePanel.Unit::firstTreated)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .distinct()
                .sorted()
                .toArray();
        if (starts.length != 1) {
            throw new IllegalArgumentException(
                    "All treated units must begin in the same period; found starts in periods "
                            + java.util.Arrays.toString(starts)
                            + (starts.length == 0 ? "" : ". Use group-time effects"));
        }
        if (starts[0] == 0) {
            throw new IllegalArgumentException(
                    "A period before the change is needed; treatment begins in the first one");
        }
        return starts[0];
    }

    /** By unit: the mean after the change less the mean before. */
    private static double[] changes(OutcomePanel panel, int firstAfter) {
        return IntStream.range(0, panel.units().size())
                .mapToDouble(i -> mean(panel, i, firstAfter, panel.periods()) - mean(panel, i, 0, firstAfter))
                .toArray();
    }

    private static double mean(OutcomePanel panel, int unit, int from, int until) {
        return IntStream.range(from, until)
                .mapToDouble(t -> panel.outcome(unit, t))
                .average()
                .orElseThrow();
    }

    private static List<Gap> gaps(OutcomePanel panel, boolean[] treated, int count, int firstAfter) {
        var gaps = new double[panel.periods()];
        for (int t = 0; t < gaps.length; t++) {
            for (int i = 0; i < treated.length; i++) {
                gaps[t] += treated[i] ? panel.outcome(i, t) / count : -panel.outcome(i, t) / (treated.length - count);
            }
        }
        return IntStream.range(0, gaps.length)
                .mapToObj(t -> new Gap(t, gaps[t] - gaps[firstAfter - 1]))
                .toList();
    }

    /**
     * The coefficient of treatment in Y_it = unit_i + period_t + effect D_it, with clusters by unit. D may begin at
     * different times; the coefficient is then a mixture of effects in which some count negatively, which is why only
     * {@link #panel} with its common start is public.
     *
     * <p>The covariance has the factor G / (G - 1) (N - 1) / (N - K) for G units, N observations and K = periods + 1
     * coefficients, the units' own effects lying within the clusters.
     */
    static EffectEstimate twoWayFixedEffects(OutcomePanel panel, Confidence confidence) {
        int units = panel.units().size();
        int periods = panel.periods();
        var d = new double[units][periods];
        var y = new double[units][periods];
        for (int i = 0; i < units; i++) {
            int start = panel.units().get(i).firstTreated().orElse(periods);
            for (int t = 0; t < periods; t++) {
                d[i][t] = t >= start ? 1 : 0;
                y[i][t] = panel.outcome(i, t);
            }
        }
        sweep(d);
        sweep(y);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < units; i++) {
            squares += LeastSquares.dot(d[i], d[i]);
            products += LeastSquares.dot(d[i], y[i]);
        }
        double effect = products / squares;
        double meat = 0;
        for (int i = 0; i < units; i++) {
            double score = LeastSquares.dot(d[i], y[i]) - effect * LeastSquares.dot(d[i], d[i]);
            meat += score * score;
        }
        double observations = (double) units * periods;
        double factor = units / (units - 1.0) * (observations - 1) / (observations - (periods + 1));
        return EffectEstimate.of(effect, Math.sqrt(factor * meat) / squares, units - 1, confidence);
    }

    /** Takes off row means and column means, and puts the grand mean back. */
    private static void sweep(double[][] m) {
        int rows = m.length;
        int columns = m[0].length;
        var rowMeans = new double[rows];
        var columnMeans = new double[columns];
        double grand = 0;
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < columns; t++) {
                rowMeans[i] += m[i][t] / columns;
                columnMeans[t] += m[i][t] / rows;
                grand += m[i][t] / (rows * columns);
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < columns; t++) {
                m[i][t] += grand - rowMeans[i] - columnMeans[t];
            }
        }
    }

    private static List<String> assumptions(int units, int treated) {
        var assumptions = new ArrayList<>(List.of(
                "Without the change, treated and other units would have moved in parallel.",
                "Units were not chosen for an extreme value just before; if they were, part of the change is regression to"
                        + " the mean.",
                "The change did not reach the other units, and nobody acted on it before it began.",
                "No other change met one group and not the other at the same time."));
        if (units < FEW_CLUSTERS || treated < FEW_TREATED) {
            assumptions.add("With " + treated + " treated of " + units
                    + " units the clustered standard error is unsure; prefer the permutation test.");
        }
        return assumptions;
    }

    private static final int FEW_CLUSTERS = 40;
    private static final int FEW_TREATED = 10;
}
