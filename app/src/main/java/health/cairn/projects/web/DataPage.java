package health.cairn.projects.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a measure, and the ways to add some.
 *
 * @param single the form for one point; null where nobody types here
 * @param columns what the grid asks for, day aside
 * @param rows the grid: the days that come next
 * @param pasted what was pasted and could not be read in whole, to be put right
 * @param problems rows that were not kept
 * @param entered what came of the last rows; empty for nothing
 * @param fed why points come by themselves; empty where they are entered
 * @param points those there are, the latest first
 */
public record DataPage(
        ProjectShell shell,
        String measure,
        String href,
        @Nullable FormView single,
        List<Column> columns,
        List<String> rows,
        String pasted,
        List<String> problems,
        String entered,
        String fed,
        List<PointRow> points) {

    public DataPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        points = List.copyOf(points);
    }

    /** A column of the grid. */
    public record Column(String name, String label) {}

    /** A point, with who entered it and when. */
    public record PointRow(
            String period, String area, String counts, String value, String note, String by, String href) {}

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "DataPage[" + href + "]";
    }
}
