package health.cairn.statistics.forecast;

/** What the fits of this package ask of their counts. */
final class Checks {

    private Checks() {}

    static void sameLength(double[] counts, double[] exposures) {
        if (counts.length == 0 || counts.length != exposures.length) {
            throw new IllegalArgumentException("One exposure for each count is needed, and at least one of them; found "
                    + counts.length + " counts and " + exposures.length + " exposures");
        }
        for (int i = 0; i < counts.length; i++) {
            exposure(exposures[i]);
            if (!(counts[i] >= 0 && counts[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A count is a finite number of 0 or more; found " + counts[i]);
            }
        }
    }

    static void exposure(double exposure) {
        if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An exposure is a finite number above 0; found " + exposure);
        }
    }
}
