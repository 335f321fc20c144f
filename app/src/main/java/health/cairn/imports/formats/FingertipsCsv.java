package health.cairn.imports.formats;

import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * The CSV that Fingertips gives for download, 26 columns, or 27 since {@code Time period range}. Columns are found by
 * name, since one of the "Compared to ..." headers is different in nearly every download.
 */
@Component
final class FingertipsCsv implements FileFormat {

    @Override
    public String name() {
        return "fingertips-csv";
    }

    @Override
    public String title() {
        return "Fingertips CSV export";
    }

    @Override
    public String source() {
        return "Fingertips, Department of Health and Social Care";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.isText()
                && sample.first()
                        .header()
                        .hasAll("Indicator ID", "Indicator Name", "Area Code", "Sex", "Age", "Time period", "Value");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new FingertipsTable(new Dialect(), destination);
    }

    private final class Dialect implements FingertipsTable.Dialect {
        @Override
        public FingertipsTable.Columns columns(Header header) {
            return new FingertipsTable.Columns(
                    header.require("Indicator ID"),
                    header.column("Indicator Name"),
                    header.require("Area Code"),
                    header.column("Sex"),
                    header.column("Age"),
                    header.require("Time period"),
                    header.require("Value"),
                    header.column("Lower CI 95.0 limit", "Lower CI limit"),
                    header.column("Upper CI 95.0 limit", "Upper CI limit"),
                    header.column("Count"),
                    header.column("Denominator"),
                    header.column("Value note"),
                    new int[] {header.column("Category Type"), header.column("Category")});
        }

        @Override
        public BiFunction<IndicatorRows, String, Optional<Period>> periods() {
            return (_, text) -> PeriodText.parse(text);
        }

        @Override
        public String source() {
            return FingertipsCsv.this.source();
        }
    }
}
