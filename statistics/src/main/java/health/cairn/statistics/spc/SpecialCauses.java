package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of Making Data Count on points whose place about their centre is known: those of any control chart. They
 * are the rules that {@link Xmr} applies.
 */
public final class SpecialCauses {

    private final byte[] marks;
    private final PointLabels labels;

    private SpecialCauses(byte[] marks, XmrSettings settings) {
        this.marks = marks;
        this.labels = new PointLabels(settings);
    }

    /** The special causes of a control chart; its limits at two sigma are the near limits. */
    public static SpecialCauses of(ControlChart chart, XmrSettings settings) {
        var values = new double[chart.size()];
        var present = new boolean[chart.size()];
        var places = new Place[chart.size()];
        for (int i = 0; i < places.length; i++) {
            present[i] = chart.isPresent(i);
            values[i] = present[i] ? chart.value(i) : 0;
            boolean beyondNear = present[i] && !chart.warningLimits(i).contains(values[i]);
            places[i] = new Place(
                    Double.compare(values[i], chart.centre(i)), beyondNear && !chart.isOutside(i), chart.isOutside(i));
        }
        return of(Observations.of(values, present), places, chart.phases(), settings);
    }

    /**
     * The special causes of points in one phase.
     *
     * @param values one a point, for the trends
     * @param places as many as values
     * @param settings the length of a run, the reading of two in three, and what to call mixed points
     */
    public static SpecialCauses of(Observations values, List<Place> places, XmrSettings settings) {
        return of(values, places.toArray(new Place[0]), Phases.one(), settings);
    }

    private static SpecialCauses of(Observations values, Place[] places, Phases phases, XmrSettings settings) {
        if (places.length != values.size() || values.size() == 0) {
            throw new IllegalArgumentException("Special causes need at least one point, and the place of each; found "
                    + values.size() + " points and " + places.length + " places");
        }
        var marks = new byte[places.length];
        var exact = new ExactPhase(new RulePlanes());
        for (int phase = 0; phase < phases.count(); phase++) {
            int until = phase + 1 < phases.count() ? phases.start(phase + 1) : places.length;
            exact.mark(values, places, settings, marks, phases.start(phase), until);
        }
        return new SpecialCauses(marks, settings);
    }

    /** Every rule that the point breaks; none for a missing point. */
    public Set<SpecialCause> broken(int point) {
        return causes(marks[point]);
    }

    /** The one rule that labels the point; empty for common cause. */
    public Optional<SpecialCause> label(int point) {
        return labels.cause(marks, point);
    }

    /** What the point says about its process; a missing point is common cause. */
    public Variation variation(int point) {
        return labels.variation(marks, point);
    }

    static Set<SpecialCause> causes(byte marks) {
        var causes = EnumSet.noneOf(SpecialCause.class);
        for (int left = marks & 0xFF; left != 0; left &= left - 1) {
            causes.add(SpecialCause.ofOrdinal(Integer.numberOfTrailingZeros(left)));
        }
        return causes;
    }
}
