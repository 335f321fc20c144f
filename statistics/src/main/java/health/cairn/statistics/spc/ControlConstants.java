package health.cairn.statistics.spc;

/**
 * The constants that turn ranges and standard deviations of small normal samples into sigma (Montgomery, Introduction
 * to Statistical Quality Control, appendix VI).
 */
final class ControlConstants {

    private ControlConstants() {}

    /** The mean range of two normal values in sigma, to the three digits that charts use. */
    static final double D2_OF_TWO = 1.128;

    /** The upper three-sigma limit of a moving range as a multiple of their mean, to the digits that charts use. */
    static final double D4_OF_TWO = 3.267;

    /** The mean range of n normal values in sigma, for n = 2 to 25, to the three digits that charts use. */
    private static final double[] D2 = {
        1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.173, 3.258, 3.336, 3.407, 3.472, 3.532, 3.588,
        3.640, 3.689, 3.735, 3.778, 3.819, 3.858, 3.895, 3.931
    };

    /** The standard deviation of the range of n normal values in sigma, for n = 2 to 25, by numerical integration. */
    private static final double[] D3 = {
        0.8525025, 0.8883680, 0.8798082, 0.8640819, 0.8480397, 0.8332053, 0.8198315, 0.8078343, 0.7970507,
        0.7873146, 0.7784783, 0.7704162, 0.7630231, 0.7562114, 0.7499081, 0.7440518, 0.7385909, 0.7334815,
        0.7286863, 0.7241733, 0.7199148, 0.7158867, 0.7120682, 0.7084408
    };

    static double d2(int n) {
        return of(D2, n);
    }

    static double d3(int n) {
        return of(D3, n);
    }

    private static double of(double[] table, int n) {
        if (n < 2 || n > 25) {
            throw new IllegalArgumentException(
                    "Ranges tell sigma for subgroups of 2 to 25 values; found a subgroup of " + n);
        }
        return table[n - 2];
    }

    /** The mean of the standard deviation of n normal values in sigma; n at least 2. */
    static double c4(int n) {
        // The ratio of gamma functions at n / 2 and (n - 1) / 2, by recurrence from that of n = 2.
        double ratio = 1 / Math.sqrt(Math.PI);
        for (int k = 3; k <= n; k++) {
            ratio = (k - 2) / 2.0 / ratio;
        }
        return Math.sqrt(2.0 / (n - 1)) * ratio;
    }

    /** The standard deviation of the standard deviation of n normal values in sigma; n at least 2. */
    static double c5(int n) {
        double c4 = c4(n);
        return Math.sqrt(1 - c4 * c4);
    }
}
