package health.cairn.statistics.funnel;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.SortedValues;
import health.cairn.statistics.interval.CountLimits;

/**
 * A funnel whose limits allow for scatter beyond chance (Spiegelhalter, Statistics in Medicine 24, 2005; Laird and
 * DerSimonian's estimate of the variance between areas).
 *
 * <p>Each area's score is measured on the scale of its measure; the extreme scores are trimmed or winsorised, so that the
 * outliers sought do not hide themselves; phi is the mean of the squared scores that are left, and tau squared the
 * variance between areas that explains what phi exceeds 1 by.
 */
public final class AdjustedFunnel {

    private final Overdispersion settings;
    private final double[] numerators;
    private final double[] denominators;
    private final double[] sizes;
    private final double[] y;
    private final double[] errors;
    private final double[] scores;
    private final double[] settledScores;
    private final boolean[] trimmed;
    private final boolean[] winsorised;
    private final double target;
    private final double phi;
    private final double tauSquared;

    private AdjustedFunnel(Overdispersion settings, double[] numerators, double[] denominators) {
        int areas = numerators.length;
        this.settings = settings;
        this.numerators = numerators.clone();
        this.denominators = denominators.clone();
        this.sizes = sizes(settings, numerators, denominators);
        this.target = settings.measure().isStandardised() ? 1 : Pooled.ratio(numerators, denominators);
        if (target == 0) {
            throw new IllegalArgumentException("A funnel is about a target above 0; found no events in any area");
        }
        this.y = new double[areas];
        this.errors = new double[areas];
        this.scores = new double[areas];
        double centre = settings.measure().scaledTarget(target);
        for (int i = 0; i < areas; i++) {
            y[i] = settings.measure().y(numerators[i], sizes[i]);
            errors[i] = settings.measure().standardError(numerators[i], sizes[i]);
            scores[i] = (y[i] - centre) / errors[i];
        }
        this.settledScores = scores.clone();
        this.trimmed = new boolean[areas];
        this.winsorised = new boolean[areas];
        if (settings.trimBy() > 0) {
            switch (settings.extremes()) {
                case TRIMMED -> trim();
                case WINSORISED -> winsorise();
            }
        }
        double squares = 0;
        double weights = 0;
        double squaredWeights = 0;
        int kept = 0;
        for (int i = 0; i < areas; i++) {
            if (!trimmed[i]) {
                double weight = 1 / (errors[i] * errors[i]);
                squares += settledScores[i] * settledScores[i];
                weights += weight;
                squaredWeights += weight * weight;
                kept++;
            }
        }
        if (kept < 2) {
            throw new IllegalArgumentException(
                    "Scatter is measured between at least 2 areas; found " + kept + " of " + areas + " after trimming");
        }
        this.phi = squares / kept;
        this.tauSquared =
                squares < kept - 1 ? 0 : Math.max(0, (squares - (kept - 1)) / (weights - squaredWeights / weights));
    }

    /**
     * Measures the scatter of these areas.
     *
     * @param numerators observed events, one an area; 0 is kept
     * @param denominators expected events, trials or the other count, one an area, above 0
     */
    public static AdjustedFunnel of(Overdispersion settings, double[] numerators, double[] denominators) {
        if (numerators.length != denominators.length) {
            throw new IllegalArgumentException("Each area has a numerator and a denominator; found " + numerators.length
                    + " and " + denominators.length);
        }
        for (int i = 0; i < numerators.length; i++) {
            boolean possible = numerators[i] >= 0
                    && denominators[i] > 0
                    && numerators[i] < Double.POSITIVE_INFINITY
                    && denominators[i] < Double.POSITIVE_INFINITY;
            if (!possible || (settings.measure() == FunnelMeasure.PROPORTION && numerators[i] > denominators[i])) {
                throw new IllegalArgumentException("A numerator is 0 or more and its denominator above 0"
                        + (settings.measure() == FunnelMeasure.PROPORTION ? " and not below it" : "") + "; found "
                        + numerators[i] + " and " + denominators[i] + " at position " + i);
            }
        }
        return new AdjustedFunnel(settings, numerators, denominators);
    }

    public Overdispersion settings() {
        return settings;
    }

    public int size() {
        return numerators.length;
    }

    /** Where the funnel is centred: 1 for standardised ratios, the pooled value otherwise. */
    public double target() {
        return target;
    }

    /** The mean squared score: about 1 when areas scatter as chance would have it. */
    public double phi() {
        return phi;
    }

    /** The variance between areas beyond chance, on the scale of the measure; 0 when chance explains the scatter. */
    public double tauSquared() {
        return tauSquared;
    }

    /** Whether areas scatter more than chance would have it. */
    public boolean isOverdispersed() {
        return phi > 1 && tauSquared > 0;
    }

    /** The position of an area on the scale of the measure. */
    public double y(int i) {
        return y[i];
    }

    public double standardError(int i) {
        return errors[i];
    }

    /** How many standard errors an area lies from the target. */
    public double score(int i) {
        return scores[i];
    }

    /** The score as it entered the scatter; an area that {@link #isTrimmed} has none. */
    public double settledScore(int i) {
        if (trimmed[i]) {
            throw new IllegalStateException("The score at position " + i + " was trimmed");
        }
        return settledScores[i];
    }

