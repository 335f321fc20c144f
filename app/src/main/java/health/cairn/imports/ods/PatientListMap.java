package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The map that goes with each month's "Patients registered at a GP practice": practice to PCN, sub-ICB, ICB, region. */
@Component
class PatientListMap implements FileFormat {

    private static final String[] SUB_ICB_CODE = {"SUB_ICB_LOCATION_CODE", "CCG_CODE"};
    private static final String[] SUB_ICB_ONS = {"ONS_SUB_ICB_LOCATION_CODE", "ONS_CCG_CODE"};
    private static final String[] SUB_ICB_NAME = {"SUB_ICB_LOCATION_NAME", "CCG_NAME"};
    private static final String[] ICB_CODE = {"ICB_CODE", "STP_CODE"};
    private static final String[] ICB_ONS = {"ONS_ICB_CODE", "ONS_STP_CODE"};
    private static final String[] ICB_NAME = {"ICB_NAME", "STP_NAME"};

    @Override
    public String name() {
        return "patient-list-map";
    }

    @Override
    public String title() {
        return "Practices and their areas on one day (patients registered at a GP practice, mapping)";
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
                && header.hasAll("EXTRACT_DATE", "PRACTICE_CODE", "PRACTICE_NAME", "PRACTICE_POSTCODE", "PCN_CODE")
                && header.column(SUB_ICB_ONS) >= 0;
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(sample.first().header(), destination);
    }

    private static final class Reader implements RowReader {
        private final Destination destination;
        private final Header header;
        private @Nullable NhsFacts facts;
        private boolean headerRead;

        Reader(Header header, Destination destination) {
            this.header = header;
            this.destination = destination;
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            if (facts == null) {
                facts = new NhsFacts(destination, day(row));
                facts.england();
            }
            NhsFacts out = facts;
            out.code(row, header.require("PRACTICE_CODE"), "PRACTICE_CODE").ifPresent(practice -> {
                out.organisation(
                        practice,
                        AreaType.PRACTICE,
                        row.text(header.require("PRACTICE_NAME")),
                        row.text(header.require("PRACTICE_POSTCODE")),
                        null,
                        null);
                out.memberOfPcn(
                        row, practice, header.require("PCN_CODE"), "PCN_CODE", row.text(header.require("PCN_NAME")));
                above(out, row, practice, AreaType.SUB_ICB, SUB_ICB_ONS, SUB_ICB_CODE, SUB_ICB_NAME)
                        .flatMap(subIcb -> above(out, row, subIcb, AreaType.ICB, ICB_ONS, ICB_CODE, ICB_NAME))
                        .ifPresent(icb -> above(
                                out,
                                row,
                                icb,
                                AreaType.REGION,
                                new String[] {"ONS_COMM_REGION_CODE"},
                                new String[] {"COMM_REGION_CODE"},
                                new String[] {"COMM_REGION_NAME"}));
            });
        }

        private Optional<AreaCode> above(
                NhsFacts out, Row row, AreaCode child, AreaType type, String[] ons, String[] ods, String[] name) {
            Optional<AreaCode> parent = out.code(row, header.require(ons), ons[0]);
            parent.ifPresent(code -> {
                out.organisation(code, type, row.text(header.require(name)));
                out.member(child, type, code);
                String other = row.text(header.column(ods));
                if (AreaCode.isValid(other)) {
                    out.otherCode(code, new AreaCode(other));
                }
            });
            return parent;
        }

        private LocalDate day(Row row) {
            String text = row.text(header.require("EXTRACT_DATE"));
            return FileDays.dayMonthYear(text)
                    .orElseThrow(() -> new RefusedFile(
                            "EXTRACT_DATE '" + text + "' in row " + row.number(),
                            "a day such as 01JAN2022",
                            "load the file as it was published"));
        }
    }
}
