package health.cairn.statistics.standardised;

/** What numbers by age band must be. */
final class Bands {

    private Bands() {}

    static double atLeastZero(String what, double value, int band) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The " + what + " of a band is 0 or more and finite; found " + value + " in band " + band);
        }
        return value;
    }

    static void checkLength(String what, double[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "One entry a band: expected " + expected + " of " + what + ", found " + values.length);
        }
    }

    static int areas(int events, int populations, int bands) {
        if (events != populations || events % bands != 0) {
            throw new IllegalArgumentException("Events and populations of whole areas of " + bands
                    + " bands each are needed; found " + events + " and " + populations + " entries");
        }
        return events / bands;
    }
}
