package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.standardised.DirectStandardisation;
import health.cairn.statistics.standardised.IndirectStandardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** calculate_dsr, calculate_ISRatio and calculate_ISRate. A missing count is none, as the package takes it. */
final class StandardisedCases {

    private static final double PER_HUNDRED_THOUSAND = 100_000;

    private StandardisedCases() {}

    static Answer direct(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence", "multiplier", "independent_events");
        double multiplier = reference.args().number("multiplier", PER_HUNDRED_THOUSAND);
        boolean independent = reference.args().flag("independent_events", true);
        var sheet = new Sheet(reference);
        var input = reference.input();
        Groups.of(input, reference.args().texts("group_by")).forEach((group, rows) -> {
            var area = independent ? independent(input, rows) : repeated(input, rows);
            var byLevel = sheet.levels().stream()
                    .map(level -> area.estimate(level, multiplier))
                    .toList();
            if (reference.args().has("group_by")) {
                sheet.add("area", group);
            }
            sheet.addNumber("total_count", area.totalCount())
                    .addNumber("total_pop", Arrays.stream(area.population()).sum());
            sheet.addEstimates(byLevel);
            sheet.add("confidence", sheet.confidence())
                    .add(
                            "statistic",
                            byLevel.getFirst() instanceof Outcome.Calculated<Estimate>
                                    ? "dsr per " + Sheet.whole(multiplier)
                                    : "dsr NA for total count < 10")
                    .add(
                            "method",
                            independent ? "Dobson" : "Dobson, with confidence adjusted for non-independent events");
        });
        return sheet.answer();
    }

    /** One area as the library takes it; for independent events the only frequency is 1. */
    private record Area(double[] weights, double[] population, double[] frequencies, double[] people) {

        double totalCount() {
            double total = 0;
            for (int i = 0; i < people.length; i++) {
                total += frequencies[i / weights.length] * people[i];
            }
            return total;
        }

        Outcome<Estimate> estimate(Confidence confidence, double multiplier) {
            var standard = new DirectStandardisation(weights, confidence, multiplier);
            return frequencies.length == 1 && frequencies[0] == 1
                    ? standard.of(people, population)
                    : standard.ofRepeatedEvents(frequencies, people, population);
        }
    }

    private static Area independent(Table input, List<Integer> rows) {
        return new Area(
                Groups.pick(input.numbers(weightColumn(input)), rows),
                Groups.pick(input.numbers("pop"), rows),
                new double[] {1},
                Groups.pick(input.numbers("count", 0), rows));
    }

    private static Area repeated(Table input, List<Integer> rows) {
        List<@Nullable String> bands = input.labels("ageband");
        double[] frequency = input.numbers("freq");
        double[] persons = input.numbers("persons", 0);
        double[] pop = input.numbers("pop");
        double[] weight = input.numbers(weightColumn(input));
        Map<@Nullable String, Integer> bandAt = new LinkedHashMap<>();
        Map<Double, Integer> frequencyAt = new LinkedHashMap<>();
        for (int row : rows) {
            bandAt.putIfAbsent(bands.get(row), bandAt.size());
            frequencyAt.putIfAbsent(frequency[row], frequencyAt.size());
        }
        double[] weights = new double[bandAt.size()];
        double[] population = new double[bandAt.size()];
        double[] people = new double[bandAt.size() * frequencyAt.size()];
        for (int row : rows) {
            int band = index(bandAt, bands.get(row));
            weights[band] = weight[row];
            population[band] = pop[row];
            people[index(frequencyAt, frequency[row]) * bandAt.size() + band] += persons[row];
        }
        double[] frequencies =
                frequencyAt.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        return new Area(weights, population, frequencies, people);
    }

    private static <K extends @Nullable Object> int index(Map<K, Integer> positions, K key) {
        Integer position = positions.get(key);
        if (position == null) {
            throw new IllegalStateException("No position for " + key);
        }
        return position;
    }

    private static String weightColumn(Table input) {
        return input.names().stream()
                .filter(name -> name.startsWith("esp"))
                .findFirst()
                .orElseThrow(() -> new UnknownForm("No standard population among " + input.names()));
    }

    static Answer ratio(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence", "refvalue", "x_ref", "n_ref");
        double referenceValue = reference.args().number("refvalue", 1);
        return indirect(
                reference,
                (standard, observed, population) -> standard.ratio(observed, population, referenceValue),
                1,
                "indirectly standardised ratio x " + Sheet.whole(referenceValue));
    }

    static Answer rate(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence", "multiplier", "x_ref", "n_ref");
        double multiplier = reference.args().number("multiplier", PER_HUNDRED_THOUSAND);
        return indirect(
                reference,
                (standard, observed, population) -> standard.rate(observed, population, multiplier),
                multiplier,
                "indirectly standardised rate per " + Sheet.whole(multiplier));
    }

    private interface Standardised {
        Outcome<Estimate> of(IndirectStandardisation standard, double observed, double[] population);
    }

    private static Answer indirect(
            ReferenceCase reference, Standardised estimate, double multiplier, String statistic) {
        var sheet = new Sheet(reference);
        var input = reference.input();
        double[] counts = input.numbers("count", 0);
        double[] pop = input.numbers("pop", 0);
        List<IndirectStandardisation> standards = new ArrayList<>();
        for (Confidence level : sheet.levels()) {
            standards.add(new IndirectStandardisation(
                    reference.args().numbers("x_ref"), reference.args().numbers("n_ref"), level));
        }
        Groups.of(input, reference.args().texts("group_by")).forEach((group, rows) -> {
            double observed = Arrays.stream(Groups.pick(counts, rows)).sum();
            double[] population = Groups.pick(pop, rows);
            var byLevel = standards.stream()
                    .map(standard -> estimate.of(standard, observed, population))
                    .toList();
            sheet.add("area", group)
                    .addNumber("observed", observed)
                    .addNumber("expected", standards.getFirst().expected(population));
            // The sheet of the ratios has the column too, and leaves it empty.
            boolean isRate = reference.table("output").has("ref_rate");
            sheet.add("ref_rate", isRate ? (Object) standards.getFirst().referenceRate(multiplier) : null);
            sheet.addEstimates(byLevel);
            sheet.add("confidence", sheet.confidence())
                    .add("statistic", statistic)
                    .add("method", RateCases.countMethod(byLevel.getFirst()));
        });
        return sheet.answer();
    }
}
