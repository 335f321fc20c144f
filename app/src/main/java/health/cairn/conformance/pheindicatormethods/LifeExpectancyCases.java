package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.lifetable.LifeExpectancy;
import health.cairn.statistics.lifetable.LifeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** phe_life_expectancy. */
final class LifeExpectancyCases {

    private LifeExpectancyCases() {}

    static Answer answer(ReferenceCase reference) {
        reference.args().allow("fun", "group_by", "confidence");
        var sheet = new Sheet(reference);
        var input = reference.input();
        double[] ages = input.numbers("startage");
        double[] people = input.numbers("pop");
        double[] deaths = input.numbers("deaths");
        var groups = Groups.of(input, reference.args().texts("group_by"));
        List<String> order = new ArrayList<>(groups.keySet());
        // The package puts areas for which it calculates nothing behind all others.
        order.sort(Comparator.comparing(group -> {
            var rows = groups.get(group);
            return table(ages, deaths, people, rows == null ? List.of() : rows) instanceof Outcome.NotCalculated;
        }));
        for (String group : order) {
            List<Integer> rows = groups.getOrDefault(group, List.of());
            int[] starts = IntStream.range(0, rows.size())
                    .map(i -> (int) ages[rows.get(i)])
                    .toArray();
            double[] died = Groups.pick(deaths, rows);
            double[] alive = Groups.pick(people, rows);
            var table = table(ages, deaths, people, rows);
            for (int band = 0; band < starts.length; band++) {
                sheet.addNumber("startage", starts[band]).add("area", group);
                add(sheet, table, band);
                // Withheld or not, the package shows from how many people and deaths it counted.
                sheet.addNumber("pops_used", from(alive, band))
                        .addNumber("dths_used", from(died, band))
                        .add("confidence", sheet.confidence())
                        .add("statistic", "life expectancy at " + starts[band])
                        .add("method", "Chiang, using Silcocks et al for confidence limits");
            }
        }
        return sheet.answer();
    }

    private static Outcome<List<LifeExpectancy>> table(
            double[] ages, double[] deaths, double[] people, List<Integer> rows) {
        int[] starts = rows.stream().mapToInt(row -> (int) ages[row]).toArray();
        return new LifeTable(starts).of(Groups.pick(deaths, rows), Groups.pick(people, rows));
    }

    /** The package keeps the limits where it withholds the value for their width. */
    private static void add(Sheet sheet, Outcome<List<LifeExpectancy>> table, int band) {
        var published = table.map(rows -> rows.get(band)).map(row -> row.published(Confidence.P95));
        Object value =
                published instanceof Outcome.Calculated<Outcome<Estimate>>(Outcome.Calculated<Estimate>(var shown))
                        ? (Object) shown.value()
                        : null;
        sheet.add("value", value);
        sheet.addLimits(sheet.levels().stream()
                .map(level -> table.map(rows -> rows.get(band).estimate(level)))
                .toList());
    }

    private static double from(double[] values, int band) {
        double sum = 0;
        for (int i = band; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
