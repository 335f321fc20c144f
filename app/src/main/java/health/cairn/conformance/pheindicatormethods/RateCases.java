package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.rate.CrudeRates;
import health.cairn.statistics.rate.Proportions;
import health.cairn.statistics.rate.SampleMean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** phe_proportion, phe_rate and phe_mean. */
final class RateCases {

    private static final double PER_HUNDRED_THOUSAND = 100_000;

    private RateCases() {}

    static Answer proportion(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence", "multiplier");
        double multiplier = reference.args().number("multiplier", 1);
        String statistic = multiplier == 100 ? "percentage" : "proportion of " + Sheet.whole(multiplier);
        return fill(
                reference,
                (x, n) -> confidence -> x == null || n == null
                        ? Outcome.none("missing")
                        : new Proportions(confidence, multiplier).of(x, n),
                statistic,
                "Wilson");
    }

    static Answer rate(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence", "multiplier");
        double multiplier = reference.args().number("multiplier", PER_HUNDRED_THOUSAND);
        return fill(
                reference,
                (x, n) -> confidence -> x == null || n == null
                        ? Outcome.none("missing")
                        : new CrudeRates(confidence, multiplier).of(x, n),
                "rate per " + Sheet.whole(multiplier),
                null);
    }

    static Answer mean(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence");
        var sheet = new Sheet(reference);
        var input = reference.input();
        double[] values = input.numbers(input.has("v") ? "v" : "values");
        Groups.of(input, reference.args().texts("group_by")).forEach((group, rows) -> {
            var mean = SampleMean.of(Groups.pick(values, rows));
            sheet.add("area", group)
                    .addNumber("value_sum", mean.sum())
                    .addNumber("value_count", mean.count())
                    .addNumber("stdev", mean.standardDeviation().orElseThrow());
            sheet.addEstimates(sheet.levels().stream().map(mean::estimate).toList());
            sheet.add("confidence", sheet.confidence())
                    .add("statistic", "mean")
                    .add("method", "Student's t-distribution");
        });
        return sheet.answer();
    }

    private interface PairOfCounts {
        Function<Confidence, Outcome<Estimate>> at(@Nullable Double numerator, @Nullable Double denominator);
    }

    private static Answer fill(
            ReferenceCase reference, PairOfCounts estimate, String statistic, @Nullable String method) {
        var sheet = new Sheet(reference);
        var input = reference.input();
        String above = column(input, "x", "Numerator", "numerator");
        String below = column(input, "n", "Denominator", "denominator");
        var numerators = input.observations(above);
        var denominators = input.observations(below);
        var groupBy = reference.args().texts("group_by");
        List<List<Integer>> groups = new ArrayList<>();
        List<@Nullable String> names = new ArrayList<>();
        if (groupBy.isEmpty()) {
            for (int row = 0; row < input.rows(); row++) {
                groups.add(List.of(row));
            }
            names.addAll(input.labels(column(input, "area", "Area")));
        } else {
            Groups.of(input, groupBy).forEach((name, rows) -> {
                groups.add(rows);
                names.add(name);
            });
        }
        for (int i = 0; i < groups.size(); i++) {
            Double x = sum(numerators, groups.get(i));
            Double n = sum(denominators, groups.get(i));
            var byLevel = sheet.levels().stream().map(estimate.at(x, n)).toList();
            sheet.add(column(input, "area", "Area"), names.get(i)).add(above, x).add(below, n);
            sheet.addEstimates(byLevel);
            sheet.add("confidence", sheet.confidence())
                    .add("statistic", statistic)
                    .add("method", method != null ? method : countMethod(byLevel.getFirst()))
                    .add("multiplier", reference.args().number("multiplier", 1));
        }
        return sheet.answer();
    }

    /** The package writes Byars, and names no method where there is no count. */
    static @Nullable String countMethod(Outcome<Estimate> outcome) {
        return switch (outcome) {
            case Outcome.Calculated<Estimate>(Estimate estimate) ->
                estimate.method() == IntervalMethod.BYAR ? "Byars" : "Exact";
            case Outcome.NotCalculated<Estimate> none -> null;
        };
    }

    /** As in R a sum with a missing value is missing. */
    private static @Nullable Double sum(Observations values, List<Integer> rows) {
        double sum = 0;
        for (int row : rows) {
            if (!values.isPresent(row)) {
                return null;
            }
            sum += values.get(row);
        }
        return sum;
    }

    static String column(Table table, String... candidates) {
        for (String candidate : candidates) {
            if (table.has(candidate)) {
                return candidate;
            }
        }
        throw new UnknownForm("None of the columns " + List.of(candidates) + " among " + table.names());
    }
}
