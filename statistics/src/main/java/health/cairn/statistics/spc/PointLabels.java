package health.cairn.statistics.spc;

import java.util.Optional;

/**
 * From the rules that a point breaks to its one label. A byte of marks holds one bit for each {@link SpecialCause}.
 */
final class PointLabels {

    private static final int TRENDS = SpecialCause.TREND_INCREASING.bit() | SpecialCause.TREND_DECREASING.bit();

    private final ImprovementDirection direction;

    /** The bits of the side that decides for a point with marks on both; all bits where the first rule decides. */
    private final int preferred;

    PointLabels(XmrSettings settings) {
        direction = settings.direction();
        preferred = preferred(settings);
    }

    private static int preferred(XmrSettings settings) {
        int better = switch (settings.direction()) {
            case INCREASE -> SpecialCause.HIGH_BITS;
            case DECREASE -> ~SpecialCause.HIGH_BITS & 0xFF;
            case NEUTRAL -> 0xFF;
        };
        return switch (settings.mixed()) {
            case FIRST_RULE -> 0xFF;
            case IMPROVEMENT -> better;
            case CONCERN -> better == 0xFF ? 0xFF : ~better & 0xFF;
        };
    }

    /** Whether the marks lie on the high and on the low side. */
    static boolean mixed(int marks) {
        return (marks & SpecialCause.HIGH_BITS) != 0 && (marks & ~SpecialCause.HIGH_BITS & 0xFF) != 0;
    }

    /**
     * The ordinal of the cause that labels a point, or -1 for common cause.
     *
     * @param marks the marks of the point
     * @param next the marks of the next point of the phase: at the turn of two trends the one that starts there labels
     */
    int label(int marks, int next) {
        int deciding = marks & 0xFF;
        if (mixed(deciding)) {
            deciding &= preferred;
            if ((deciding & TRENDS) == TRENDS) {
                deciding &= ~TRENDS | next;
            }
        }
        return deciding == 0 ? -1 : Integer.numberOfTrailingZeros(deciding);
    }

    /** The cause that labels a point; empty for common cause. */
    Optional<SpecialCause> cause(byte[] marks, int point) {
        int label = label(marks[point], next(marks, point));
        return label < 0 ? Optional.empty() : Optional.of(SpecialCause.ofOrdinal(label));
    }

    /** What the point says about the process. */
    Variation variation(byte[] marks, int point) {
        int label = label(marks[point], next(marks, point));
        return label < 0 ? Variation.COMMON_CAUSE : Variation.of((1 << label & SpecialCause.HIGH_BITS) != 0, direction);
    }

    // A point at the turn of two trends is never the last of its phase, so looking past a phase changes nothing.
    private static int next(byte[] marks, int point) {
        return point + 1 < marks.length ? marks[point + 1] : 0;
    }
}
