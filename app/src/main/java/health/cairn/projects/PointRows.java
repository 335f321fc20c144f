package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.projects.ProjectMeasure.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points in rows and columns, as they are pasted from a spreadsheet or stand in a file. With a row of names the columns may
 * come in any order; without one they are the day, what was counted, out of what, and a note, or the day, the value and a note.
 *
 * @param points what could be read
 * @param problems what could not, row by row
 */
public record PointRows(List<Row> points, List<Problem> problems) {

    private static final int MOST_ROWS = 5_000;

    public PointRows {
        points = List.copyOf(points);
        problems = List.copyOf(problems);
    }

    /**
     * A row that was read.
     *
     * @param line where it stood, 1 for the first
     */
    public record Row(
            int line,
            LocalDate day,
            @Nullable AreaCode area,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            String note) {

        Point point(long measure) {
            return new Point(measure, 0, day, area, numerator, denominator, value, note);
        }
    }

    /** A row that was not: where, what was found, what was expected. */
    public record Problem(int line, String column, String found, String expected) {

        /** All of it in a sentence. */
        public String sentence() {
            return "Row " + line + ", " + column + ": found " + (found.isEmpty() ? "nothing" : "'" + found + "'")
                    + "; expected " + expected;
        }
    }

    private enum Column {
        DAY("day", "day", "date", "period", "month", "week", "from", "time"),
        AREA("practice", "practice", "area", "code", "practice code", "ods code", "site"),
        NUMERATOR("counted", "counted", "numerator", "count", "n", "x", "number", "events"),
        DENOMINATOR("out of", "out of", "denominator", "of", "total", "all", "eligible"),
        VALUE("value", "value", "y", "result", "days", "score", "rate", "%"),
        NOTE("note", "note", "notes", "comment", "comments", "annotation");

        private final String words;
        private final List<String> names;

        Column(String words, String... names) {
            this.words = words;
            this.names = List.of(names);
        }

        static Optional<Column> named(String name) {
            String plain = name.strip().toLowerCase(Locale.UK);
            for (Column column : values()) {
                if (column.names.contains(plain)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    /** Reads rows of cells for a measure of this shape. */
    static PointRows read(List<List<String>> rows, ProjectMeasure measure) {
        var points = new ArrayList<Row>();
        var problems = new ArrayList<Problem>();
        Map<Column, Integer> columns = usual(measure.shape());
        boolean named = false;
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (!named && points.isEmpty() && problems.isEmpty()) {
                Map<Column, Integer> names = names(cells);
                named = true;
                if (names.containsKey(Column.DAY)) {
                    columns = names;
                    continue;
                }
            }
            if (points.size() + problems.size() >= MOST_ROWS) {
                problems.add(new Problem(i + 1, "the whole", "more rows", "at most 5,000 at once"));
                break;
            }
            read(i + 1, cells, columns, measure, points, problems);
        }
        return new PointRows(points, problems);
    }

    private static Map<Column, Integer> usual(Shape shape) {
        return shape.hasDenominator()
                ? Map.of(Column.DAY, 0, Column.NUMERATOR, 1, Column.DENOMINATOR, 2, Column.NOTE, 3)
                : shape == Shape.COUNT
                        ? Map.of(Column.DAY, 0, Column.NUMERATOR, 1, Column.NOTE, 2)
                        : Map.of(Column.DAY, 0, Column.VALUE, 1, Column.NOTE, 2);
    }

    private static Map<Column, Integer> names(List<String> cells) {
        var names = new HashMap<Column, Integer>();
        for (int i = 0; i < cells.size(); i++) {
            int at = i;
            Column.named(cells.get(i)).ifPresent(column -> names.putIfAbsent(column, at));
        }
        return names;
    }

    private static void read(
            int line,
            List<String> cells,
            Map<Column, Integer> columns,
            ProjectMeasure measure,
            List<Row> points,
            List<Problem> problems) {
        int before = problems.size();
        String dayText = cell(cells, columns, Column.DAY);
        Optional<LocalDate> day = Days.read(dayText);
        if (day.isEmpty()) {
            problems.add(
                    new Problem(line, Column.DAY.words, dayText, "a day such as 2026-04-01, 1/4/2026 or Apr 2026"));
        }
        String areaText = cell(cells, columns, Column.AREA);
        Optional<AreaCode> area = areaText.isEmpty() ? Optional.empty() : AreaCode.parse(areaText);
        if (!areaText.isEmpty() && area.isEmpty()) {
            problems.add(new Problem(line, Column.AREA.words, areaText, "the code of a practice, such as A81001"));
        }
        Double numerator = number(line, cells, columns, Column.NUMERATOR, problems);
        Double denominator = number(line, cells, columns, Column.DENOMINATOR, problems);
        Double value = number(line, cells, columns, Column.VALUE, problems);
        if (measure.shape() == Shape.COUNT && numerator == null) {
            numerator = value;
            value = null;
        } else if (!measure.shape().hasDenominator() && measure.shape() != Shape.COUNT && value == null) {
            value = numerator;
            numerator = null;
        }
        if (problems.size() == before && day.isPresent()) {
            points.add(new Row(
                    line,
                    day.get(),
                    area.orElse(null),
                    numerator,
                    denominator,
                    measure.shape().hasDenominator() || measure.shape() == Shape.COUNT ? null : value,
                    cell(cells, columns, Column.NOTE)));
        }
    }

    private static String cell(List<String> cells, Map<Column, Integer> columns, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private static @Nullable Double number(
            int line, List<String> cells, Map<Column, Integer> columns, Column column, List<Problem> problems) {
        String text = cell(cells, columns, column);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Double> number = Numerals.read(text);
        if (number.isEmpty()) {
            problems.add(new Problem(line, column.words, text, "a number such as 42 or 3.5"));
        }
        return number.orElse(null);
    }
}
