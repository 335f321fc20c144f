package health.cairn.statistics.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A comparison made of several others: weights of 0 or more that add up to 1 and bring the weighted mean of the donors
 * as near as possible to the treated unit before the change (Abadie, Diamond and Hainmueller, JASA 105, 2010, with the
 * outcomes before the change as the only predictors).
 *
 * <p>Each donor is then treated in thought, with the other donors as its donors. The rank of the treated unit's ratio of
 * the error after to the error before gives a p-value.
 */
public final class SyntheticControl {

    /** An error before the change below this share of the outcomes' size counts as a perfect fit. */
    private static final double PERFECT = 1e-9;

    private SyntheticControl() {}

    /**
     * A donor and what it contributes.
     *
     * @param id its code
     * @param weight from 0 to 1; all weights add up to 1
     */
    public record Donor(String id, double weight) {}

    /**
     * What was found.
     *
     * @param donors in the order of the panel, with weights. With more donors than periods before the change other
     *     weights may fit as well
     * @param synthetic by period: the weighted mean of the donors
     * @param gaps by period: treated less synthetic
     * @param effect the mean gap after the change
     * @param errorBefore root mean square of the gaps before the change
     * @param ratio root mean square after divided by before, a perfect fit counting as a billionth of the outcomes' size
     * @param placeboRatios the same for each donor, in the order of the panel
     * @param pValue the share of ratios, the treated unit's own among them, that are at least as large as its own; never
     *     below 1 / (donors + 1)
     * @param method one line
     * @param assumptions in words
     */
    public record Result(
            List<Donor> donors,
            List<Double> synthetic,
            List<Double> gaps,
            double effect,
            double errorBefore,
            double ratio,
            List<Double> placeboRatios,
            double pValue,
            String method,
            List<String> assumptions) {
        public Result {
            donors = List.copyOf(donors);
            synthetic = List.copyOf(synthetic);
            gaps = List.copyOf(gaps);
            placeboRatios = List.copyOf(placeboRatios);
            assumptions = List.copyOf(assumptions);
        }
    }

    /**
     * Estimates the effect on the single treated unit of a panel.
     *
     * @throws IllegalArgumentException unless exactly one unit is treated, with two periods or more before, and there are
     *     two donors or more
     */
    public static Result estimate(OutcomePanel panel) {
        int[] treated = IntStream.range(0, panel.units().size())
                .filter(i -> panel.units().get(i).firstTreated().isPresent())
                .toArray();
        int[] donors = IntStream.range(0, panel.units().size())
                .filter(i -> panel.units().get(i).firstTreated().isEmpty())
                .toArray();
        if (treated.length != 1) {
            throw new IllegalArgumentException("Synthetic control is for one treated unit; found " + treated.length
                    + ". Average the treated units first, or use difference in differences");
        }
        if (donors.length < 2) {
            throw new IllegalArgumentException("At least two donors are needed; found " + donors.length);
        }
        int start = panel.units().get(treated[0]).firstTreated().orElseThrow();
        if (start < 2) {
            throw new IllegalArgumentException("At least two periods before the change are needed; found " + start);
        }
        var fit = fit(panel, treated[0], donors, start);
        var placebos = new ArrayList<Double>();
        for (int placebo : donors) {
            int[] others = IntStream.of(donors).filter(i -> i != placebo).toArray();
            placebos.add(fit(panel, placebo, others, start).ratio);
        }
        long atLeast = placebos.stream().filter(ratio -> ratio >= fit.ratio).count() + 1;
        return new Result(
                IntStream.range(0, donors.length)
                        .mapToObj(j -> new Donor(panel.units().get(donors[j]).id(), fit.weights[j]))
                        .toList(),
                IntStream.range(0, panel.periods())
                        .mapToObj(t -> panel.outcome(treated[0], t) - fit.gaps[t])
                        .toList(),
                IntStream.range(0, panel.periods()).mapToObj(t -> fit.gaps[t]).toList(),
                IntStream.range(start, panel.periods())
                        .mapToDouble(t -> fit.gaps[t])
                        .average()
                        .orElseThrow(),
                fit.errorBefore,
                fit.ratio,
                placebos,
                (double) atLeast / (donors.length + 1),
                "Synthetic control on the outcomes before the change; placebo test in space over " + donors.length
                        + " donors",
                List.of(
                        "The weighted donors would have gone on to move as the treated unit, had it not been treated.",
                        "The change did not reach the donors, and none of them met a change of its own.",
                        "The fit before the change is close (error " + fit.errorBefore
                                + "); if it is not, the gap after it says little.",
                        "The p-value treats the unit as if it had been picked from these by lot."));
    }

    private record Fit(double[] weights, double[] gaps, double errorBefore, double ratio) {}

    private static Fit fit(OutcomePanel panel, int treated, int[] donors, int start) {
        double[][] before = new double[start][donors.length];
        double[] target = new double[start];
        double size = 0;
        for (int t = 0; t < start; t++) {
            target[t] = panel.outcome(treated, t);
            size = Math.max(size, Math.abs(target[t]));
            for (int j = 0; j < donors.length; j++) {
                before[t][j] = panel.outcome(donors[j], t);
                size = Math.max(size, Math.abs(before[t][j]));
            }
        }
        double[] weights = ConvexWeights.nearest(before, target);
        var gaps = new double[panel.periods()];
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = panel.outcome(treated, t);
            for (int j = 0; j < donors.length; j++) {
                gaps[t] -= weights[j] * panel.outcome(donors[j], t);
            }
        }
        double errorBefore = rootMeanSquare(gaps, 0, start);
        double floor = Math.max(PERFECT * size, Double.MIN_NORMAL);
        return new Fit(
                weights, gaps, errorBefore, rootMeanSquare(gaps, start, gaps.length) / Math.max(errorBefore, floor));
    }

    private static double rootMeanSquare(double[] of, int from, int until) {
        double squares = 0;
        for (int t = from; t < until; t++) {
            squares += of[t] * of[t];
        }
        return Math.sqrt(squares / (until - from));
    }
}
