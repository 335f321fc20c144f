package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.CountLimits;
import health.cairn.statistics.interval.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The limits themselves, without a rate around them. */
final class IntervalCases {

    private IntervalCases() {}

    static Answer answer(ReferenceCase reference) {
        reference.args().allow("confidence");
        var confidence = new Confidence(reference.args().number("confidence", Confidence.P95.level()));
        var input = reference.input();
        double[] x = input.numbers("x");
        var answer = Answer.builder();
        if (input.has("n")) {
            double[] n = input.numbers("n");
            var wilson = Wilson.at(confidence);
            List<Double> lower = new ArrayList<>();
            List<Double> upper = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                lower.add(wilson.lower(x[i], n[i]));
                upper.add(wilson.upper(x[i], n[i]));
            }
            return answer.output("lower", Column.of(lower))
                    .output("upper", Column.of(upper))
                    .build();
        }
        var exact = CountLimits.exact(confidence);
        var byar = CountLimits.byar(confidence);
        // The package answers NaN for no events, and leaves a lower limit missing where the formula falls below 0.
        List<@Nullable Object> peerLower = new ArrayList<>();
        for (double count : x) {
            double limit = byar.lower(count);
            peerLower.add(count == 0 ? (Object) Double.NaN : limit == 0 ? null : (Object) limit);
        }
        return answer.output("exact_lower", each(x, exact::lower))
                .output("exact_upper", each(x, exact::upper))
                .output("byars_lower", each(x, byar::lower).departing(PheIndicatorMethods.BYAR_BELOW_ZERO, peerLower))
                .output("byars_upper", each(x, byar::upper))
                .build();
    }

    private static Column each(double[] counts, DoubleUnaryOperator limit) {
        return Column.ofNumbers(Arrays.stream(counts).map(limit).toArray());
    }
}
