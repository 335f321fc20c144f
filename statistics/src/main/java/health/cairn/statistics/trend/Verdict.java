package health.cairn.statistics.trend;

/** From the test and the sign check to the marker. */
final class Verdict {

    private Verdict() {}

    static RecentTrend of(double chiSquared, double slope, boolean signKept) {
        TrendMarker marker;
        if (!(chiSquared > RecentTrend.SIGNIFICANT_CHI_SQUARED) || !signKept) {
            marker = TrendMarker.NO_CHANGE;
        } else {
            marker = slope > 0 ? TrendMarker.INCREASING : TrendMarker.DECREASING;
        }
        return new RecentTrend.Tested(marker, chiSquared, slope, signKept);
    }
}
