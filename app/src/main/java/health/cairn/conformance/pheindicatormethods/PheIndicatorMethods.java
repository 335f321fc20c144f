package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Peer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import java.util.Set;

/** Answers the cases of PHEindicatormethods 2.1.0, one class a family of functions. */
public final class PheIndicatorMethods implements Peer {

    /** Byar's lower limit where its formula is negative or undefined. */
    static final String BYAR_BELOW_ZERO = "byar-below-zero";

    /** The intercept of a slope index, which the package multiplies only when it transforms. */
    static final String INTERCEPT_UNIT = "sii-intercept-unit";

    @Override
    public String name() {
        return "PHEindicatormethods";
    }

    @Override
    public Set<String> deviations() {
        return Set.of(BYAR_BELOW_ZERO, INTERCEPT_UNIT);
    }

    @Override
    public Answer answer(ReferenceCase reference) {
        String function = reference.args().text("fun");
        if (function == null) {
            return switch (reference.category()) {
                case "interval_primitives" -> IntervalCases.answer(reference);
                case "sii_package_tests" -> SlopeIndexSheet.answer(reference);
                default -> throw new UnknownForm("no function is named, and the category is " + reference.category());
            };
        }
        return switch (function) {
            case "phe_proportion" -> RateCases.proportion(reference);
            case "phe_rate" -> RateCases.rate(reference);
            case "phe_mean" -> RateCases.mean(reference);
            case "calculate_dsr" -> StandardisedCases.direct(reference);
            case "calculate_ISRatio" -> StandardisedCases.ratio(reference);
            case "calculate_ISRate" -> StandardisedCases.rate(reference);
            case "phe_quantile" -> QuantileCases.answer(reference);
            case "phe_sii" -> SlopeIndexCases.answer(reference);
            case "phe_life_expectancy" -> LifeExpectancyCases.answer(reference);
            case "calculate_funnel_limits" -> FunnelCases.limits(reference);
            case "assign_funnel_significance" -> FunnelCases.significance(reference);
            case "calculate_funnel_points" -> FunnelCases.points(reference);
            default -> throw new UnknownForm("function " + function);
        };
    }
}
