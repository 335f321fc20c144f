package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The XmR chart of one series: what {@link Xmr#chart} found. Points are counted from 0. */
public final class XmrChart {

    private final Observations values;
    private final Phases phases;
    private final Observations targets;
    private final XmrFindings findings;

    XmrChart(Observations values, Phases phases, Observations targets, XmrFindings findings) {
        this.values = values;
        this.phases = phases;
        this.targets = targets;
        this.findings = findings;
    }

    /** The values charted. */
    public Observations values() {
        return values;
    }

    /** Where limits were calculated anew. */
    public Phases phases() {
        return phases;
    }

    /** The target at each point. */
    public Observations targets() {
        return targets;
    }

    /** How the chart was made. */
    public XmrSettings settings() {
        return findings.settings();
    }

    /** The phase of a point, counted from 0. */
    public int phaseOf(int point) {
        int phase = phases.count() - 1;
        while (phases.start(phase) > point) {
            phase--;
        }
        return phase;
    }

    /** Mean and limits of a phase. */
    public XmrLimits limits(int phase) {
        return findings.limits(phase);
    }

    /** Whether the limits of a phase are trial limits, made from too few values. */
    public boolean isTrial(int phase) {
        return findings.isTrial(phase);
    }

    /** Every rule that the point breaks; none for a missing point. */
    public Set<SpecialCause> broken(int point) {
        return findings.broken(point);
    }

    /** The one rule that labels the point; empty for common cause. */
    public Optional<SpecialCause> label(int point) {
        return findings.label(point);
    }

    /** What the point says about its process; a missing point is common cause. */
    public Variation variation(int point) {
        return findings.variation(point);
    }

    /** Whether the point breaks rules on the high and on the low side: part improvement, part concern. */
    public boolean isMixed(int point) {
        return findings.isMixed(point);
    }

    /** The variation icon: what the latest present point says. */
    public Variation variationIcon() {
        return findings.variationIcon(0);
    }

    /** The assurance icon: the target at the latest point against the limits of the latest phase. */
    public Assurance assuranceIcon() {
        return findings.assuranceIcon(0);
    }

    /**
     * Where a person may want to calculate limits anew: the start of each sustained shift, a run of at least
     * {@link RebaseSuggestion#SUSTAINED} points on one side of the mean that does not open its phase. Nothing is
     * recalculated by this.
     */
    public List<RebaseSuggestion> suggestedRebases() {
        var suggestions = new ArrayList<RebaseSuggestion>();
        for (int phase = 0; phase < phases.count(); phase++) {
            int from = phases.start(phase);
            int until = phase + 1 < phases.count() ? phases.start(phase + 1) : values.size();
            if (limits(phase).used() > 0) {
                suggestions.addAll(
                        RebaseSuggestion.in(values, from, until, limits(phase).mean()));
            }
        }
        return List.copyOf(suggestions);
    }
}
