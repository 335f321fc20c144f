package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Lookup;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The form in which values are uploaded to Fingertips: numbers for indicator, age and sex, {@code -1} for whatever is
 * missing. Its quarters are those of the calendar, its years whatever the indicator's are.
 */
@Component
final class PholioUpload implements FileFormat {

    @Override
    public String name() {
        return "pholio-upload";
    }

    @Override
    public String title() {
        return "Fingertips upload form (PHOLIO)";
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
                        .hasAll(
                                "IndicatorID",
                                "Year",
                                "YearRange",
                                "Quarter",
                                "AreaCode",
                                "Count",
                                "Value",
                                "Denominator");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Upload(destination);
    }

    private final class Upload implements RowReader {
        private final Destination destination;
        private final Lookup<CodeText> codes = new Lookup<>(CodeText::of);
        private final Lookup<String> sexes = new Lookup<>(SexText::of);
        private final Lookup<String> ages = new Lookup<>(AgeIds::band);
        private final Map<Integer, IndicatorRows> indicators = new LinkedHashMap<>();
        private @Nullable Header header;
        private int[] at = {};

        private Upload(Destination destination) {
            this.destination = destination;
        }

        @Override
        public void row(Row row) {
            if (header == null) {
                Header found = Header.of(row);
                header = found;
                at = new int[] {
                    found.require("IndicatorID"),
                    found.require("Year"),
                    found.require("YearRange"),
                    found.require("Quarter"),
                    found.column("Month"),
                    found.column("AgeID"),
                    found.column("SexID"),
                    found.require("AreaCode"),
                    found.require("Count"),
                    found.require("Value"),
                    found.column("LowerCI", "LowerCI95"),
                    found.column("UpperCI", "UpperCI95"),
                    found.require("Denominator"),
                    found.column("CategoryTypeID")
                };
                return;
            }
            if (!row.isBlank(at[13]) && !row.is(at[13], "-1")) {
                destination.problems().count(Problem.Kind.CATEGORY);
                return;
            }
            double indicator = row.decimal(at[0]);
            if (!(indicator >= 1) || indicator != Math.rint(indicator)) {
                report(Problem.Kind.MEASURE, row, "IndicatorID", row.text(at[0]), "a number such as 91342");
                return;
            }
            IndicatorRows rows = indicators.computeIfAbsent(
                    (int) indicator, id -> new IndicatorRows(id, "Fingertips indicator " + id, source(), destination));
            Optional<Period> period = period(row, rows);
            if (period.isEmpty()) {
                report(
                        Problem.Kind.PERIOD,
                        row,
                        "Year, YearRange, Quarter, Month",
                        row.text(at[1]) + ", " + row.text(at[2]) + ", " + row.text(at[3]) + ", " + row.text(at[4]),
                        "a year, with a quarter 1 to 4 or a month 1 to 12, or -1 for neither");
                return;
            }
            switch (row.look(at[7], codes)) {
                case CodeText.Code(AreaCode code) -> numbers(row, rows, code, period.get());
                case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
                case CodeText.StatisticalGroup() -> destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                case CodeText.Unreadable(String text) ->
                    report(Problem.Kind.AREA_CODE, row, "AreaCode", text, "an area code such as A81001");
            }
        }

        private Optional<Period> period(Row row, IndicatorRows rows) {
            double year = row.decimal(at[1]);
            double range = row.decimal(at[2]);
            double quarter = row.decimal(at[3]);
            double month = row.decimal(at[4]);
            if (!(year >= 1900 && year <= 2100) || !(range >= 1 && range <= 20)) {
                return Optional.empty();
            }
            if (month >= 1 && month <= 12) {
                return Optional.of(PeriodText.month((int) year, (int) month));
            }
            if (quarter >= 1 && quarter <= 4) {
                return Optional.of(PeriodText.quarter((int) year, 3 * (int) quarter - 2));
            }
            int last = (int) (year + range - 1);
            return Optional.of(
                    rows.financialYears(false)
                            ? PeriodText.financialYears((int) year, last)
                            : PeriodText.calendarYears((int) year, last));
        }

        private void numbers(Row row, IndicatorRows rows, AreaCode area, Period period) {
            double count = known(row.decimal(at[8]));
            double denominator = known(row.decimal(at[12]));
            double value = known(row.decimal(at[9]));
            double lower = known(row.decimal(at[10]));
            double upper = known(row.decimal(at[11]));
            // Uploads carry 0 to 0 where nobody worked the limits out.
            boolean limits = upper > 0 && lower <= value && value <= upper;
            rows.row(
                    row.look(at[6], sexes),
                    row.look(at[5], ages),
                    area,
                    period,
                    value,
                    limits ? lower : Double.NaN,
                    limits ? upper : Double.NaN,
                    count,
                    denominator,
                    false,
                    row.number());
        }

        /** In this form -1 stands for "missing", of numbers that cannot be negative. */
        private static double known(double number) {
            return number == -1 ? Double.NaN : number;
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(kind, row, column, found, expected, "correct the row and load the file again");
        }

        @Override
        public void end() {
            indicators.values().forEach(IndicatorRows::end);
        }
    }
}
