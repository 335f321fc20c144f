package health.cairn.imports.formats;

import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.Header;
import health.cairn.imports.Lookup;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.ValueText;
import health.cairn.measures.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads tables of indicator values with one row for each area, period, sex and age: the path of millions of rows. */
final class FingertipsTable implements RowReader {

    /**
     * Where things stand. A column that the file does not have is -1.
     *
     * @param note remarks on the value
     * @param categories columns that are filled where a row is of a part of the population
     */
    record Columns(
            int indicator,
            int name,
            int area,
            int sex,
            int age,
            int period,
            int value,
            int lower95,
            int upper95,
            int count,
            int denominator,
            int note,
            int[] categories) {}

    /** How one kind of table differs from another. */
    interface Dialect {
        Columns columns(Header header);

        /** The period, by the text of the cell and the indicator it is of. */
        BiFunction<IndicatorRows, String, Optional<Period>> periods();

        /** What to call an indicator where the file has no names. */
        default String nameOf(String indicator) {
            return "Fingertips indicator " + indicator;
        }

        String source();
    }

    private final Dialect dialect;
    private final Destination destination;
    private @Nullable Columns columns;
    /** Read only when an indicator is met for the first time, for its name. */
    private @Nullable Row current;

    private final List<IndicatorRows> all = new ArrayList<>();
    private final Lookup<CodeText> codes = new Lookup<>(CodeText::of);
    private final Lookup<String> sexes = new Lookup<>(SexText::of);
    private final Lookup<String> ages = new Lookup<>(text -> text.isEmpty() ? "All ages" : text);
    private final Lookup<Boolean> notes = new Lookup<>(ValueText::saysSuppressed);
    private final Lookup<ValueText> marks = new Lookup<>(ValueText::of);
    private final Lookup<@Nullable Indicator> indicators;

    /** One indicator with its own memory of periods, since the same text may mean different years. */
    private record Indicator(IndicatorRows rows, Lookup<@Nullable Period> periods) {}

    FingertipsTable(Dialect dialect, Destination destination) {
        this.dialect = dialect;
        this.destination = destination;
        indicators = new Lookup<>(this::indicator);
    }

    private @Nullable Indicator indicator(String id) {
        if (!id.matches("\\d{1,9}")) {
            return null;
        }
        String named = current == null || columns == null ? "" : current.text(columns.name());
        String name = named.isEmpty() ? dialect.nameOf(id) : named.replaceAll("\\s+", " ");
        IndicatorRows rows = new IndicatorRows(Integer.parseInt(id), name, dialect.source(), destination);
        all.add(rows);
        return new Indicator(
                rows, new Lookup<>(text -> dialect.periods().apply(rows, text).orElse(null)));
    }

    @Override
    public void row(Row row) {
        Columns c = columns;
        if (c == null) {
            columns = dialect.columns(Header.of(row));
            return;
        }
        for (int category : c.categories()) {
            if (!row.isBlank(category)) {
                destination.problems().count(Problem.Kind.CATEGORY);
                return;
            }
        }
        if (row.size() <= c.area() || row.size() <= c.value()) {
            report(Problem.Kind.RAGGED, row, "", row.size() + " cells", "as many cells as the header has names");
            return;
        }
        current = row;
        Indicator indicator = row.look(c.indicator(), indicators);
        if (indicator == null) {
            report(
                    Problem.Kind.MEASURE,
                    row,
                    "Indicator ID",
                    row.text(c.indicator()),
                    "a Fingertips number such as 93725");
            return;
        }
        Period period = row.look(c.period(), indicator.periods());
        if (period == null) {
            report(
                    Problem.Kind.PERIOD,
                    row,
                    "Time period",
                    row.text(c.period()),
                    "a period such as 2019, 2018/19 or 2019 Q1");
            return;
        }
        switch (row.look(c.area(), codes)) {
            case CodeText.Code code -> numbers(c, row, indicator.rows(), code, period);
            case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
            case CodeText.StatisticalGroup() ->
                destination
                        .problems()
                        .report(
                                Problem.Kind.OUT_OF_SCOPE,
                                row,
                                "Area Code",
                                row.text(c.area()),
                                "an area that people or organisations belong to",
                                "nothing; statistical groups of areas are not followed");
            case CodeText.Unreadable(String text) ->
                report(Problem.Kind.AREA_CODE, row, "Area Code", text, "an area code such as A81001 or E92000001");
        }
    }

    private void numbers(Columns c, Row row, IndicatorRows rows, CodeText.Code code, Period period) {
        double count = row.decimal(c.count());
        double denominator = row.decimal(c.denominator());
        boolean countsOnly = rows.keepsCountsOnly() && count >= 0 && denominator > 0;
        double value = countsOnly ? row.decimalRoughly(c.value()) : row.decimal(c.value());
        boolean suppressed = false;
        if (Double.isNaN(value)) {
            switch (row.look(c.value(), marks)) {
                case ValueText.Number(double number) -> value = number;
                case ValueText.Suppressed() -> suppressed = true;
                case ValueText.NotCollected() -> suppressed = row.look(c.note(), notes);
                case ValueText.Unreadable(String text) -> {
                    report(Problem.Kind.NUMBER, row, "Value", text, "a number, a suppression mark, or blank");
                    return;
                }
            }
        }
        rows.row(
                row.look(c.sex(), sexes),
                row.look(c.age(), ages),
                code.code(),
                period,
                value,
                countsOnly ? Double.NaN : row.decimal(c.lower95()),
                countsOnly ? Double.NaN : row.decimal(c.upper95()),
                count,
                denominator,
                suppressed,
                row.number());
    }

    private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
        destination
                .problems()
                .report(kind, row, column, found, expected, "correct the row and load the file again, or leave it out");
    }

    @Override
    public void end() {
        all.forEach(IndicatorRows::end);
    }
}
