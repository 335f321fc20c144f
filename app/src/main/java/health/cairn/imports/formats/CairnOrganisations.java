package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cairn's own form for organisations, one row a fact: {@code organisation} rows say what an area is called on a day,
 * {@code membership} rows who belongs to whom and since when, {@code list} rows how many people are registered. For
 * organisations that no public file lists, such as a federation.
 */
@Component
final class CairnOrganisations implements FileFormat {

    private static final String[] COLUMNS = {
        "fact",
        "code",
        "type",
        "name",
        "postcode",
        "parent type",
        "parent",
        "from",
        "until",
        "as of",
        "sex",
        "age from",
        "age to",
        "people"
    };

    @Override
    public String name() {
        return "cairn-organisations";
    }

    @Override
    public String title() {
        return "Organisations in Cairn's own form";
    }

    @Override
    public String source() {
        return "As agreed with whoever made the file";
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
        return new Organisations(destination);
    }

    private static final class Organisations implements RowReader {
        private final Destination destination;
        private @Nullable Header header;
        private int[] at = {};

        private Organisations(Destination destination) {
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
            String code = row.text(at[1]);
            if (!AreaCode.isValid(code)) {
                report(Problem.Kind.AREA_CODE, row, "code", code, "an area code such as A81001");
                return;
            }
            Optional<LocalDate> asOf = day(row, 9);
            if (asOf.isEmpty()) {
                report(Problem.Kind.PERIOD, row, "as of", row.text(at[9]), "a day as 2026-04-01");
                return;
            }
            var area = new AreaCode(code);
            FactWriter facts = destination.facts();
            switch (row.text(at[0])) {
                case "organisation" -> organisation(row, facts, area, asOf.get());
                case "membership" -> membership(row, facts, area, asOf.get());
                case "list" -> list(row, facts, area, asOf.get());
                default ->
                    report(Problem.Kind.ORGANISATION, row, "fact", row.text(at[0]), "organisation, membership or list");
            }
        }

        private void organisation(Row row, FactWriter facts, AreaCode area, LocalDate asOf) {
            Optional<AreaType> type = type(row, 2);
            if (type.isEmpty() || row.isBlank(at[3])) {
                report(
                        Problem.Kind.ORGANISATION,
                        row,
                        "type, name",
                        row.text(at[2]) + ", " + row.text(at[3]),
                        "a type such as practice or pcn, and a name");
                return;
            }
            facts.organisation(
                    area,
                    type.get(),
                    row.text(at[3]),
                    row.isBlank(at[4]) ? null : row.text(at[4]),
                    day(row, 7).orElse(null),
                    day(row, 8).orElse(null),
                    asOf);
        }

        private void membership(Row row, FactWriter facts, AreaCode area, LocalDate asOf) {
            Optional<AreaType> type = type(row, 5);
            String parent = row.text(at[6]);
            if (type.isEmpty() || !AreaCode.isValid(parent)) {
                report(
                        Problem.Kind.ORGANISATION,
                        row,
                        "parent type, parent",
                        row.text(at[5]) + ", " + parent,
                        "a type such as pcn, and the parent's code");
                return;
            }
            facts.membership(
                    area,
                    type.get(),
                    new AreaCode(parent),
                    day(row, 7).orElse(null),
                    day(row, 8).orElse(null),
                    asOf);
        }

        private void list(Row row, FactWriter facts, AreaCode area, LocalDate asOf) {
            double people = row.decimal(at[13]);
            double from = row.decimal(at[11]);
            double to = row.decimal(at[12]);
            String sex = row.text(at[10]);
            if (!(people >= 0) || !(from >= 0) || !sex.matches("[MFP]")) {
                report(
                        Problem.Kind.NUMBER,
                        row,
                        "sex, age from, people",
                        sex + ", " + row.text(at[11]) + ", " + row.text(at[13]),
                        "M, F or P; an age; a number of people");
                return;
            }
            facts.listSize(area, asOf, sex, (int) from, Double.isNaN(to) ? null : (int) to, people);
        }

        private Optional<AreaType> type(Row row, int column) {
            String text = row.text(at[column])
                    .toUpperCase(Locale.ROOT)
                    .replace(' ', '_')
                    .replace('-', '_');
            for (AreaType type : AreaType.values()) {
                if (type.name().equals(text)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        private Optional<LocalDate> day(Row row, int column) {
            try {
                return row.isBlank(at[column]) ? Optional.empty() : Optional.of(LocalDate.parse(row.text(at[column])));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(kind, row, column, found, expected, "correct the row and load the file again");
        }
    }
}
