package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;

/**
 * The XmR chart of Making Data Count (NHS England): single values, limits from their moving ranges, four rules.
 *
 * <p>In each phase the mean is that of the present values, and the process limits are the mean minus and plus 2.66
 * times the average moving range. A moving range is the absolute difference of two values next to each other; a
 * missing value is not bridged. The near limits lie at two thirds of that distance. The rules are those of
 * {@link SpecialCause}; a point on the mean, two equal neighbours and a missing value end a run.
 */
public final class Xmr {

    private Xmr() {}

    /** A chart of one phase without a target. */
    public static XmrChart chart(Observations values, XmrSettings settings) {
        return chart(values, Phases.one(), settings);
    }

    /** A chart of some phases without a target. */
    public static XmrChart chart(Observations values, Phases phases, XmrSettings settings) {
        return chart(values, phases, Observations.allMissing(values.size()), settings);
    }

    /**
     * A chart.
     *
     * @param values at least one point
     * @param phases where limits are calculated anew
     * @param targets the target at each point, so that a target may change over time; as long as the values.
     *     {@link Observations#constant} for one target, {@link Observations#allMissing} for none
     */
    public static XmrChart chart(Observations values, Phases phases, Observations targets, XmrSettings settings) {
        if (targets.size() != values.size()) {
            throw new IllegalArgumentException("A chart needs a target for each point, present or missing; found "
                    + targets.size() + " for " + values.size() + " points");
        }
        if (values.size() == 0) {
            throw new IllegalArgumentException("A chart needs at least one point; found none");
        }
        int last = values.size() - 1;
        Observations latest = targets.isPresent(last) ? Observations.of(targets.get(last)) : Observations.allMissing(1);
        var findings = XmrFindings.of(Panel.of(values, phases), latest, settings);
        return new XmrChart(values, phases, targets, findings);
    }

    /** Mean and limits of values without their rules. */
    static XmrLimits limits(Observations values) {
        var panel = Panel.of(values, Phases.one());
        return XmrLimits.of(panel.values, panel.missing, panel.gaps[0], 0, values.size(), false);
    }
}
