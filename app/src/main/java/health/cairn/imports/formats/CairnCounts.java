package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.measures.SeriesKey;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cairn's own form for counts, one row a reading: for data that come from no publisher, and for carrying data from one
 * installation to another. A row has a numerator and a denominator, or a value, or the word {@code suppressed} or
 * {@code not collected} in {@code state}.
 */
@Component
final class CairnCounts implements FileFormat {

    private static final String[] COLUMNS = {
        "measure", "sex", "age", "area", "from", "until", "numerator", "denominator", "value", "state", "source"
    };

    @Override
    public String name() {
        return "cairn-counts";
    }

    @Override
    public String title() {
        return "Counts in Cairn's own form";
    }

    @Override
    public String source() {
        return "As named in the file";
    }

    @Override
    public String licence() {
        return "As agreed with whoever made the file";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.isText() && sample.first().header().hasAll(COLUMNS);
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Counts(destination);
    }

    private static final class Counts implements RowReader {
        private final Destination destination;
        private final Map<String, Integer> series = new HashMap<>();
        private final Map<String, @Nullable LocalDate> days = new HashMap<>();
        private @Nullable Header header;
        private int[] at = {};

        private Counts(Destination destination) {
            this.destination = destination;
        }

        @Override
        public void row(Row row) {
            if (header == null) {
                Header found = Header.of(row);
                header = found;
                at = new int[COLUMNS.length];
                for (int i = 0; i < COLUMNS.length; i++) {
                    at[i] = found.require(COLUMNS[i]);
                }
                return;
            }
            LocalDate from = day(row.text(at[4]));
            LocalDate until = day(row.text(at[5]));
            if (from == null || until == null || !from.isBefore(until)) {
                report(
                        Problem.Kind.PERIOD,
                        row,
                        "from, until",
                        row.text(at[4]) + ", " + row.text(at[5]),
                        "the first day and the day after the last, as 2026-04-01");
                return;
            }
            String code = row.text(at[3]);
            if (!AreaCode.isValid(code)) {
                report(Problem.Kind.AREA_CODE, row, "area", code, "an area code such as A81001");
                return;
            }
            Integer number = series(row);
            if (number != null) {
                write(row, number, new AreaCode(code), new Period(from, until));
            }
        }

        private void write(Row row, int number, AreaCode area, Period period) {
            String state = row.text(at[9]);
            double numerator = row.decimal(at[6]);
            double denominator = row.decimal(at[7]);
            double value = row.decimal(at[8]);
            if (state.equals("suppressed")) {
                destination.readings().suppressed(number, area, period, row.number());
            } else if (state.equals("not collected")) {
                destination.readings().notCollected(number, area, period, row.number());
            } else if (numerator >= 0 && denominator > 0) {
                destination.readings().counted(number, area, period, numerator, denominator, row.number());
            } else if (!Double.isNaN(value) && Double.isNaN(numerator)) {
                destination.readings().valueOnly(number, area, period, value, Double.NaN, Double.NaN, row.number());
            } else {
                report(
                        Problem.Kind.COUNTS,
                        row,
                        "numerator, denominator, value",
                        row.text(at[6]) + ", " + row.text(at[7]) + ", " + row.text(at[8]),
                        "a numerator of 0 or more with a denominator above 0, or a value, or a state");
            }
        }

        private @Nullable Integer series(Row row) {
            String key = row.text(at[0]) + "|" + row.text(at[1]) + "|" + row.text(at[2]);
            Integer known = series.get(key);
            if (known != null) {
                return known;
            }
            String sex = row.text(at[1]);
            String age = row.text(at[2]);
            if (!sex.equals("Persons") && !sex.equals("Male") && !sex.equals("Female") || age.isEmpty()) {
                report(
                        Problem.Kind.SEX_OR_AGE,
                        row,
                        "sex, age",
                        sex + ", " + age,
                        "Persons, Male or Female; and an age band such as 25-49 yrs or All ages");
                return null;
            }
            MeasureId id;
            try {
                id = new MeasureId(row.text(at[0]));
            } catch (IllegalArgumentException e) {
                report(Problem.Kind.MEASURE, row, "measure", row.text(at[0]), "lower-case letters, digits and hyphens");
                return null;
            }
            MeasureId measure = destination
                    .series()
                    .measure(MeasureDescription.percentage(
                            id.value(),
                            OptionalInt.empty(),
                            id.value().replace('-', ' '),
                            "Counted",
                            "Out of",
                            row.text(at[10]),
                            sex,
                            age))
                    .id();
            int number = destination.series().number(new SeriesKey(measure, sex, age));
            series.put(key, number);
            return number;
        }

        private @Nullable LocalDate day(String text) {
            return days.computeIfAbsent(text, t -> {
                try {
                    return LocalDate.parse(t);
                } catch (DateTimeParseException e) {
                    return null;
                }
            });
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(kind, row, column, found, expected, "correct the row and load the file again");
        }
    }
}
