package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.imports.ValueText;
import health.cairn.measures.Measure.Kind;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * The matrix of every PCN in England made by Health Innovation South West from public sources: achievement and prevalence
 * as ratios from 0 to 1 without their counts, deprivation, list size, workforce. The counts are not there, so nothing of
 * it can be added up.
 */
@Component
final class PcnMatrix implements FileFormat {

    /** The matrix does not state its year; its set of QOF indicators is that of 2021/22 and of no other year. */
    private static final Period QOF_YEAR = PeriodText.financialYears(2021, 2021);

    /** The Index of Multiple Deprivation 2019. */
    private static final Period DEPRIVATION_YEAR = PeriodText.calendarYears(2019, 2019);

    private record Followed(
            String column, String id, int fingertips, String name, Kind kind, double scale, String unit, String age) {}

    private static final List<Followed> FOLLOWED = List.of(
            ratio("QOF_ACHV_CS005", "qof-cs005", 0, "Cervical screening: QOF CS005, aged 25 to 49", "25-49 yrs"),
            ratio("QOF_ACHV_CS006", "qof-cs006", 0, "Cervical screening: QOF CS006, aged 50 to 64", "50-64 yrs"),
            ratio("QOF_ACHV_CAN004", "qof-can004", 0, "Cancer care review within 12 months: QOF CAN004", "All ages"),
            ratio("QOF_ACHV_CAN005", "qof-can005", 0, "Cancer support offered within 3 months: QOF CAN005", "All ages"),
            ratio("QOF_PREV_CAN", "qof-prevalence-can", 276, "Cancer: QOF prevalence", "All ages"),
            new Followed(
                    "IMD_SCORE",
                    "deprivation-imd-2019",
                    93553,
                    "Deprivation score (IMD 2019)",
                    Kind.VALUE,
                    1,
                    "score",
                    "All ages"),
            count("POPN_PERSON", "pcn-list-size", "Registered patients", "people"),
            count("TOTAL_GP_FTE", "pcn-gps", "General practitioners, full-time equivalent", "full-time equivalents"),
            count("TOTAL_NURSES_FTE", "pcn-nurses", "Nurses, full-time equivalent", "full-time equivalents"));

    private static Followed ratio(String column, String id, int fingertips, String name, String age) {
        return new Followed(column, id, fingertips, name, Kind.PROPORTION, 100, "%", age);
    }

    private static Followed count(String column, String id, String name, String unit) {
        return new Followed(column, id, 0, name, Kind.COUNT, 1, unit, "All ages");
    }

    @Override
    public String name() {
        return "pcn-matrix";
    }

    @Override
    public String title() {
        return "PCN data matrix";
    }

    @Override
    public String source() {
        return "Health Innovation South West, from NHS England QOF, list sizes, workforce and IMD 2019";
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
                        .hasAll("PCN_CODE", "PCN_NAME", "QOF_ACHV_CS005", "QOF_PREV_CAN", "IMD_SCORE");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Matrix(destination);
    }

    private final class Matrix implements RowReader {
        private final Destination destination;
        private final Period year;
        private final List<Column> columns = new ArrayList<>();
        private int code = -1;

        private record Column(Followed followed, int column, int series, Period period) {}

        private Matrix(Destination destination) {
            this.destination = destination;
            this.year = destination.statedDay().map(QofYear::financialYear).orElse(QOF_YEAR);
        }

        @Override
        public void row(Row row) {
            if (code < 0) {
                Header header = Header.of(row);
                code = header.require("PCN_CODE");
                for (Followed followed : FOLLOWED) {
                    int column = header.column(followed.column());
                    if (column >= 0) {
                        Period period = followed.column().equals("IMD_SCORE") ? DEPRIVATION_YEAR : year;
                        columns.add(new Column(followed, column, series(followed), period));
                    }
                }
                return;
            }
            switch (CodeText.of(row.text(code))) {
                case CodeText.Code(AreaCode pcn) -> columns.forEach(column -> cell(row, pcn, column));
                case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
                case CodeText.StatisticalGroup() -> destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                case CodeText.Unreadable(String text) -> report(Problem.Kind.AREA_CODE, row, "PCN_CODE", text);
            }
        }

        private int series(Followed followed) {
            var measure = destination
                    .series()
                    .measure(new MeasureDescription(
                            new MeasureId(followed.id()),
                            followed.fingertips() == 0 ? OptionalInt.empty() : OptionalInt.of(followed.fingertips()),
                            followed.name(),
                            followed.kind(),
                            followed.scale(),
                            followed.unit(),
                            "",
                            "",
                            source(),
                            followed.kind() != Kind.VALUE,
                            "Persons",
                            followed.age()));
            return destination.series().number(new SeriesKey(measure.id(), "Persons", followed.age()));
        }

        private void cell(Row row, AreaCode pcn, Column column) {
            switch (ValueText.of(row.text(column.column()))) {
                case ValueText.Number(double ratio) ->
                    destination
                            .readings()
                            .valueOnly(
                                    column.series(),
                                    pcn,
                                    column.period(),
                                    ratio * column.followed().scale(),
                                    Double.NaN,
                                    Double.NaN,
                                    row.number());
                case ValueText.Suppressed() ->
                    destination.readings().suppressed(column.series(), pcn, column.period(), row.number());
                case ValueText.NotCollected() ->
                    destination.readings().notCollected(column.series(), pcn, column.period(), row.number());
                case ValueText.Unreadable(String text) ->
                    report(Problem.Kind.NUMBER, row, column.followed().column(), text);
            }
        }

        private void report(Problem.Kind kind, Row row, String column, String found) {
            destination
                    .problems()
                    .report(
                            kind,
                            row,
                            column,
                            found,
                            kind == Problem.Kind.NUMBER ? "a number or NA" : "a PCN code such as U00070",
                            "correct the row and load the file again");
        }
    }
}
