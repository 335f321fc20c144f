package health.cairn.statistics.funnel;

import health.cairn.statistics.Interval;

/**
 * What a funnel compares, and the scale on which its scatter is even (Spiegelhalter, Statistics in Medicine 24, 2005).
 *
 * <p>On that scale each area has a position y, a standard error s that depends on its size only, and a score
 * z = (y - target) / s.
 */
public enum FunnelMeasure {
    /** Observed over expected on the log scale, as the Summary Hospital-level Mortality Indicator uses it. */
    LOG_RATIO {
        @Override
        double y(double numerator, double denominator) {
            return Math.log((numerator == 0 ? HALF_AN_EVENT : numerator) / denominator);
        }

        @Override
        double standardError(double numerator, double denominator) {
            return 1 / Math.sqrt(denominator);
        }

        @Override
        double variance(double denominator) {
            return 1 / denominator;
        }

        @Override
        double scaledTarget(double target) {
            return Math.log(target);
        }

        @Override
        double unscaled(double y) {
            return Math.exp(y);
        }
    },
    /** Observed over expected on the square-root scale, as the Care Quality Commission used it. */
    ROOT_RATIO {
        @Override
        double y(double numerator, double denominator) {
            return Math.sqrt(numerator / denominator);
        }

        @Override
        double standardError(double numerator, double denominator) {
            return 1 / (2 * Math.sqrt(denominator));
        }

        @Override
        double scaledTarget(double target) {
            return Math.sqrt(target);
        }

        @Override
        double unscaled(double y) {
            // Below 0 on the root scale there is no ratio; squaring it would turn the limit upwards.
            return y <= 0 ? 0 : y * y;
        }
    },
    /** Events among trials on the arcsine scale. */
    PROPORTION {
        @Override
        double y(double numerator, double denominator) {
            return Math.asin(Math.sqrt(numerator / denominator));
        }

        @Override
        double standardError(double numerator, double denominator) {
            return 1 / (2 * Math.sqrt(denominator));
        }

        @Override
        double scaledTarget(double target) {
            return Math.asin(Math.sqrt(target));
        }

        @Override
        double unscaled(double y) {
            if (y <= 0) {
                return 0;
            }
            if (y >= Math.PI / 2) {
                return 1;
            }
            double sine = Math.sin(y);
            return sine * sine;
        }
    },
    /** One count over another on the log scale, half an event added to both. */
    RATIO_OF_COUNTS {
        @Override
        double y(double numerator, double denominator) {
            return Math.log((numerator + HALF_AN_EVENT) / (denominator + HALF_AN_EVENT));
        }

        @Override
        double standardError(double numerator, double denominator) {
            double above = numerator + HALF_AN_EVENT;
            double below = denominator + HALF_AN_EVENT;
            return Math.sqrt(numerator / (above * above) + denominator / (below * below));
        }

        @Override
        double scaledTarget(double target) {
            return Math.log(target);
        }

        @Override
        double unscaled(double y) {
            return Math.exp(y);
        }
    };

    /** Added where a logarithm would otherwise be taken of 0, so that an area without events is kept. */
    static final double HALF_AN_EVENT = 0.5;

    abstract double y(double numerator, double denominator);

    abstract double standardError(double numerator, double denominator);

    /** The variance, on the scale, by which limits are drawn for an area of this size lying at the target. */
    double variance(double denominator) {
        return 1 / (4 * denominator);
    }

    abstract double scaledTarget(double target);

    abstract double unscaled(double y);

    /** Whether areas are compared with 1 because their denominator is already the count expected of them. */
    boolean isStandardised() {
        return this == LOG_RATIO || this == ROOT_RATIO;
    }

    /**
     * Limits by the normal approximation on the scale, turned back to a ratio or a proportion.
     *
     * @param target where the funnel is centred
     * @param denominator the size of the area, above 0
     * @param z how many standard errors away
     * @param variance between areas beyond chance, on the scale; 0 for none
     * @param dispersion by which the chance variance is multiplied; 1 for none
     */
    Interval approximate(double target, double denominator, double z, double variance, double dispersion) {
        double reach = z * Math.sqrt(dispersion * variance(denominator) + variance);
        double centre = scaledTarget(target);
        return new Interval(unscaled(centre - reach), unscaled(centre + reach));
    }
}
