package health.cairn.statistics.spc;

/** The lines of charts of single values: I, MR, I prime and T. */
final class IndividualLines {

    /** The screening limit of the ranges of an I prime chart as a multiple of their mean. */
    private static final double PRIME_SCREEN = 3.2665;

    /** The power that makes the time between events of a Poisson process nearly normal (Nelson 1994). */
    private static final double TIME_POWER = 3.6;

    private IndividualLines() {}

    static void i(ChartPhase phase, ControlLines lines) {
        double centre = phase.centreOr(phase::mean);
        double sigma = phase.settings()
                .sigma()
                .orElseGet(() -> phase.averageRange(phase.values()) / ControlConstants.D2_OF_TWO);
        for (int point = phase.from(); point < phase.until(); point++) {
            lines.around(point, centre, sigma);
        }
    }

    /** The points are already the ranges. */
    static void mr(ChartPhase phase, ControlLines lines) {
        double centre = phase.centreOr(phase::mean);
        // The distance from 0 to the upper limit is 3.267 times the mean range, and the limit at two sigma is drawn
        // at two thirds of it, as no lower limit exists.
        double sigma = ControlConstants.D4_OF_TWO * centre / ControlLines.CONTROL;
        for (int point = phase.from(); point < phase.until(); point++) {
            lines.around(point, 0, sigma);
            lines.floor(point, 0);
            lines.centre[point] = centre;
        }
    }

    /** Each range is divided by its standard error before they are averaged (Taylor 2017). */
    static void iPrime(ChartPhase phase, ControlLines lines) {
        double centre = phase.centreOr(phase::pooled);
        double[] values = phase.values();
        double[] sizes = phase.groups().denominators;
        var sigmas = new double[phase.until() - phase.from()];
        int found = 0;
        for (int point = phase.from() + 1; point < phase.until(); point++) {
            if (phase.present()[point] && phase.present()[point - 1]) {
                sigmas[found++] = Math.sqrt(Math.PI / 2)
                        * Math.abs(values[point] - values[point - 1])
                        / Math.sqrt(1 / sizes[point] + 1 / sizes[point - 1]);
            }
        }
        double sigma = phase.screenedMean(sigmas, found, PRIME_SCREEN);
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.present()[point]) {
                lines.around(point, centre, sigma * Math.sqrt(1 / sizes[point]));
            } else {
                lines.none(point, centre);
            }
        }
    }

    /** An I chart of the times brought near the normal, and its lines brought back. */
    static void t(ChartPhase phase, ControlLines lines) {
        var transformed = new double[phase.values().length];
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.present()[point]) {
                double time = phase.values()[point];
                if (!(time > 0)) {
                    throw new IllegalArgumentException("The time between events is more than 0; found " + time
                            + " at point " + point + " (events on one day may be set half a day apart)");
                }
                transformed[point] = Math.pow(time, 1 / TIME_POWER);
            }
        }
        var nearNormal = new ChartPhase(
                phase.groups(),
                transformed,
                phase.present(),
                phase.base(),
                phase.from(),
                phase.until(),
                ControlSettings.of(ChartType.I)
                        .withScreenRanges(phase.settings().screenRanges()));
        double centre = phase.settings().centre().isPresent()
                ? Math.pow(phase.settings().centre().getAsDouble(), 1 / TIME_POWER)
                : nearNormal.mean();
        double sigma = nearNormal.averageRange(transformed) / ControlConstants.D2_OF_TWO;
        for (int point = phase.from(); point < phase.until(); point++) {
            lines.around(point, centre, sigma);
            lines.floor(point, 0);
        }
        lines.transform(phase.from(), phase.until(), line -> Math.pow(line, TIME_POWER));
    }
}
