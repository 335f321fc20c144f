package health.cairn.imports.ods;

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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * "Patients registered at a GP practice": totals, five-year bands or single years of age by sex. The same layout also gives
 * rows for PCNs, ICBs and so on; only practices are loaded, areas are summed on their map.
 */
@Component
class PatientLists implements FileFormat {

    private static final String[] CODE = {"CODE", "ORG_CODE"};
    private static final String[] TYPE = {"TYPE", "ORG_TYPE"};
    private static final String[] AGE = {"AGE", "AGE_GROUP_5"};

    @Override
    public String name() {
        return "patient-lists";
    }

    @Override
    public String title() {
        return "Patients registered at a GP practice";
    }

    @Override
    public String source() {
        return "Patients Registered at a GP Practice, NHS England";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        Header header = sample.first().header();
        return sample.isText()
                && header.hasAll("EXTRACT_DATE", "SEX", "NUMBER_OF_PATIENTS")
                && header.column(CODE) >= 0
                && header.column(TYPE) >= 0
                && header.column(AGE) >= 0;
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(sample.first().header(), destination);
    }

    private record Ages(int from, @Nullable Integer to) {}

    private static final class Reader implements RowReader {
        private final Destination destination;
        private final FactWriter facts;
        private final Header header;
        private boolean headerRead;

        Reader(Header header, Destination destination) {
            this.destination = destination;
            this.facts = destination.facts();
            this.header = header;
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            if (!row.is(header.column(TYPE), "GP") && !row.is(header.column(TYPE), "GP practice")) {
                destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                return;
            }
            String code = row.text(header.column(CODE));
            Optional<LocalDate> on = FileDays.dayMonthYear(row.text(header.column("EXTRACT_DATE")));
            Optional<String> sex = sex(row.text(header.column("SEX")));
            Optional<Ages> ages = ages(row.text(header.column(AGE)));
            Optional<Double> people = Counts.people(row.text(header.column("NUMBER_OF_PATIENTS")));
            if (!AreaCode.isValid(code)) {
                report(Problem.Kind.AREA_CODE, row, "CODE", code, "the code of a practice");
            } else if (on.isEmpty()) {
                report(
                        Problem.Kind.PERIOD,
                        row,
                        "EXTRACT_DATE",
                        row.text(header.column("EXTRACT_DATE")),
                        "a day such as 01JAN2021");
            } else if (sex.isEmpty()) {
                report(Problem.Kind.SEX_OR_AGE, row, "SEX", row.text(header.column("SEX")), "ALL, MALE or FEMALE");
            } else if (ages.isEmpty()) {
                report(Problem.Kind.SEX_OR_AGE, row, "AGE", row.text(header.column(AGE)), "ALL, 42, 40_44 or 95+");
            } else if (people.isEmpty()) {
                report(
                        Problem.Kind.NUMBER,
                        row,
                        "NUMBER_OF_PATIENTS",
                        row.text(header.column("NUMBER_OF_PATIENTS")),
                        "a number of people, 0 or more");
            } else {
                AreaCode practice = new AreaCode(code);
                facts.listSize(
                        practice,
                        on.get(),
                        sex.get(),
                        ages.get().from(),
                        ages.get().to(),
                        people.get());
                subIcb(row, practice, on.get());
            }
        }

        /** Older files name the practice's CCG in the same row. */
        private void subIcb(Row row, AreaCode practice, LocalDate on) {
            String ons = row.text(header.column("ONS_CCG_CODE", "ONS_SUB_ICB_LOCATION_CODE"));
            boolean firstRowOfPractice = row.is(header.column("SEX"), "ALL");
            if (firstRowOfPractice && AreaCode.isValid(ons)) {
                facts.membership(practice, AreaType.SUB_ICB, new AreaCode(ons), null, null, on);
            }
        }

        private static Optional<String> sex(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "ALL" -> Optional.of("P");
                case "MALE", "M" -> Optional.of("M");
                case "FEMALE", "F" -> Optional.of("F");
                default -> Optional.empty();
            };
        }

        private static Optional<Ages> ages(String text) {
            if (text.equalsIgnoreCase("ALL")) {
                return Optional.of(new Ages(0, null));
            }
            if (text.matches("\\d{1,3}\\+")) {
                return Optional.of(new Ages(Integer.parseInt(text.substring(0, text.length() - 1)), null));
            }
            if (text.matches("\\d{1,3}")) {
                int age = Integer.parseInt(text);
                return Optional.of(new Ages(age, age));
            }
            if (text.matches("\\d{1,3}[_-]\\d{1,3}")) {
                String[] ends = text.split("[_-]", 2);
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[1]);
                return from <= to ? Optional.of(new Ages(from, to)) : Optional.empty();
            }
            return Optional.empty();
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
