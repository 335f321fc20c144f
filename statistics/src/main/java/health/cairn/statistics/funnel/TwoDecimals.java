package health.cairn.statistics.funnel;

/** Rounding to two decimals without making objects: the nearer of the two candidates, the even one of two as near. */
final class TwoDecimals {

    private static final double HUNDREDTHS = 100;

    private TwoDecimals() {}

    static double of(double value) {
        double below = Math.floor(value * HUNDREDTHS);
        double low = below / HUNDREDTHS;
        double high = Math.ceil(value * HUNDREDTHS) / HUNDREDTHS;
        double toLow = value - low;
        double toHigh = high - value;
        if (toLow == toHigh) {
            return below % 2 == 0 ? low : high;
        }
        return toLow < toHigh ? low : high;
    }
}
