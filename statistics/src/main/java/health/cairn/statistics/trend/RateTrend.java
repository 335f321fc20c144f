package health.cairn.statistics.trend;

import health.cairn.statistics.Observations;

/**
 * The recent trend of a rate, from its values and their 95 per cent limits.
 *
 * <p>A straight line by weighted least squares, each year weighted by the inverse of its squared standard error, which
 * is read off the interval as its width divided by 3.92. The test statistic is (slope / its standard error) squared.
 */
public final class RateTrend {

    /** Twice 1.96: the width of a 95 per cent normal interval in standard errors, as Fingertips writes it. */
    private static final double WIDTH_IN_STANDARD_ERRORS = 3.92;

    private RateTrend() {}

    /**
     * Tests the latest five years.
     *
     * @param values one a year, oldest first
     * @param lower95 the lower 95 per cent limits
     * @param upper95 the upper 95 per cent limits
     */
    public static RecentTrend of(Observations values, Observations lower95, Observations upper95) {
        int years = values.size();
        if (lower95.size() != years || upper95.size() != years) {
            throw new IllegalArgumentException("Values and limits are given for the same years; found " + years + ", "
                    + lower95.size() + " and " + upper95.size());
        }
        int first = years - RecentTrend.YEARS;
        if (first < 0) {
            return new RecentTrend.NotTested("5 years are needed; found " + years);
        }
        double[] y = new double[RecentTrend.YEARS];
        double[] weight = new double[RecentTrend.YEARS];
        for (int t = 0; t < RecentTrend.YEARS; t++) {
            int year = first + t;
            if (!values.isPresent(year) || !lower95.isPresent(year) || !upper95.isPresent(year)) {
                return new RecentTrend.NotTested("a value is missing within the latest 5 years");
            }
            double standardError = (upper95.get(year) - lower95.get(year)) / WIDTH_IN_STANDARD_ERRORS;
            if (standardError < 0) {
                throw new IllegalArgumentException("A lower limit is not above the upper; found " + lower95.get(year)
                        + " to " + upper95.get(year) + " in year " + (year + 1) + " of " + years);
            }
            if (standardError == 0) {
                return new RecentTrend.NotTested("in one of the latest 5 years the interval has no width");
            }
            y[t] = values.get(year);
            weight[t] = 1 / (standardError * standardError);
        }
        var line = new LineThroughYears(y, weight);
        double ratio = line.slope() / line.standardError();
        return Verdict.of(ratio * ratio, line.slope(), line.keepsSign());
    }
}
