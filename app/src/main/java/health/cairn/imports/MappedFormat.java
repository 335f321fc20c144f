package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesKey;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads an organisation's own tables by a {@link TableMapping}. */
final class MappedFormat implements FileFormat {

    static final String PREFIX = "mapping-";

    private final int number;
    private final TableMapping mapping;

    MappedFormat(int number, TableMapping mapping) {
        this.number = number;
        this.mapping = mapping;
    }

    @Override
    public String name() {
        return PREFIX + number;
    }

    @Override
    public String title() {
        return mapping.name();
    }

    @Override
    public String source() {
        return "Own data";
    }

    @Override
    public String licence() {
        return "";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.sheets().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .anyMatch(row -> Header.of(row).fingerprint().equals(mapping.fingerprint()));
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Rows(destination);
    }

    /** Looks for the header on every sheet; rows before it are a free block of text that such files often begin with. */
    private final class Rows implements RowReader {
        private final Destination destination;
        private final Problems problems;
        private final ReadingWriter readings;
        private final Measure measure;
        private final Optional<Period> fixedPeriod = PeriodText.parse(mapping.fixedPeriod());
        private @Nullable Header header;

        private Rows(Destination destination) {
            this.destination = destination;
            problems = destination.problems();
            readings = destination.readings();
            measure = destination
                    .series()
                    .measure(new MeasureDescription(
                            mapping.measure(),
                            OptionalInt.empty(),
                            mapping.measureName(),
                            mapping.kind(),
                            mapping.multiplier(),
                            mapping.unit(),
                            mapping.numerator(),
                            mapping.denominator(),
                            source(),
                            true,
                            "Persons",
                            mapping.fixedAge().isEmpty() ? "All ages" : mapping.fixedAge()));
        }

        @Override
        public void sheet(String name) {
            header = null;
        }

        @Override
        public void row(Row row) {
            if (header == null) {
                Header here = Header.of(row);
                if (here.fingerprint().equals(mapping.fingerprint())) {
                    header = here;
                }
                return;
            }
            String code = text(row, mapping.area());
            if (code.toLowerCase(Locale.ROOT).matches("(grand )?totals?|all|england total")) {
                problems.count(Problem.Kind.TOTAL_ROW);
                return;
            }
            switch (CodeText.of(code)) {
                case CodeText.Code(AreaCode area) -> reading(row, area);
                case CodeText.NotAllocated() -> problems.count(Problem.Kind.NOT_AN_ORGANISATION);
                case CodeText.StatisticalGroup() -> problems.count(Problem.Kind.OUT_OF_SCOPE);
                case CodeText.Unreadable(String found) ->
                    report(Problem.Kind.AREA_CODE, row, mapping.area(), found, "an area code such as A81001");
            }
        }

        private void reading(Row row, AreaCode area) {
            Optional<Period> period =
                    fixedPeriod.isPresent() ? fixedPeriod : mapping.periodOf(text(row, mapping.period()));
            if (period.isEmpty()) {
                report(
                        Problem.Kind.PERIOD,
                        row,
                        mapping.period(),
                        text(row, mapping.period()),
                        mapping.dates().words());
                return;
            }
            int series = destination.series().number(new SeriesKey(measure.id(), sex(row), age(row)));
            if (mapping.numerator().isEmpty()) {
                value(row, series, area, period.get());
            } else {
                counts(row, series, area, period.get());
            }
        }

        private void counts(Row row, int series, AreaCode area, Period period) {
            ValueText some = mapping.valueOf(text(row, mapping.numerator()));
            ValueText all = mapping.valueOf(text(row, mapping.denominator()));
            if (some instanceof ValueText.Unreadable(String found)) {
                report(Problem.Kind.NUMBER, row, mapping.numerator(), found, "a number or a mark");
            } else if (all instanceof ValueText.Unreadable(String found)) {
                report(Problem.Kind.NUMBER, row, mapping.denominator(), found, "a number or a mark");
            } else if (some instanceof ValueText.Suppressed || all instanceof ValueText.Suppressed) {
                readings.suppressed(series, area, period, row.number());
            } else if (some instanceof ValueText.Number(double numerator)
                    && all instanceof ValueText.Number(double denominator)) {
                boolean possible = numerator >= 0
                        && denominator > 0
                        && !(measure.kind() == Measure.Kind.PROPORTION && numerator > denominator);
                if (possible) {
                    readings.counted(series, area, period, numerator, denominator, row.number());
                } else {
                    report(
                            Problem.Kind.COUNTS,
                            row,
                            mapping.numerator() + ", " + mapping.denominator(),
                            numerator + " of " + denominator,
                            "a numerator of 0 or more, not larger than a denominator above 0");
                }
            } else {
                readings.notCollected(series, area, period, row.number());
            }
        }

        private void value(Row row, int series, AreaCode area, Period period) {
            switch (mapping.valueOf(text(row, mapping.value()))) {
                case ValueText.Number(double value) ->
                    readings.valueOnly(series, area, period, value, Double.NaN, Double.NaN, row.number());
                case ValueText.Suppressed() -> readings.suppressed(series, area, period, row.number());
                case ValueText.NotCollected() -> readings.notCollected(series, area, period, row.number());
                case ValueText.Unreadable(String found) ->
                    report(Problem.Kind.NUMBER, row, mapping.value(), found, "a number or a mark");
            }
        }

        private String sex(Row row) {
            return switch (text(row, mapping.sex()).toLowerCase(Locale.ROOT)) {
                case "m", "male", "males", "men" -> "Male";
                case "f", "female", "females", "women" -> "Female";
                default -> "Persons";
            };
        }

        private String age(Row row) {
            String age = text(row, mapping.age());
            if (!age.isEmpty()) {
                return age;
            }
            return mapping.fixedAge().isEmpty() ? "All ages" : mapping.fixedAge();
        }

        private String text(Row row, String column) {
            return header == null || column.isEmpty() ? "" : row.text(header.column(column));
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            problems.report(
                    kind,
                    row,
                    column,
                    found,
                    expected,
                    "correct the cell, or change the mapping, and load the file again");
        }
    }
}
