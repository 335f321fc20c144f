package health.cairn.statistics.funnel;

/**
 * How the scatter of areas beyond chance is measured.
 *
 * @param measure what is compared, and on which scale
 * @param extremes what happens to the scores at both ends before the scatter is measured
 * @param trimBy the share of areas at each end that counts as extreme, 0 to below 0.5; 0 takes every score as it is
 * @param expectedToTwoDecimals whether expected counts are rounded to two decimals first, as the SHMI is published
 */
public record Overdispersion(FunnelMeasure measure, Extremes extremes, double trimBy, boolean expectedToTwoDecimals) {

    /** The share at each end that both the SHMI and the Care Quality Commission used. */
    public static final double A_TENTH = 0.1;

    /** What happens to extreme scores. */
    public enum Extremes {
        /** They are left out. */
        TRIMMED,
        /** They are moved to the quantile that bounds them, and counted. */
        WINSORISED
    }

    /** As the Summary Hospital-level Mortality Indicator: log ratios, trimmed by a tenth, expected counts rounded. */
    public static final Overdispersion SHMI =
            new Overdispersion(FunnelMeasure.LOG_RATIO, Extremes.TRIMMED, A_TENTH, true);

    /** As the Care Quality Commission: root ratios, winsorised by a tenth. */
    public static final Overdispersion CQC =
            new Overdispersion(FunnelMeasure.ROOT_RATIO, Extremes.WINSORISED, A_TENTH, false);

    /** Proportions, winsorised by a tenth. */
    public static final Overdispersion OF_PROPORTIONS =
            new Overdispersion(FunnelMeasure.PROPORTION, Extremes.WINSORISED, A_TENTH, false);

    /** Ratios of two counts, winsorised by a tenth. */
    public static final Overdispersion OF_RATIOS_OF_COUNTS =
            new Overdispersion(FunnelMeasure.RATIO_OF_COUNTS, Extremes.WINSORISED, A_TENTH, false);

    public Overdispersion {
        if (!(trimBy >= 0 && trimBy < 0.5)) {
            throw new IllegalArgumentException("A share trimmed at each end is from 0 to below 0.5; found " + trimBy);
        }
    }

    public Overdispersion withTrimBy(double share) {
        return new Overdispersion(measure, extremes, share, expectedToTwoDecimals);
    }
}
