package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Tolerance;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.inequality.Scale;
import health.cairn.statistics.inequality.SlopeIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** phe_sii. Points are compared to the last digits; simulated limits by their known scatter. */
final class SlopeIndexCases {

    /** Our draws and the peer's are independent, so limits differ by about 1.4 of the scatter of one; this is 7 times that. */
    private static final double SCATTERS_APART = 10;

    private static final String REASON =
            "limits are percentiles of random draws; allowed are 10 standard deviations of a simulated limit";

    private SlopeIndexCases() {}

    static Answer answer(ReferenceCase reference) {
        var args = reference.args();
        args.allow(
                "fun",
                "group_by",
                "value_type",
                "transform",
                "multiplier",
                "confidence",
                "repetitions",
                "seed",
                "uses_se");
        var scale = scale((int) args.number("value_type", 0));
        boolean transform = args.flag("transform", false);
        double multiplier = args.number("multiplier", 1);
        int repetitions = (int) args.number("repetitions", 100_000);
        var settings = new SlopeIndex(scale, transform, multiplier);
        var input = reference.input();
        double[] population = input.numbers("pop");
        double[] value = input.numbers("value");
        double[] lower = input.numbers("lo");
        double[] upper = input.numbers("hi");
        var sheet = new Sheet(reference);
        List<Double> peerIntercepts = new ArrayList<>();
        Map<String, List<@Nullable Object>> limits = new LinkedHashMap<>();
        Groups.of(input, args.texts("group_by")).forEach((group, rows) -> {
            double[] errors = rows.stream()
                    .mapToDouble(row -> settings.standardError(lower[row], upper[row], Confidence.P95))
                    .toArray();
            var found = settings.simulate(
                    Groups.pick(population, rows), Groups.pick(value, rows), errors, repetitions, (long)
                            args.number("seed", 1));
            sheet.add("area", group)
                    .addNumber("sii", found.index().slope())
                    .addNumber("rii", found.index().relative())
                    .addNumber("intercept", found.index().intercept())
                    .add(
                            "indicator_type",
                            switch (scale) {
                                case IDENTITY -> "normal";
                                case LOG -> "rate";
                                case LOGIT -> "proportion";
                            })
                    .addNumber("multiplier", multiplier)
                    .add("transform", !transform ? "none" : scale == Scale.LOG ? "log" : "logit")
                    .add("CI_confidence", sheet.confidence())
                    .add("CI_method", "simulation " + (repetitions == 100_000 ? "1e+05" : repetitions) + " reps");
            peerIntercepts.add(found.index().intercept() / (transform ? 1 : Math.abs(multiplier)));
            for (Confidence level : sheet.levels()) {
                // The package forgets two letters of the names when it transforms.
                String mark = sheet.levels().size() == 1
                        ? "cl"
                        : "%s%s".formatted(Sheet.levelMark(level), transform ? "" : "cl");
                var slope = found.slope(level).interval();
                var relative = found.relative(level).interval();
                limits.computeIfAbsent("sii_lower" + mark, name -> new ArrayList<>())
                        .add(slope.lower());
                limits.computeIfAbsent("sii_upper" + mark, name -> new ArrayList<>())
                        .add(slope.upper());
                limits.computeIfAbsent("rii_lower" + mark, name -> new ArrayList<>())
                        .add(relative.lower());
                limits.computeIfAbsent("rii_upper" + mark, name -> new ArrayList<>())
                        .add(relative.upper());
            }
        });
        sheet.departing("intercept", PheIndicatorMethods.INTERCEPT_UNIT, peerIntercepts);
        return withLimits(reference, sheet.answer(), limits);
    }

    static Scale scale(int valueType) {
        return switch (valueType) {
            case 0 -> Scale.IDENTITY;
            case 1 -> Scale.LOG;
            case 2 -> Scale.LOGIT;
            default -> throw new UnknownForm("value_type " + valueType);
        };
    }

    /** Each limit against the peer's one run of 100,000 draws, and against the mean of its ten runs of 20,000. */
    private static Answer withLimits(
            ReferenceCase reference, Answer points, Map<String, List<@Nullable Object>> limits) {
        var scatter = reference.table("monte_carlo_sd");
        var answer = Answer.builder();
        ((Answer.Given) points).columns().forEach(answer::column);
        limits.forEach((name, values) -> {
            double[] allowed = scatter.numbers(name);
            for (int i = 0; i < allowed.length; i++) {
                allowed[i] *= SCATTERS_APART;
            }
            var column = Column.of(values).within(new Tolerance.Absolute(allowed, REASON));
            answer.output(name, column).column("mean_of_10x20000." + name, column);
        });
        return answer.build();
    }
}
