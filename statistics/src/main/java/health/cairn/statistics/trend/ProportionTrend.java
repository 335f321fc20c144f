package health.cairn.statistics.trend;

import health.cairn.statistics.Observations;

/**
 * The recent trend of a proportion, from its counts.
 *
 * <p>The test is the chi-squared test for a linear trend in proportions (Armitage, Biometrics 11, 1955). The direction is
 * that of the straight line through the log odds, all years alike, as Fingertips leaves years out; it must agree with
 * the direction the test itself found. Where a year has no events its odds have no logarithm: one half is then added to
 * the events and the non-events of every year.
 */
public final class ProportionTrend {

    private ProportionTrend() {}

    /**
     * Tests the latest five years.
     *
     * @param events one a year, oldest first
     * @param trials one a year, oldest first; more than 0 where present
     */
    public static RecentTrend of(Observations events, Observations trials) {
        int years = events.size();
        if (trials.size() != years) {
            throw new IllegalArgumentException(
                    "Events and trials are given for the same years; found " + years + " and " + trials.size());
        }
        int first = years - RecentTrend.YEARS;
        if (first < 0) {
            return new RecentTrend.NotTested("5 years are needed; found " + years);
        }
        double[] y = new double[RecentTrend.YEARS];
        double[] n = new double[RecentTrend.YEARS];
        for (int t = 0; t < RecentTrend.YEARS; t++) {
            int year = first + t;
            if (!events.isPresent(year) || !trials.isPresent(year)) {
                return new RecentTrend.NotTested("a value is missing within the latest 5 years");
            }
            y[t] = events.get(year);
            n[t] = trials.get(year);
            if (!(n[t] > 0 && y[t] >= 0 && y[t] <= n[t])) {
                throw new IllegalArgumentException("Events are between 0 and the trials, trials more than 0; found "
                        + y[t] + " of " + n[t] + " in year " + (year + 1) + " of " + years);
            }
        }
        return test(y, n);
    }

    private static RecentTrend test(double[] y, double[] n) {
        double sumY = 0;
        double sumN = 0;
        double sumTy = 0;
        double sumTn = 0;
        double sumTtn = 0;
        boolean noEvents = false;
        for (int i = 0; i < y.length; i++) {
            if (y[i] == n[i]) {
                return new RecentTrend.NotTested("in one of the latest 5 years everyone was counted");
            }
            noEvents |= y[i] == 0;
            double t = i + 1;
            sumY += y[i];
            sumN += n[i];
            sumTy += t * y[i];
            sumTn += t * n[i];
            sumTtn += t * t * n[i];
        }
        if (sumY == 0) {
            return new RecentTrend.NotTested("nobody was counted in the latest 5 years");
        }
        double slopeByCounts = sumN * sumTy - sumY * sumTn;
        double chiSquared =
                sumN * slopeByCounts * slopeByCounts / (sumY * (sumN - sumY) * (sumN * sumTtn - sumTn * sumTn));

        double added = noEvents ? 0.5 : 0;
        double[] logOdds = new double[y.length];
        double[] weight = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            logOdds[i] = Math.log((y[i] + added) / (n[i] - y[i] + added));
            weight[i] = 1;
        }
        var line = new LineThroughYears(logOdds, weight);
        boolean signKept = line.keepsSign() && Math.signum(slopeByCounts) == Math.signum(line.slope());
        return Verdict.of(chiSquared, line.slope(), signKept);
    }
}
