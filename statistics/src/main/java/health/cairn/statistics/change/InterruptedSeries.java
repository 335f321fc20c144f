package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A segmented regression of a series on time: Y_t = b0 + b1 t + b2 D_t + b3 s_t + seasons, with t = 1, 2, ..., D_t = 1
 * after the change and s_t the periods since (Wagner and others, J Clin Pharm Ther 27, 2002).
 *
 * <p>With a control series the model is fitted to the difference between the two. Its coefficients are those of the
 * interactions in a joint model of both series, and its errors leave out what moves both alike.
 */
public final class InterruptedSeries {

    private static final int LEVEL_CHANGE = 2;
    private static final int SLOPE_CHANGE = 3;
    private static final int FEW_POINTS = 8;

    private final InterruptedSpec spec;
    private final double[] coefficients;
    private final double[][] covariance;
    private final int degreesOfFreedom;
    private final double residualCorrelation;
    private final OptionalDouble modelledCorrelation;
    private final double[] observed;
    private final double[] modelled;
    private final boolean controlled;

    private InterruptedSeries(InterruptedSpec spec, double[] observed, double[] modelled, boolean controlled) {
        this.spec = spec;
        this.observed = observed;
        this.modelled = modelled;
        this.controlled = controlled;
        double[][] x = new double[modelled.length][];
        Arrays.setAll(x, this::row);
        var ordinary = LeastSquares.fit(x, modelled);
        if (ordinary.degreesOfFreedom() < 1) {
            throw new IllegalArgumentException("The model has " + x[0].length
                    + " coefficients and needs at least one point more; found " + modelled.length);
        }
        degreesOfFreedom = ordinary.degreesOfFreedom();
        residualCorrelation = Autocorrelated.firstOrder(ordinary.residuals());
        switch (spec.errors()) {
            case ErrorModel.Independent _ -> {
                coefficients = ordinary.coefficients();
                covariance = ordinary.covariance();
                modelledCorrelation = OptionalDouble.empty();
            }
            case ErrorModel.NeweyWest(int lag) -> {
                coefficients = ordinary.coefficients();
                covariance = Autocorrelated.neweyWest(x, ordinary, lag);
                modelledCorrelation = OptionalDouble.empty();
            }
            case ErrorModel.PraisWinsten _ -> {
                var settled = Autocorrelated.praisWinsten(x, modelled);
                coefficients = settled.fit().coefficients();
                covariance = settled.fit().covariance();
                modelledCorrelation = OptionalDouble.of(settled.correlation());
            }
        }
    }

    /**
     * Fits a single series.
     *
     * @param values one for each period, in order, none missing
     * @throws IllegalArgumentException if there are too few points on either side, or a value is not a finite number
     */
    public static InterruptedSeries fit(double[] values, InterruptedSpec spec) {
        check(values, spec);
        return new InterruptedSeries(spec, values.clone(), values.clone(), false);
    }

    /**
     * Fits a series beside a control series that the change did not reach.
     *
     * @param values one for each period, in order, none missing
     * @param control the same periods in the same unit
     */
    public static InterruptedSeries fit(double[] values, double[] control, InterruptedSpec spec) {
        check(values, spec);
        check(control, spec);
        if (values.length != control.length) {
            throw new IllegalArgumentException("Series and control cover the same periods; found " + values.length
                    + " and " + control.length + " points");
        }
        var difference = new double[values.length];
        Arrays.setAll(difference, t -> values[t] - control[t]);
        return new InterruptedSeries(spec, values.clone(), difference, true);
    }

