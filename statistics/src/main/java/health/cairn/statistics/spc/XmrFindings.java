package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The XmR charts of a {@link Panel}: limits by phase, rules by point, icons by series. Made to be used again: each
 * {@link #compute} overwrites what the last one found, and makes no garbage per point. Not for several threads at
 * once.
 */
public final class XmrFindings {

    private final RulePlanes planes = new RulePlanes();
    private final PlainPhase plain = new PlainPhase(planes);
    private final ExactPhase exact = new ExactPhase(planes);
    private Panel panel;
    private XmrSettings settings;
    private PointLabels labels;
    private int[] used = {};
    private double[] means = {};
    private double[] averageRanges = {};
    private byte[] broken = {};
    private byte[] variations = {};
    private byte[] assurances = {};

    private XmrFindings(Panel panel, Observations latestTargets, XmrSettings settings) {
        this.panel = panel;
        this.settings = settings;
        this.labels = new PointLabels(settings);
        compute(panel, latestTargets, settings);
    }

    /**
     * Charts every series of the panel.
     *
     * @param latestTargets for each series its target at its latest point, or missing
     */
    public static XmrFindings of(Panel panel, Observations latestTargets, XmrSettings settings) {
        return new XmrFindings(panel, latestTargets, settings);
    }

    /** Charts every series of another panel, in place of what was found before. */
    public void compute(Panel nextPanel, Observations latestTargets, XmrSettings nextSettings) {
        if (latestTargets.size() != nextPanel.seriesCount()) {
            throw new IllegalArgumentException("A panel needs a target for each series, present or missing; found "
                    + latestTargets.size() + " for " + nextPanel.seriesCount() + " series");
        }
        panel = nextPanel;
        settings = nextSettings;
        labels = new PointLabels(nextSettings);
        reserve();
        Arrays.fill(broken, 0, panel.points(), (byte) 0);
        for (int s = 0; s < panel.seriesCount(); s++) {
            int latest = -1;
            int latestPhase = panel.firstPhases[s];
            for (int p = panel.firstPhases[s]; p < panel.firstPhases[s + 1]; p++) {
                chartPhase(p);
                int point = lastPresent(p);
                if (point >= 0) {
                    latest = point;
                    latestPhase = p;
                }
            }
            var icon = latest < 0 ? Variation.COMMON_CAUSE : labels.variation(broken, latest);
            variations[s] = (byte) icon.ordinal();
            assurances[s] = (byte) assurance(s, latestPhase, latestTargets).ordinal();
        }
    }

    private void chartPhase(int phase) {
        int from = panel.phaseOffsets[phase];
        int until = panel.phaseOffsets[phase + 1];
        boolean whole = !panel.gaps[phase] && settings.baselinePoints() == 0 && until - from > 1;
        if (whole && plain.mark(panel.values, from, until, settings, broken)) {
            keep(phase, until - from, plain.mean(), plain.averageRange());
        } else {
            chartExactly(phase, from, until);
        }
    }

    private void chartExactly(int phase, int from, int until) {
        int baselineEnd = settings.baselinePoints() == 0 ? until : Math.min(until, from + settings.baselinePoints());
        var limits = XmrLimits.of(
                panel.values, panel.missing, panel.gaps[phase], from, baselineEnd, settings.screenRanges());
        Arrays.fill(broken, from, until, (byte) 0);
        exact.mark(panel, phase, limits, settings, broken);
        keep(phase, limits.used(), limits.used() == 0 ? 0 : limits.mean(), limits.averageRange());
    }

    private void keep(int phase, int values, double mean, double averageRange) {
        used[phase] = values;
        means[phase] = mean;
        averageRanges[phase] = averageRange;
    }

    private int lastPresent(int phase) {
        int point = panel.phaseOffsets[phase + 1] - 1;
        while (point >= panel.phaseOffsets[phase] && panel.missing[point]) {
            point--;
        }
        return point < panel.phaseOffsets[phase] ? -1 : point;
    }

    private Assurance assurance(int series, int phase, Observations latestTargets) {
        if (!latestTargets.isPresent(series) || averageRanges[phase] == Double.POSITIVE_INFINITY) {
            return Assurance.NONE;
        }
        double target = latestTargets.get(series);
        double reach = XmrLimits.PROCESS_FACTOR * averageRanges[phase];
        // A target as close to a limit as sums can err is judged by limits without error.
        double error = 1e-9 * (Math.abs(target) + reach);
        boolean close = Math.abs(Math.abs(target - means[phase]) - reach) <= error;
        if (close) {
            chartExactly(phase, panel.phaseOffsets[phase], panel.phaseOffsets[phase + 1]);
        }
        double mean = means[phase];
        reach = XmrLimits.PROCESS_FACTOR * averageRanges[phase];
        return Assurance.of(target, mean - reach, mean + reach, settings.direction());
    }

    private void reserve() {
        if (broken.length < panel.points()) {
            broken = new byte[panel.points()];
        }
        if (used.length < panel.phaseCount()) {
            used = new int[panel.phaseCount()];
            means = new double[panel.phaseCount()];
            averageRanges = new double[panel.phaseCount()];
        }
        if (variations.length < panel.seriesCount()) {
            variations = new byte[panel.seriesCount()];
            assurances = new byte[panel.seriesCount()];
        }
    }

    /** What was charted. */
    public Panel panel() {
        return panel;
    }

    /** How it was charted. */
    public XmrSettings settings() {
        return settings;
    }

    /** Mean and limits of a phase, phases counted through the whole panel. */
    public XmrLimits limits(int phase) {
        return new XmrLimits(used[phase], means[phase], averageRanges[phase]);
    }

    /**
     * Whether the limits of a phase are trial limits: the phase has too few values, or its frozen baseline lost too
     * many to gaps.
     */
    public boolean isTrial(int phase) {
        int values = 0;
        for (int i = panel.phaseOffsets[phase]; i < panel.phaseOffsets[phase + 1]; i++) {
            values += panel.missing[i] ? 0 : 1;
        }
        return values < settings.trialBelow()
                || settings.baselinePoints() > 0 && used[phase] < XmrSettings.SHORTEST_BASELINE;
    }

    /** Whether the point, counted through the whole panel, breaks a rule. */
    public boolean isSpecial(int point) {
        return broken[point] != 0;
    }

    /** Every rule that the point breaks; none for a missing point. */
    public Set<SpecialCause> broken(int point) {
        return SpecialCauses.causes(broken[point]);
    }

    /** Whether the point breaks rules on the high and on the low side: part improvement, part concern. */
    public boolean isMixed(int point) {
        return PointLabels.mixed(broken[point] & 0xFF);
    }

    /** The one rule that labels the point; empty for common cause. */
    public Optional<SpecialCause> label(int point) {
        return labels.cause(broken, point);
    }

    /** What the point says about its process; a missing point is common cause. */
    public Variation variation(int point) {
        return labels.variation(broken, point);
    }

    /** The variation icon of a series: what its latest present point says. */
    public Variation variationIcon(int series) {
        return Variation.ofOrdinal(variations[series]);
    }

    /** The assurance icon of a series: its latest target against the limits of its latest phase. */
    public Assurance assuranceIcon(int series) {
        return Assurance.ofOrdinal(assurances[series]);
    }
}
