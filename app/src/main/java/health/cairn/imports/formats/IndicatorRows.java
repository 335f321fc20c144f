package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.Destination;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Measure;
import health.cairn.measures.Measure.Kind;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.measures.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Fingertips indicator in one file: a value with its limits, count and denominator.
 *
 * <p>Whether the value is count over denominator, and times what, is known for the measures Cairn has a definition of.
 * For others it is found from the first {@value #ENOUGH} rows that have all three: until then rows wait.
 */
final class IndicatorRows {

    static final int ENOUGH = 20;
    private static final int MOST_WAITING = 200_000;
    private static final double[] MULTIPLIERS = {1, 100, 1_000, 10_000, 100_000, 1_000_000};
    /** Published values are rounded, counts sometimes too. */
    private static final double AGREES = 0.01;

    private final int indicator;
    private final String name;
    private final String source;
    private final Destination destination;
    private final ReadingWriter readings;
    private final List<Waiting> waiting = new ArrayList<>();
    private int telling;
    private @Nullable Measure measure;

    private @Nullable String latestSex;
    private @Nullable String latestAge;
    private int latestSeries;

    /** One row of the indicator. Numbers that the file does not give are {@code NaN}. */
    record Numbers(double value, double lower95, double upper95, double count, double denominator) {}

    private record Waiting(
            String sex, String age, AreaCode area, Period period, Numbers numbers, boolean suppressed, long row) {}

    IndicatorRows(int indicator, String name, String source, Destination destination) {
        this.indicator = indicator;
        this.name = name;
        this.source = source;
        this.destination = destination;
        readings = destination.readings();
        measure = destination.series().fingertips(indicator).orElse(null);
    }

    /** Whether a bare year of this indicator begins on 1 April, where that is known. */
    boolean financialYears(boolean otherwise) {
        return measure == null ? otherwise : measure.calendar() == Measure.Calendar.FINANCIAL_YEAR;
    }

    /** Whether a row that has its counts needs its value only for comparison, and its limits not at all. */
    boolean keepsCountsOnly() {
        return measure != null && MeasureDescription.isFromCounts(measure.kind());
    }

    /**
     * Takes one row.
     *
     * @param value the value, {@code NaN} where there is none
     * @param suppressed where there is no value: whether the file says it was held back
     */
    void row(
            String sex,
            String age,
            AreaCode area,
            Period period,
            double value,
            double lower95,
            double upper95,
            double count,
            double denominator,
            boolean suppressed,
            long row) {
        if (measure != null) {
            write(measure, sex, age, area, period, value, lower95, upper95, count, denominator, suppressed, row);
            return;
        }
        waiting.add(new Waiting(
                sex, age, area, period, new Numbers(value, lower95, upper95, count, denominator), suppressed, row));
        if (value > 0 && count > 0 && denominator > 0) {
            telling++;
        }
        if (telling >= ENOUGH || waiting.size() >= MOST_WAITING) {
            decide();
        }
    }

    /** All rows have been seen: writes those that still wait. */
    void end() {
        if (measure == null && !waiting.isEmpty()) {
            decide();
        }
    }

    private void decide() {
        Measure decided = destination.series().measure(describe());
        measure = decided;
        for (Waiting w : waiting) {
            Numbers n = w.numbers();
            write(
                    decided,
                    w.sex(),
                    w.age(),
                    w.area(),
                    w.period(),
                    n.value(),
                    n.lower95(),
                    n.upper95(),
                    n.count(),
                    n.denominator(),
                    w.suppressed(),
                    w.row());
        }
        waiting.clear();
    }

    /** Finds the multiplier that four in five of the telling rows agree with. */
    private MeasureDescription describe() {
        List<Numbers> tellingRows = waiting.stream()
                .map(Waiting::numbers)
                .filter(n -> n.value() > 0 && n.count() > 0 && n.denominator() > 0)
                .toList();
        double multiplier = 0;
        for (double candidate : MULTIPLIERS) {
            long agreeing =
                    tellingRows.stream().filter(n -> agrees(n, candidate)).count();
            if (!tellingRows.isEmpty() && 5 * agreeing >= 4 * tellingRows.size()) {
                multiplier = candidate;
            }
        }
        boolean expected = tellingRows.stream().anyMatch(n -> n.denominator() != Math.rint(n.denominator()));
        long above =
                tellingRows.stream().filter(n -> n.count() > n.denominator()).count();
        // One such row among many is a mistake in a percentage, not the mark of a ratio.
        boolean aboveAll = above > 0 && 5 * above >= tellingRows.size();
        boolean saysRatio = name.toLowerCase(Locale.ROOT).contains("ratio");
        boolean onlyCounts = waiting.stream()
                        .allMatch(w -> Double.isNaN(w.numbers().denominator()))
                && waiting.stream()
                        .anyMatch(w -> w.numbers().value() == w.numbers().count());
        Kind kind;
        if (multiplier == 0) {
            kind = onlyCounts ? Kind.COUNT : Kind.VALUE;
        } else if (multiplier == 100 && (saysRatio || expected || aboveAll)) {
            kind = Kind.RATIO;
        } else {
            kind = multiplier == 100 ? Kind.PROPORTION : Kind.RATE;
        }
        boolean financial = waiting.stream().anyMatch(w -> w.period().from().getMonthValue() == 4);
        return new MeasureDescription(
                new MeasureId("fingertips-" + indicator),
                OptionalInt.of(indicator),
                name,
                kind,
                multiplier == 0 ? 1 : multiplier,
                unit(kind, multiplier),
                "Count",
                kind == Kind.RATIO ? "Expected count" : "Denominator",
                source,
                financial,
                waiting.getFirst().sex(),
                waiting.getFirst().age());
    }

    private static String unit(Kind kind, double multiplier) {
        return switch (kind) {
            case PROPORTION -> "%";
            case RATE -> multiplier == 1 ? "per person" : String.format(Locale.UK, "per %,d", (long) multiplier);
            case RATIO -> "England = 100";
            case COUNT, VALUE -> "";
        };
    }

    private static boolean agrees(Numbers n, double multiplier) {
        return Math.abs(multiplier * n.count() / n.denominator() - n.value()) <= AGREES * n.value();
    }

    private void write(
            Measure known,
            String sex,
            String age,
            AreaCode area,
            Period period,
            double value,
            double lower95,
            double upper95,
            double count,
            double denominator,
            boolean suppressed,
            long row) {
        int series = series(known, sex, age);
        if (Double.isNaN(value)) {
            if (suppressed) {
                readings.suppressed(series, area, period, row);
            } else {
                readings.notCollected(series, area, period, row);
            }
            return;
        }
        if (!MeasureDescription.isFromCounts(known.kind()) || !(count >= 0)) {
            readings.valueOnly(series, area, period, value, lower95, upper95, row);
            return;
        }
        // The whole against itself: observed is expected, and the file leaves the expected count out.
        double whole =
                known.kind() == Kind.RATIO && !(denominator > 0) && value == known.multiplier() ? count : denominator;
        if (!(whole > 0)) {
            readings.valueOnly(series, area, period, value, lower95, upper95, row);
        } else if (known.kind() == Kind.PROPORTION && count > whole) {
            destination
                    .problems()
                    .report(
                            Problem.Kind.COUNTS,
                            "",
                            row,
                            "Count",
                            count + " of " + whole,
                            "a count that is not larger than its denominator",
                            "ask the publisher; the row was not loaded");
        } else {
            if (Math.abs(known.multiplier() * count / whole - value) > AGREES * value + known.multiplier() * 0.001) {
                destination
                        .problems()
                        .report(
                                Problem.Kind.VALUE_DIFFERS,
                                "",
                                row,
                                "Value",
                                String.valueOf(value),
                                known.multiplier() + " × " + count + " / " + whole + " = "
                                        + known.multiplier() * count / whole,
                                "the counts were loaded; ask the publisher if the difference matters");
            }
            readings.counted(series, area, period, count, whole, row);
        }
    }

    private int series(Measure known, String sex, String age) {
        // Texts come from lookups, so the same text is the same object and this is the usual case.
        if (sex != latestSex || age != latestAge) {
            latestSeries = destination.series().number(new SeriesKey(known.id(), sex, age));
            latestSex = sex;
            latestAge = age;
        }
        return latestSeries;
    }
}