    private static void check(double[] values, InterruptedSpec spec) {
        for (int t = 0; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                throw new IllegalArgumentException("Point " + (t + 1) + " is " + values[t]
                        + "; an interrupted series needs a finite number for every period, evenly spaced");
            }
        }
        if (values.length - spec.firstAfter() < 2) {
            throw new IllegalArgumentException("At least two points after the change are needed to see a slope; found "
                    + (values.length - spec.firstAfter()) + " of " + values.length + " points");
        }
        if (spec.seasons().period() > 0 && values.length < 2 * spec.seasons().period()) {
            throw new IllegalArgumentException("A pattern of " + spec.seasons().period()
                    + " periods needs two full cycles; found " + values.length + " points");
        }
    }

    private double timeSince(int t) {
        int since = t - spec.firstAfter();
        return switch (spec.timeSince()) {
            case STARTS_AT_ZERO -> since;
            case STARTS_AT_ONE -> since + 1;
        };
    }

    private double[] row(int t) {
        var seasons = spec.seasons();
        var row = new double[4 + seasons.columns()];
        boolean after = t >= spec.firstAfter();
        row[0] = 1;
        row[1] = t + 1;
        row[LEVEL_CHANGE] = after ? 1 : 0;
        row[SLOPE_CHANGE] = after ? timeSince(t) : 0;
        for (int column = 0; column < seasons.columns(); column++) {
            double angle = 2 * Math.PI * (column / 2 + 1) * (t + 1) / seasons.period();
            row[4 + column] = column % 2 == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle);
        }
        return row;
    }

    private EffectEstimate estimate(double... combination) {
        var padded = Arrays.copyOf(combination, coefficients.length);
        return EffectEstimate.of(
                LeastSquares.dot(padded, coefficients),
                Math.sqrt(Math.max(0, LeastSquares.quadratic(padded, covariance))),
                degreesOfFreedom,
                spec.confidence());
    }

    /** b0: the level just before the first period, by the trend before the change. */
    public EffectEstimate level() {
        return estimate(1);
    }

    /** b1: the change per period before the change. */
    public EffectEstimate trend() {
        return estimate(0, 1);
    }

    /** b2: the immediate change of level; its moment depends on {@link InterruptedSpec.TimeSince}. */
    public EffectEstimate levelChange() {
        return estimate(0, 0, 1);
    }

    /** b3: the change of the slope, per period. */
    public EffectEstimate slopeChange() {
        return estimate(0, 0, 0, 1);
    }

    /**
     * The effect at one moment after the change.
     *
     * @param periods 1 for the first point after the change
     * @param observed what was counted, where the series reaches so far
     * @param counterfactual what the model expects there without the change
     * @param counterfactualInterval of that expectation, not of single points around it
     * @param effect the model with the change less the model without
     */
    public record EffectAt(
            int periods,
            OptionalDouble observed,
            double counterfactual,
            Interval counterfactualInterval,
            EffectEstimate effect) {}

    /**
     * The effect k periods after the change, as level change plus k or k - 1 slope changes.
     *
     * @param periods 1 or more; beyond the end of a series without a control the trends are drawn out
     */
    public EffectAt effectAfter(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException(
                    "Periods after the change are counted from 1, the first point after it; found " + periods);
        }
        int t = spec.firstAfter() + periods - 1;
        if (controlled && t >= observed.length) {
            throw new IllegalArgumentException(
                    "With a control the effect is told for the " + (observed.length - spec.firstAfter())
                            + " periods in which the control is known; found " + periods);
        }
        var effect = estimate(0, 0, 1, timeSince(t));
        boolean seen = t < observed.length;
        var without = row(t);
        without[LEVEL_CHANGE] = 0;
        without[SLOPE_CHANGE] = 0;
        var expected = estimate(without);
        // With a control the model is of the difference; the control's own value at t is added back.
        double control = seen ? observed[t] - modelled[t] : 0;
        return new EffectAt(
                periods,
                seen ? OptionalDouble.of(observed[t]) : OptionalDouble.empty(),
                expected.value() + control,
                new Interval(
                        expected.interval().lower() + control,
                        expected.interval().upper() + control),
                effect);
    }

    /** The correlation of the ordinary residuals one period apart; far from 0, independent errors will not do. */
    public double residualCorrelation() {
        return residualCorrelation;
    }

    /** The correlation that the error model found, for Prais-Winsten. */
    public OptionalDouble modelledCorrelation() {
        return modelledCorrelation;
    }

    /** The level of the intervals. */
    public Confidence confidence() {
        return spec.confidence();
    }

    /** One line: model, errors, where time since the change starts. */
    public String method() {
        return (controlled ? "Controlled interrupted time series" : "Interrupted time series") + "; "
                + spec.errors().description() + "; time since the change "
                + switch (spec.timeSince()) {
                    case STARTS_AT_ZERO ->
                        "starts at 0, so that the level change is the step at the first point after it";
                    case STARTS_AT_ONE ->
                        "starts at 1, so that the level change is the step one period before the first point after it";
                }
                + (spec.seasons().period() == 0
                        ? ""
                        : "; seasons of " + spec.seasons().period() + " periods with "
                                + spec.seasons().harmonics() + " harmonics");
    }

    /** What must hold for the numbers to be an effect of the change. */
    public List<String> assumptions() {
        var assumptions = new ArrayList<String>();
        assumptions.add(
                controlled
                        ? "Without the change, the series would have kept its distance to the control on the trend before."
                        : "Without the change, the trend before it would have gone on.");
        assumptions.add(
                "Nothing else changed at the same time" + (controlled ? " in one series and not in the other." : "."));
        assumptions.add("What is counted, and how, stayed the same.");
        assumptions.add("The change came at a known moment and not in answer to the values just before it.");
        int before = spec.firstAfter();
        int after = observed.length - before;
        if (before < FEW_POINTS || after < FEW_POINTS) {
            assumptions.add("There are " + before + " points before and " + after + " after; fewer than " + FEW_POINTS
                    + " on a side say little about a slope.");
        }
        return assumptions;
    }
}
