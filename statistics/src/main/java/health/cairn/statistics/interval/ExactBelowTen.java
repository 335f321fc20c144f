package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.IntervalMethod;

/** Exact below 10 events, Byar's from 10: where Byar's error no longer matters (UKHSA, Technical Guide 3). */
final class ExactBelowTen implements CountLimits {

    /** The first count for which Byar's approximation is used. */
    static final int FIRST_BYAR = 10;

    private static final ExactBelowTen AT_95 = new ExactBelowTen(Confidence.P95);
    private static final ExactBelowTen AT_99_8 = new ExactBelowTen(Confidence.P998);

    private final ExactPoisson exact;
    private final Byar byar;
    /** The exact limits of 0 to 9, found once: in a panel of areas nearly all small counts are whole. */
    private final double[] lowerOf = new double[FIRST_BYAR];

    private final double[] upperOf = new double[FIRST_BYAR];

    private ExactBelowTen(Confidence confidence) {
        this.exact = new ExactPoisson(confidence);
        this.byar = new Byar(confidence);
        for (int count = 0; count < FIRST_BYAR; count++) {
            lowerOf[count] = exact.lower(count);
            upperOf[count] = exact.upper(count);
        }
    }

    /** The two published levels are prepared once, any other when asked for. */
    static ExactBelowTen at(Confidence confidence) {
        if (confidence.equals(Confidence.P95)) {
            return AT_95;
        }
        return confidence.equals(Confidence.P998) ? AT_99_8 : new ExactBelowTen(confidence);
    }

    @Override
    public Confidence confidence() {
        return exact.confidence();
    }

    @Override
    public IntervalMethod method(double count) {
        return count < FIRST_BYAR ? IntervalMethod.EXACT_POISSON : IntervalMethod.BYAR;
    }

    @Override
    public double lower(double count) {
        if (!(count < FIRST_BYAR)) {
            return byar.lower(count);
        }
        return isWhole(count) ? lowerOf[(int) count] : exact.lower(count);
    }

    @Override
    public double upper(double count) {
        if (!(count < FIRST_BYAR)) {
            return byar.upper(count);
        }
        return isWhole(count) ? upperOf[(int) count] : exact.upper(count);
    }

    private static boolean isWhole(double count) {
        return count >= 0 && count == (int) count;
    }
}
