package health.cairn.statistics.ranking;

/**
 * Random draws that are the same on every machine and every Java version for the same seed, so that a run that is opened
 * again shows the same numbers to the last digit. Only operations whose result is fixed by the language are used:
 * integer arithmetic, IEEE 754 sums, products, quotients and square roots, and {@link StrictMath}.
 *
 * <p>All samplers are exact: no draw comes from an approximating distribution.
 *
 * <ul>
 *   <li>bits: xoshiro256++ (Blackman and Vigna, 2019), seeded by SplitMix64 from the run's seed and the number of a
 *       block, so that blocks may be worked through in any order by any number of threads;
 *   <li>normal: the ziggurat with 256 layers (Marsaglia and Tsang, 2000; in the form of Doornik, 2005, with layer and
 *       position from different bits);
 *   <li>gamma: Marsaglia and Tsang (2000), for shapes below 1 with the power of a uniform;
 *   <li>beta: the ratio of two gammas.
 * </ul>
 */
final class Draws {

    private static final int LAYERS = 256;
    /** Where the tail begins for 256 layers of equal area; solves the closing of the topmost layer. */
    private static final double TAIL = 3.654152885361008771645429720399515762975;
    /** The area of each layer. */
    private static final double AREA = 0.004928673233974655347361775402336028069135;

    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] INSIDE = new double[LAYERS];

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = Math.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + density(EDGE[i - 1])));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            INSIDE[i] = EDGE[i + 1] / EDGE[i];
        }
    }

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** The stream of one block of a run. */
    Draws(long seed, long block) {
        long state = mix(seed) ^ (block * 0x9E3779B97F4A7C15L);
        s0 = mix(state += 0x9E3779B97F4A7C15L);
        s1 = mix(state += 0x9E3779B97F4A7C15L);
        s2 = mix(state += 0x9E3779B97F4A7C15L);
        s3 = mix(state + 0x9E3779B97F4A7C15L);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    private long next() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Between 0 and 1, both excluded. */
    double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Standard normal. */
    double normal() {
        while (true) {
            long bits = next();
            int layer = (int) (bits & (LAYERS - 1));
            double position = (bits >> 11) * 0x1.0p-52;
            if (Math.abs(position) < INSIDE[layer]) {
                return position * EDGE[layer];
            }
            if (layer == 0) {
                return position < 0 ? -tail() : tail();
            }
            double x = position * EDGE[layer];
            double lower = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
            double upper = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
            if (upper + uniform() * (lower - upper) < 1) {
                return x;
            }
        }
    }

    /** Beyond the last layer (Marsaglia, 1964). */
    private double tail() {
        while (true) {
            double x = -StrictMath.log(uniform()) / TAIL;
            double y = -StrictMath.log(uniform());
            if (2 * y >= x * x) {
                return TAIL + x;
            }
        }
    }

    /** Gamma with the given shape, above 0, and scale 1. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        return gammaFrom(d, 1 / Math.sqrt(9 * d));
    }

    /** Gamma of shape d + 1/3, at least 1, with c = 1 / sqrt(9 d) worked out beforehand. */
    double gammaFrom(double d, double c) {
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            double u = uniform();
            double square = x * x;
            if (u < 1 - square * square * squeeze(c, c * x)
                    || StrictMath.log(u) < 0.5 * square + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }

    /**
     * How much of x^4 the quick test takes off, never more than the exact test would. With y = c x the exact bound on ln u
     * is d (-3/4 y^4 + 3/5 y^5 - 1/2 y^6 + ...), which for |y| up to 1/2 is at least -3/2 d y^4 = -c^2 x^4 / 6; beyond,
     * Marsaglia and Tsang's own constant holds for every shape. Large counts pass the quick test nearly always.
     */
    private static double squeeze(double c, double y) {
        return Math.abs(y) <= 0.5 ? c * c / 6 : 0.0331;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }
}
