package health.cairn.conformance.nhsrplotthedots;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Peer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.XmrSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Answers the cases of NHSRplotthedots 0.2.2. */
public final class NhsrPlotTheDots implements Peer {

    /** A series of equal values with screening, whose limits the package loses. */
    static final String CONSTANT_SCREENED = "xmr-constant-screened";

    /** Gaps, at some of which the package stops. */
    static final String MISSING_VALUES = "xmr-missing-values";

    /** An assurance without a target or without limits. */
    static final String ASSURANCE_UNKNOWN = "xmr-assurance-unknown";

    /** A point given as outside the limits and on the mean. */
    static final String OUTSIDE_ON_MEAN = "xmr-outside-on-mean";

    /** The last point of a trend that another of the same direction follows. */
    static final String BETWEEN_TRENDS = "xmr-between-trends";

    @Override
    public String name() {
        return "NHSRplotthedots";
    }

    @Override
    public Set<String> deviations() {
        return Set.of(CONSTANT_SCREENED, MISSING_VALUES, ASSURANCE_UNKNOWN, OUTSIDE_ON_MEAN, BETWEEN_TRENDS);
    }

    @Override
    public Answer answer(ReferenceCase reference) {
        if (reference.category().equals("rule_vectors") || !reference.args().has("improvement_direction")) {
            return RuleVectors.answer(reference);
        }
        var args = reference.args();
        args.allow(
                "improvement_direction",
                "screen_outliers",
                "fix_after_n_points",
                "rebase",
                "target",
                "facet_field",
                "trajectory");
        var settings = XmrSettings.plotTheDots(direction(args.text("improvement_direction", "")))
                .withScreenRanges(args.flag("screen_outliers", true))
                .withBaselinePoints((int) args.number("fix_after_n_points", 0));
        var answer = new ChartedTable(reference, settings).answer();
        return reference.error() == null ? answer : new Answer.GivenWhereThePeerStops(MISSING_VALUES);
    }

    private static ImprovementDirection direction(String name) {
        return ImprovementDirection.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The package's words for a rule. */
    static String label(Optional<SpecialCause> cause) {
        return cause.map(broken -> switch (broken) {
                    case ABOVE_UPPER_LIMIT -> "Above UCL";
                    case BELOW_LOWER_LIMIT -> "Below LCL";
                    case TREND_INCREASING -> "7 Point Trend (Increasing)";
                    case TREND_DECREASING -> "7 Point Trend (Decreasing)";
                    case TWO_OF_THREE_HIGH -> "2 in 3 Above CL";
                    case TWO_OF_THREE_LOW -> "2 in 3 Below CL";
                    case SHIFT_HIGH -> "7 Points Above CL";
                    case SHIFT_LOW -> "7 Points Below CL";
                })
                .orElse("Common Cause");
    }

    /** The package's words for a variation. */
    static String label(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> "common_cause";
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> "special_cause_improvement";
            case CONCERN_HIGH, CONCERN_LOW -> "special_cause_concern";
            case NEUTRAL_HIGH -> "special_cause_neutral_high";
            case NEUTRAL_LOW -> "special_cause_neutral_low";
        };
    }
}