    public boolean isTrimmed(int i) {
        return trimmed[i];
    }

    /** Whether the score lies at or beyond a quantile that bounds it, and stands there now. */
    public boolean isWinsorised(int i) {
        return winsorised[i];
    }

    /** The value of an area: its numerator divided by its denominator, which is not rounded for this. */
    public double value(int i) {
        return numerators[i] / denominators[i];
    }

    /** The denominator by which limits are drawn, rounded if the settings ask for it. */
    public double size(int i) {
        return sizes[i];
    }

    /** The limits for an area at a position. */
    public Interval limits(int i, Confidence confidence, Adjustment adjustment) {
        return limitsForSize(sizes[i], confidence, adjustment);
    }

    /** The limits for an area of any size, as for the line in a chart. */
    public Interval limitsForSize(double size, Confidence confidence, Adjustment adjustment) {
        if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A funnel is drawn for a size above 0; found " + size);
        }
        return switch (adjustment) {
            case NONE ->
                settings.measure().isStandardised()
                        ? RateFunnel.OF_RATIOS.limits(size, confidence)
                        : settings.measure().approximate(target, size, confidence.z(), 0, 1);
            case NONE_APPROXIMATE -> settings.measure().approximate(target, size, confidence.z(), 0, 1);
            case ADDITIVE -> settings.measure().approximate(target, size, confidence.z(), tauSquared, 1);
            case MULTIPLICATIVE -> settings.measure().approximate(target, size, confidence.z(), 0, Math.max(1, phi));
        };
    }

    /** The limits of every area, into arrays as long as there are areas; the same as one by one. */
    public void limits(Confidence confidence, Adjustment adjustment, double[] lower, double[] upper) {
        if (lower.length != size() || upper.length != size()) {
            throw new IllegalArgumentException(
                    "Limits of " + size() + " areas need as much room; found " + lower.length + " and " + upper.length);
        }
        double variance = adjustment == Adjustment.ADDITIVE ? tauSquared : 0;
        double dispersion = adjustment == Adjustment.MULTIPLICATIVE ? Math.max(1, phi) : 1;
        double z = confidence.z();
        var measure = settings.measure();
        boolean exact = adjustment == Adjustment.NONE && measure.isStandardised();
        var counts = CountLimits.exact(confidence);
        double centre = measure.scaledTarget(target);
        for (int i = 0; i < lower.length; i++) {
            if (exact) {
                lower[i] = counts.lower(sizes[i]) * (1 / sizes[i]);
                upper[i] = counts.upper(sizes[i]) * (1 / sizes[i]);
            } else {
                double reach = z * Math.sqrt(dispersion * measure.variance(sizes[i]) + variance);
                lower[i] = measure.unscaled(centre - reach);
                upper[i] = measure.unscaled(centre + reach);
            }
        }
    }

    /** Whether an area lies outside its limits; on a limit is inside. */
    public boolean isOutlier(int i, Confidence confidence, Adjustment adjustment) {
        return !limits(i, confidence, adjustment).contains(value(i));
    }

    private static double[] sizes(Overdispersion settings, double[] numerators, double[] denominators) {
        double[] sizes = denominators.clone();
        if (settings.expectedToTwoDecimals()) {
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = TwoDecimals.of(denominators[i]);
                if (sizes[i] == 0) {
                    throw new IllegalArgumentException("An expected count rounded to two decimals is above 0; found "
                            + denominators[i] + " with " + numerators[i] + " observed at position " + i);
                }
            }
        }
        return sizes;
    }

    /** Leaves out the lowest and the highest class when scores are cut into 1 / trimBy classes by rank. */
    private void trim() {
        double classes = 1 / settings.trimBy();
        double[] ordered = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ordered[i] = orderingScore(i);
        }
        var sorted = SortedValues.of(ordered);
        // Classes rise with the score, so the scores that stay are those between the first and the last that do.
        int first = 0;
        while (first < sorted.size() && classOf(sorted, first, classes) <= 0) {
            first++;
        }
        int last = sorted.size() - 1;
        while (last >= first && classOf(sorted, last, classes) >= classes - 1) {
            last--;
        }
        for (int i = 0; i < scores.length; i++) {
            trimmed[i] = first > last || ordered[i] < sorted.get(first) || ordered[i] > sorted.get(last);
        }
    }

    private static double classOf(SortedValues sorted, int position, double classes) {
        return Math.floor(sorted.rank(sorted.get(position)) * classes / (sorted.size() + 1));
    }

    /** An area without events comes before all others, whatever half an event would make of its score. */
    private double orderingScore(int i) {
        return settings.measure() == FunnelMeasure.LOG_RATIO && numerators[i] == 0
                ? Double.NEGATIVE_INFINITY
                : scores[i];
    }

    private void winsorise() {
        var sorted = SortedValues.of(scores);
        double low = sorted.quantile(settings.trimBy());
        double high = sorted.quantile(1 - settings.trimBy());
        for (int i = 0; i < scores.length; i++) {
            settledScores[i] = Math.clamp(scores[i], low, high);
            winsorised[i] = scores[i] <= low || scores[i] >= high;
        }
    }
}
