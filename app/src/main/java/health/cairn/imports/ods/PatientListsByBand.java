package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists of patients in the age bands of the Quality and Outcomes Framework (16 and over, 17 and over, 30 to 74 ...), as the
 * House of Commons Library gives them, with or without the share of men. Bands overlap; besides them the bands between
 * their edges are written, which follow by subtraction: 0-15, 16, 17, 18-49, 50-64.
 */
@Component
class PatientListsByBand implements FileFormat {

    private static final String[] TOTAL = {"TOTAL", "Total"};

    /** What stands for nobody in these files, so that a division by it does not fail: there 0-64 is the total. */
    private static final String NOBODY = "0\\.000+1";

    @Override
    public String name() {
        return "patient-lists-by-qof-band";
    }

    @Override
    public String title() {
        return "Patients registered at a GP practice, in the age bands of QOF";
    }

    @Override
    public String source() {
        return "House of Commons Library, from NHS England";
    }

    @Override
    public String licence() {
        return "Open Parliament Licence; Open Government Licence v3.0";
    }

    @Override
    public boolean recognises(Sample sample) {
        Header header = sample.first().header();
        return sample.isText()
                && header.hasAll("PRACTICE_CODE", "TOTAL", "30_74", "0_64")
                && header.column("16OV", "16+") >= 0
                && header.column("65OV", "65+") >= 0;
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(sample.first().header(), FileDays.dayMonthOrApril(sample, destination), destination);
    }

    private static final class Reader implements RowReader {
        private final Header header;
        private final LocalDate on;
        private final Destination destination;
        private final FactWriter facts;
        private boolean headerRead;

        Reader(Header header, LocalDate on, Destination destination) {
            this.header = header;
            this.on = on;
            this.destination = destination;
            this.facts = destination.facts();
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            String code = row.text(header.require("PRACTICE_CODE"));
            if (!AreaCode.isValid(code)) {
                report(Problem.Kind.AREA_CODE, row, "PRACTICE_CODE", code, "the code of a practice");
                return;
            }
            AreaCode practice = new AreaCode(code);
            Double total = people(row, practice, 0, null, TOTAL);
            Double over16 = people(row, practice, 16, null, "16OV", "16+");
            Double over17 = people(row, practice, 17, null, "17OV", "17+");
            Double over18 = people(row, practice, 18, null, "18OV", "18+");
            Double over50 = people(row, practice, 50, null, "50OV", "50+");
            Double over65 = people(row, practice, 65, null, "65OV", "65+");
            people(row, practice, 30, 74, "30_74");
            people(row, practice, 0, 64, "0_64");
            between(row, practice, 0, total, 16, over16);
            between(row, practice, 16, over16, 17, over17);
            between(row, practice, 17, over17, 18, over18);
            between(row, practice, 18, over18, 50, over50);
            between(row, practice, 50, over50, 65, over65);
            men(row, practice, total);
        }

        private @Nullable Double people(Row row, AreaCode practice, int from, @Nullable Integer to, String... columns) {
            int column = header.column(columns);
            if (row.isBlank(column)) {
                return null;
            }
            Optional<Double> people = Counts.people(row.text(column));
            if (row.text(column).matches(NOBODY)) {
                report(Problem.Kind.NOTE, row, columns[0], row.text(column), "0, which is what is taken");
                people = Optional.of(0.0);
            } else if (people.filter(number -> number != Math.rint(number)).isPresent()) {
                report(
                        Problem.Kind.NOTE,
                        row,
                        columns[0],
                        row.text(column),
                        "whole people; the estimate is taken as it is");
            }
            if (people.isEmpty()) {
                report(Problem.Kind.NUMBER, row, columns[0], row.text(column), "a number of people, 0 or more");
                return null;
            }
            facts.listSize(practice, on, "P", from, to, people.get());
            return people.get();
        }

        private void between(
                Row row,
                AreaCode practice,
                int from,
                @Nullable Double fromOver,
                int until,
                @Nullable Double untilOver) {
            if (fromOver == null || untilOver == null) {
                return;
            }
            if (fromOver < untilOver) {
                report(
                        Problem.Kind.COUNTS,
                        row,
                        until + " and over",
                        untilOver + " people",
                        "no more than the " + fromOver + " aged " + from + " and over");
                return;
            }
            facts.listSize(practice, on, "P", from, until - 1, fromOver - untilOver);
        }

        /** The share of men gives back whole people; where it does not, it is not what it says. */
        private void men(Row row, AreaCode practice, @Nullable Double total) {
            int column = header.column("Percent_male");
            if (total == null || row.isBlank(column)) {
                return;
            }
            double share;
            try {
                share = Double.parseDouble(row.text(column));
            } catch (NumberFormatException e) {
                report(Problem.Kind.NUMBER, row, "Percent_male", row.text(column), "a share between 0 and 1");
                return;
            }
            double men = share * total;
            if (!(share >= 0 && share <= 1) || Math.abs(men - Math.rint(men)) > 0.01) {
                report(
                        Problem.Kind.COUNTS,
                        row,
                        "Percent_male",
                        row.text(column),
                        "a share between 0 and 1 that makes whole people of " + total);
                return;
            }
            facts.listSize(practice, on, "M", 0, null, Math.rint(men));
            facts.listSize(practice, on, "F", 0, null, total - Math.rint(men));
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(
                            kind,
                            row,
                            column,
                            found,
                            expected,
                            "load the file as it was published, or correct the row");
        }
    }
}
