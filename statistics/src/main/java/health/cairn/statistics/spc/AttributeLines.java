package health.cairn.statistics.spc;

import health.cairn.statistics.SortedValues;
import java.util.stream.IntStream;

/** The lines of charts of counts: P, U, C and NP, the prime charts of Laney, and G. */
final class AttributeLines {

    /** The median of the geometric distribution as a share of its mean, for large means: the logarithm of 2. */
    private static final double GEOMETRIC_MEDIAN = 0.693;

    private AttributeLines() {}

    static void p(ChartPhase phase, ControlLines lines) {
        proportions(phase, lines, false);
    }

    static void pPrime(ChartPhase phase, ControlLines lines) {
        proportions(phase, lines, true);
    }

    private static void proportions(ChartPhase phase, ControlLines lines, boolean prime) {
        double centre = phase.centreOr(phase::pooled);
        if (!(centre >= 0 && centre <= 1)) {
            throw new IllegalArgumentException("The centre of a chart of proportions lies between 0 and 1; found "
                    + centre + ", so numerators are not a part of their denominators");
        }
        ratios(phase, lines, centre, centre * (1 - centre), prime);
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.present()[point]) {
                lines.ceiling(point, 1);
            }
        }
    }

    static void u(ChartPhase phase, ControlLines lines) {
        rates(phase, lines, false);
    }

    static void uPrime(ChartPhase phase, ControlLines lines) {
        rates(phase, lines, true);
    }

    private static void rates(ChartPhase phase, ControlLines lines, boolean prime) {
        double centre = notNegative(phase.centreOr(phase::pooled), "rates");
        ratios(phase, lines, centre, centre, prime);
    }

    private static void ratios(ChartPhase phase, ControlLines lines, double centre, double variance, boolean prime) {
        double[] sizes = phase.groups().denominators;
        double factor = prime ? dispersion(phase, centre, variance) : 1;
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.present()[point]) {
                lines.around(point, centre, Math.sqrt(variance / sizes[point]) * factor);
                lines.floor(point, 0);
            } else {
                lines.none(point, centre);
            }
        }
    }

    /**
     * The sigma of Laney: how many times the variation of chance the points vary from one to the next. 1 where chance
     * leaves no room for variation.
     */
    static double dispersion(ChartPhase phase, double centre, double variance) {
        if (variance == 0) {
            return 1;
        }
        var scores = new double[phase.values().length];
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.present()[point]) {
                scores[point] =
                        (phase.values()[point] - centre) / Math.sqrt(variance / phase.groups().denominators[point]);
            }
        }
        return phase.averageRange(scores) / ControlConstants.D2_OF_TWO;
    }

    static void c(ChartPhase phase, ControlLines lines) {
        double centre = notNegative(phase.centreOr(phase::mean), "counts");
        for (int point = phase.from(); point < phase.until(); point++) {
            lines.around(point, centre, Math.sqrt(centre));
            lines.floor(point, 0);
        }
    }

    static void np(ChartPhase phase, ControlLines lines) {
        double share = phase.pooled();
        for (int point = phase.from(); point < phase.until(); point++) {
            double size = phase.groups().denominators[point];
            double centre = phase.centreOr(() -> share * size);
            lines.around(point, centre, Math.sqrt(centre * (1 - centre / size)));
            lines.floor(point, 0);
            lines.ceiling(point, size);
        }
    }

    /** Limits from the mean of the geometric distribution, the centre at its median (Benneyan 2001). */
    static void g(ChartPhase phase, ControlLines lines) {
        boolean given = phase.settings().centre().isPresent();
        double mean = notNegative(phase.centreOr(phase::mean), "cases between events");
        double centre = given ? GEOMETRIC_MEDIAN * mean : median(phase);
        for (int point = phase.from(); point < phase.until(); point++) {
            lines.around(point, mean, Math.sqrt(mean * (mean + 1)));
            lines.floor(point, 0);
            lines.centre[point] = centre;
        }
    }

    private static double median(ChartPhase phase) {
        double[] values = IntStream.range(phase.from(), phase.until())
                .filter(phase::counts)
                .mapToDouble(point -> phase.values()[point])
                .toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("A baseline needs a point with a value; found none from point "
                    + phase.from() + " until " + phase.until());
        }
        return SortedValues.of(values).quantile(0.5);
    }

    private static double notNegative(double centre, String of) {
        if (!(centre >= 0)) {
            throw new IllegalArgumentException("The centre of a chart of " + of + " is 0 or more; found " + centre);
        }
        return centre;
    }
}
