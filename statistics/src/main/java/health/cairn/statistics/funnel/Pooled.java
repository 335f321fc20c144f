package health.cairn.statistics.funnel;

/** Areas together: sums divided by sums, never the mean of the areas' own values. */
final class Pooled {

    private Pooled() {}

    static double ratio(double[] numerators, double[] denominators) {
        if (numerators.length != denominators.length) {
            throw new IllegalArgumentException("Each area has a numerator and a denominator; found " + numerators.length
                    + " and " + denominators.length);
        }
        double above = 0;
        double below = 0;
        for (int i = 0; i < numerators.length; i++) {
            if (!(numerators[i] >= 0 && denominators[i] >= 0)) {
                throw new IllegalArgumentException("Numerators and denominators are 0 or more; found " + numerators[i]
                        + " and " + denominators[i] + " at position " + i);
            }
            above += numerators[i];
            below += denominators[i];
        }
        if (!(below > 0 && below < Double.POSITIVE_INFINITY && above < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Areas are pooled over a finite denominator above 0; found " + below);
        }
        return above / below;
    }
}
