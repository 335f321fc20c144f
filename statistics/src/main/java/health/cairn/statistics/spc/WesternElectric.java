package health.cairn.statistics.spc;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of the Western Electric handbook (1956) for a control chart. A point breaks a rule together with points
 * before it, never after, and of its own phase only. A missing point lies in no zone and on no side.
 */
public enum WesternElectric {
    /** Beyond three sigma. */
    BEYOND_THREE_SIGMA,
    /** Beyond two sigma, with another of the last three points beyond two sigma on the same side. */
    TWO_OF_THREE_BEYOND_TWO_SIGMA,
    /** Beyond one sigma, with three others of the last five points beyond one sigma on the same side. */
    FOUR_OF_FIVE_BEYOND_ONE_SIGMA,
    /** The eighth or a later point in a row on one side of the centre. */
    EIGHT_ON_ONE_SIDE;

    /** The rules that a point of the chart breaks. */
    public static Set<WesternElectric> broken(ControlChart chart, int point) {
        var broken = EnumSet.noneOf(WesternElectric.class);
        if (!chart.isPresent(point)) {
            return broken;
        }
        for (WesternElectric rule : values()) {
            if (rule.isBroken(chart, point, true) || rule.isBroken(chart, point, false)) {
                broken.add(rule);
            }
        }
        return broken;
    }

    private boolean isBroken(ControlChart chart, int point, boolean above) {
        return switch (this) {
            case BEYOND_THREE_SIGMA -> beyond(chart, point, above, 3);
            case TWO_OF_THREE_BEYOND_TWO_SIGMA -> among(chart, point, above, 2, 2, 3);
            case FOUR_OF_FIVE_BEYOND_ONE_SIGMA -> among(chart, point, above, 1, 4, 5);
            case EIGHT_ON_ONE_SIDE -> among(chart, point, above, 0, 8, 8);
        };
    }

    /** Whether the point and enough of the points before it lie beyond so many sigma. */
    private static boolean among(ControlChart chart, int point, boolean above, int sigmas, int enough, int window) {
        if (!beyond(chart, point, above, sigmas)) {
            return false;
        }
        int first = Math.max(chart.phases().start(chart.phaseOf(point)), point - window + 1);
        int found = 0;
        for (int i = first; i <= point; i++) {
            found += beyond(chart, i, above, sigmas) ? 1 : 0;
        }
        return found >= enough;
    }

    private static boolean beyond(ControlChart chart, int point, boolean above, int sigmas) {
        return chart.isPresent(point)
                && (above
                        ? chart.value(point) > chart.zone(point, sigmas)
                        : chart.value(point) < chart.zone(point, -sigmas));
    }
}
