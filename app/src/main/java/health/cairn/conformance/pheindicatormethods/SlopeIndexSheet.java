package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.conformance.Tolerance;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.inequality.Scale;
import health.cairn.statistics.inequality.SimulatedIndex;
import health.cairn.statistics.inequality.SlopeIndex;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The package's own test sheet of slope indices: many tests in one table, told apart by their descriptions, with the
 * expected figures beside the input in the first row of each test. Where the sheet has no figure nothing is compared; in
 * its error-handling tests we must refuse the input as the package does.
 */
final class SlopeIndexSheet {

    private static final String REASON =
            "limits are percentiles of random draws; the package's own tests accept 5 per cent";
    private static final Tolerance SIMULATED = new Tolerance.Relative(0.05, REASON);
    private static final long SEED = 5;

    private final Table input;
    private final Map<String, @Nullable Object[]> columns = new LinkedHashMap<>();

    private SlopeIndexSheet(Table input) {
        this.input = input;
        for (String name : List.of(
                "sii",
                "rii",
                "Intercept",
                "sii_lowercl_1",
                "sii_uppercl_1",
                "rii_lowercl_1",
                "rii_uppercl_1",
                "sii_lowercl_2",
                "sii_uppercl_2",
                "rii_lowercl_2",
                "rii_uppercl_2")) {
            columns.put(name, new @Nullable Object[input.rows()]);
        }
    }

    static Answer answer(ReferenceCase reference) {
        var sheet = new SlopeIndexSheet(reference.input());
        Groups.of(sheet.input, List.of("TestDescription", "Area", "Grouping1", "Grouping2"))
                .values()
                .forEach(sheet::test);
        var answer = Answer.builder();
        sheet.columns.forEach((name, values) -> {
            var column = Column.of(Arrays.asList(values));
            answer.column("input." + name, name.contains("cl_") ? column.within(SIMULATED) : column);
        });
        return answer.build();
    }

    private void test(List<Integer> rows) {
        String description = String.valueOf(input.values("TestDescription").get(rows.getFirst()));
        boolean mustRefuse = description.startsWith("error handling");
        SimulatedIndex found;
        try {
            found = simulate(description, rows);
        } catch (IllegalArgumentException e) {
            if (mustRefuse || description.startsWith("warning handling")) {
                return;
            }
            throw e;
        }
        put(rows, "sii", found.index().slope(), mustRefuse);
        put(rows, "rii", found.index().relative(), mustRefuse);
        put(rows, "Intercept", found.index().intercept(), false);
        double[] levels = levels(description);
        for (int i = 0; i < levels.length; i++) {
            var level = new Confidence(levels[i]);
            put(rows, "sii_lowercl_" + (i + 1), found.slope(level).interval().lower(), false);
            put(rows, "sii_uppercl_" + (i + 1), found.slope(level).interval().upper(), false);
            put(rows, "rii_lowercl_" + (i + 1), found.relative(level).interval().lower(), false);
            put(rows, "rii_uppercl_" + (i + 1), found.relative(level).interval().upper(), false);
        }
    }

    private SimulatedIndex simulate(String description, List<Integer> rows) {
        boolean transform = description.contains("log transform") || description.contains("logit transform");
        var scale = description.contains("invalid proportion")
                ? Scale.LOGIT
                : SlopeIndexCases.scale((int) numbers("ValueType", rows)[0]);
        double multiplier = description.contains("x 100")
                ? 100
                : description.contains("x -100") ? -100 : description.contains("negative multiplier") ? -1 : 1;
        var settings = new SlopeIndex(scale, transform, multiplier);
        double[] errors = new double[rows.size()];
        if (description.contains("invalid proportion")) {
            for (int i = 0; i < errors.length; i++) {
                errors[i] = settings.standardError(
                        numbers("LowerCL", rows)[i], numbers("UpperCL", rows)[i], Confidence.P95);
            }
        } else {
            errors = numbers("StandardError", rows);
        }
        return settings.simulate(
                numbers("Population", rows),
                numbers("Value", rows),
                errors,
                (int) numbers("Repetitions", rows)[0],
                SEED);
    }

    private double[] numbers(String column, List<Integer> rows) {
        var values = input.observations(column);
        return rows.stream()
                .mapToDouble(row -> {
                    if (!values.isPresent(row)) {
                        throw new IllegalArgumentException(column + " has no value in row " + (row + 1));
                    }
                    return values.get(row);
                })
                .toArray();
    }

    private static double[] levels(String description) {
        if (description.contains("multiple CIs")) {
            return new double[] {0.95, 0.99};
        }
        if (description.contains("95 and 98") || description.contains("95% and 98%")) {
            return new double[] {0.95, 0.98};
        }
        if (description.contains("98%")) {
            return new double[] {0.98};
        }
        return new double[] {description.contains("99% confidence") ? 0.99 : 0.95};
    }

    /** Into the rows that have a figure, or into the first in any case. */
    private void put(List<Integer> rows, String column, double value, boolean always) {
        var sheet = input.values(column);
        @Nullable Object[] ours = columns.getOrDefault(column, new @Nullable Object[0]);
        for (int row : rows) {
            if (sheet.get(row) != null || (always && row == rows.getFirst())) {
                ours[row] = value;
            }
        }
    }
}
