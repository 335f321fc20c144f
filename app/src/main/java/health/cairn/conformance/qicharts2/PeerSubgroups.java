package health.cairn.conformance.qicharts2;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.Subgroups;

/**
 * The lines as the package has them. They differ from ours in X-bar and S charts with subgroups without a value, each
 * of which the package counts as minus one degree of freedom of the pooled standard deviation.
 */
final class PeerSubgroups {

    private final ControlChart ours;
    private final ControlChart lines;
    private final double wider;

    PeerSubgroups(ControlChart chart, Subgroups groups, Phases phases, Baseline baseline) {
        this.ours = chart;
        this.wider = wider(chart, groups);
        this.lines = differs() && chart.settings().type() == ChartType.S
                ? ControlChart.of(groups, phases, baseline, chart.settings().withCentre(chart.centre(0) * wider))
                : chart;
    }

    private static double wider(ControlChart chart, Subgroups groups) {
        int empty = 0;
        int freedom = 0;
        for (int i = 0; i < groups.size(); i++) {
            empty += groups.count(i) == 0 ? 1 : 0;
            freedom += Math.max(0, groups.count(i) - 1);
        }
        boolean pooled =
                chart.settings().type() == ChartType.S || chart.settings().type() == ChartType.XBAR;
        return pooled && empty > 0 ? Math.sqrt((double) freedom / (freedom - empty)) : 1;
    }

    boolean differs() {
        return wider != 1;
    }

    double centre(int point) {
        return lines.centre(point);
    }

    Interval limits(int point) {
        return widened(lines.limits(point), point);
    }

    Interval warningLimits(int point) {
        return widened(lines.warningLimits(point), point);
    }

    boolean isOutside(int point) {
        return ours.isPresent(point) && !limits(point).contains(ours.value(point));
    }

    private Interval widened(Interval interval, int point) {
        if (ours.settings().type() != ChartType.XBAR || wider == 1) {
            return interval;
        }
        double centre = ours.centre(point);
        return new Interval(centre + wider * (interval.lower() - centre), centre + wider * (interval.upper() - centre));
    }
}
