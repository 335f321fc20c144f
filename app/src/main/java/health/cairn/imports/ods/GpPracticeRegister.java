package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.imports.ods.RegisterRows.Registered;
import org.springframework.stereotype.Component;

/**
 * The register of general practices and other prescribing cost centres ({@code epraccur}). Prescribing setting 4 is a
 * general practice; the others (out-of-hours services, hospices, prisons and so on) are kept as other organisations, since
 * people search for them. Welsh ones are left out: Wales has no PCNs or ICBs, and nothing that Cairn loads counts them.
 *
 * <p>The commissioner of an open practice is taken as its sub-ICB location on the day of the file. The date of joining is
 * not used: the register keeps the present commissioner alone, so it would make a map of earlier years on which only those
 * practices stand whose commissioner never changed.
 */
@Component
class GpPracticeRegister implements FileFormat {

    private static final String GENERAL_PRACTICE = "4";
    private static final String DORMANT = "D";

    @Override
    public String name() {
        return "ods-epraccur";
    }

    @Override
    public String title() {
        return "Register of general practices (ODS epraccur)";
    }

    @Override
    public String source() {
        return "Organisation Data Service, NHS England";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return RegisterRows.looksRight(sample, "[A-Z][0-9]{5}|[A-Z0-9]{6}")
                && sample.first().rows().stream()
                        .allMatch(row -> row.get(RegisterRows.SETTING).matches("\\d{1,2}"));
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        RegisterRows rows = new RegisterRows(destination);
        return new RowReader() {
            @Override
            public void row(Row row) {
                if (row.text(RegisterRows.CODE).startsWith("W")) {
                    destination
                            .problems()
                            .report(
                                    Problem.Kind.OUT_OF_SCOPE,
                                    row,
                                    "A (code)",
                                    row.text(RegisterRows.CODE),
                                    "an organisation in England",
                                    "nothing: Welsh organisations are left out on purpose");
                    return;
                }
                rows.add(row);
            }

            @Override
            public void end() {
                NhsFacts facts = new NhsFacts(destination, rows.asOf());
                rows.rows().forEach(registered -> write(facts, registered));
            }
        };
    }

    private static void write(NhsFacts facts, Registered row) {
        boolean practice = row.setting().equals(GENERAL_PRACTICE);
        facts.organisation(
                row.code(),
                practice ? AreaType.PRACTICE : AreaType.OTHER,
                row.name(),
                row.postcode(),
                row.opened(),
                row.closed());
        if (row.status().equals(DORMANT)) {
            facts.dormant(row.code());
        } else if (practice
                && row.closed() == null
                && !row.leftCommissioner()
                && AreaCode.isValid(row.commissioner())) {
            facts.member(row.code(), AreaType.SUB_ICB, new AreaCode(row.commissioner()));
        }
    }
}
