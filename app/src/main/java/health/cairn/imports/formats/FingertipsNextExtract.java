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
 * The extract of Fingertips made for its successor: no names, and a bare year that is the first of a financial year for
 * the measures that run by financial years. Columns come in any order.
 */
@Component
final class FingertipsNextExtract implements FileFormat {

    @Override
    public String name() {
        return "fingertips-next-extract";
    }

    @Override
    public String title() {
        return "FingertipsNext extract";
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
        Header header = sample.first().header();
        return sample.isText()
                && header.hasAll("IndicatorId", "AreaCode", "Year", "Value", "Count", "Denominator", "Sex", "Age")
                && header.column("YearRange") < 0
                && header.column("Indicator Name") < 0;
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new FingertipsTable(new Dialect(), destination);
    }

    private final class Dialect implements FingertipsTable.Dialect {
        @Override
        public FingertipsTable.Columns columns(Header header) {
            return new FingertipsTable.Columns(
                    header.require("IndicatorId"),
                    -1,
                    header.require("AreaCode"),
                    header.require("Sex"),
                    header.require("Age"),
                    header.require("Year"),
                    header.require("Value"),
                    header.column("LowerCI"),
                    header.column("UpperCI"),
                    header.column("Count"),
                    header.column("Denominator"),
                    -1,
                    new int[] {header.column("Category"), header.column("CategoryType")});
        }

        /** What the extract's own notes say: 2023 is 2023/24, but for the measures known to run by calendar years. */
        @Override
        public BiFunction<IndicatorRows, String, Optional<Period>> periods() {
            return (rows, text) -> {
                if (!text.matches("\\d{4}")) {
                    return Optional.empty();
                }
                int year = Integer.parseInt(text);
                return Optional.of(
                        rows.financialYears(true)
                                ? PeriodText.financialYears(year, year)
                                : PeriodText.calendarYears(year, year));
            };
        }

        @Override
        public String source() {
            return FingertipsNextExtract.this.source();
        }
    }
}
