package health.cairn.imports.ods;

import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import org.springframework.stereotype.Component;

/** The register of NHS trusts ({@code etr}). */
@Component
class TrustRegister implements FileFormat {

    @Override
    public String name() {
        return "ods-etr";
    }

    @Override
    public String title() {
        return "Register of NHS trusts (ODS etr)";
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
        return RegisterRows.looksRight(sample, "[RT][A-Z0-9]{2}");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        RegisterRows rows = new RegisterRows(destination);
        return new RowReader() {
            @Override
            public void row(Row row) {
                rows.add(row);
            }

            @Override
            public void end() {
                NhsFacts facts = new NhsFacts(destination, rows.asOf());
                rows.rows()
                        .forEach(trust -> facts.organisation(
                                trust.code(),
                                AreaType.TRUST,
                                trust.name(),
                                trust.postcode(),
                                trust.opened(),
                                trust.closed()));
            }
        };
    }
}
