package health.cairn.statistics.spc;

import java.util.OptionalDouble;

/** The lines of charts of subgroups of several values: X-bar, S and R. */
final class SubgroupLines {

    private SubgroupLines() {}

    static void xbar(ChartPhase phase, ControlLines lines) {
        double centre = phase.centreOr(phase::pooled);
        OptionalDouble given = phase.settings().sigma();
        boolean ranges = phase.settings().within() == ControlSettings.Within.RANGES;
        double fromRanges = ranges && given.isEmpty() ? sigmaFromRanges(phase) : 0;
        double deviation = ranges || given.isPresent() ? 0 : deviation(phase);
        for (int point = phase.from(); point < phase.until(); point++) {
            int n = phase.groups().counts[point];
            if (given.isPresent() || ranges) {
                lines.around(point, centre, given.orElse(fromRanges) / Math.sqrt(n));
            } else if (n > 1) {
                lines.around(point, centre, deviation / ControlConstants.c4(n) / Math.sqrt(n));
            } else {
                lines.none(point, centre);
            }
        }
    }

    static void s(ChartPhase phase, ControlLines lines) {
        double centre = phase.centreOr(() -> deviation(phase));
        for (int point = phase.from(); point < phase.until(); point++) {
            int n = phase.groups().counts[point];
            if (n < 2) {
                lines.none(point, centre);
            } else {
                lines.around(point, centre, centre * ControlConstants.c5(n) / ControlConstants.c4(n));
                lines.floor(point, 0);
            }
        }
    }

    static void r(ChartPhase phase, ControlLines lines) {
        double sigma = sigmaFromRanges(phase);
        for (int point = phase.from(); point < phase.until(); point++) {
            int n = phase.groups().counts[point];
            if (n < 2) {
                lines.none(point, phase.centreOr(phase::mean));
            } else {
                lines.around(
                        point, phase.centreOr(() -> sigma * ControlConstants.d2(n)), sigma * ControlConstants.d3(n));
                lines.floor(point, 0);
            }
        }
    }

    /**
     * The typical standard deviation of the subgroups of the baseline: their mean if all subgroups of the phase have
     * one size, otherwise pooled by degrees of freedom.
     */
    private static double deviation(ChartPhase phase) {
        int[] counts = phase.groups().counts;
        double[] deviations = phase.groups().deviations;
        var plain = new ExactSum();
        double squares = 0;
        int freedom = 0;
        for (int point = phase.from(); point < phase.until(); point++) {
            if (phase.base()[point] && counts[point] > 1) {
                plain.add(deviations[point]);
                squares += (counts[point] - 1) * deviations[point] * deviations[point];
                freedom += counts[point] - 1;
            }
        }
        if (freedom == 0) {
            throw new IllegalArgumentException("Variation inside subgroups needs a subgroup of two values in the"
                    + " baseline; found none from point " + phase.from() + " until " + phase.until());
        }
        return sizesEqual(phase) ? plain.mean() : Math.sqrt(squares / freedom);
    }

    private static boolean sizesEqual(ChartPhase phase) {
        int[] counts = phase.groups().counts;
        for (int point = phase.from(); point < phase.until(); point++) {
            if (counts[point] != counts[phase.from()]) {
                return false;
            }
        }
        return true;
    }

    /** The mean of the ranges of the baseline, each divided by its d2. */
    private static double sigmaFromRanges(ChartPhase phase) {
        var sigmas = new ExactSum();
        for (int point = phase.from(); point < phase.until(); point++) {
            int n = phase.groups().counts[point];
            if (phase.base()[point] && n > 1) {
                sigmas.add(phase.groups().ranges[point] / ControlConstants.d2(n));
            }
        }
        if (sigmas.count() == 0) {
            throw new IllegalArgumentException("Variation inside subgroups needs a subgroup of two values in the"
                    + " baseline; found none from point " + phase.from() + " until " + phase.until());
        }
        return sigmas.mean();
    }
}
