package health.cairn.statistics.rate;

import health.cairn.statistics.Observations;

/** What a numerator and its denominator must be, whatever is made of them. */
final class Pair {

    static final String NOTHING_BELOW = "the denominator is 0";
    static final String MISSING = "the numerator or the denominator is missing";

    private Pair() {}

    static void check(double numerator, double denominator) {
        if (!(numerator >= 0
                && denominator >= 0
                && numerator < Double.POSITIVE_INFINITY
                && denominator < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A numerator and a denominator are 0 or more and finite; found "
                    + numerator + " and " + denominator);
        }
    }

    static void checkSizes(Observations numerators, Observations denominators) {
        if (numerators.size() != denominators.size()) {
            throw new IllegalArgumentException("Each area has a numerator and a denominator; found " + numerators.size()
                    + " and " + denominators.size());
        }
    }
}
