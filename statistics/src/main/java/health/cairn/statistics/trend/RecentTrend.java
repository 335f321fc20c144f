package health.cairn.statistics.trend;

/**
 * The recent trend of an annual indicator, and how it was found.
 *
 * <p>Fingertips' rule: the five latest years without a gap; a chi-squared test of the slope with one degree of freedom
 * at 99.8 per cent; and the slope must keep its sign when each year in turn is left out, so that no single year makes
 * the trend.
 */
public sealed interface RecentTrend {

    /** How many of the latest years are looked at. */
    int YEARS = 5;

    /** The chi-squared value, one degree of freedom, that a chance slope exceeds once in 500; Fingertips' digits. */
    double SIGNIFICANT_CHI_SQUARED = 9.54953570608324;

    TrendMarker marker();

    /**
     * The test was possible.
     *
     * @param marker increasing, decreasing or no change
     * @param chiSquared the test statistic, significant above {@link #SIGNIFICANT_CHI_SQUARED}
     * @param slope change per year: in the log odds for proportions, in the unit of the values otherwise
     * @param signKept whether the slope kept its sign in all fits, each year left out once
     */
    record Tested(TrendMarker marker, double chiSquared, double slope, boolean signKept) implements RecentTrend {}

    /** The test was not possible. */
    record NotTested(String reason) implements RecentTrend {

        @Override
        public TrendMarker marker() {
            return TrendMarker.CANNOT_BE_CALCULATED;
        }
    }
}
