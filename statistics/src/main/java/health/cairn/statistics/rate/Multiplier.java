package health.cairn.statistics.rate;

/** The unit in which a rate is told. */
final class Multiplier {

    private Multiplier() {}

    static void check(double multiplier) {
        if (!(multiplier > 0 && multiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A multiplier is above 0, for example 100 or 100,000; found " + multiplier);
        }
    }
}
