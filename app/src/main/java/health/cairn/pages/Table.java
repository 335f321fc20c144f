package health.cairn.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of text, already formatted. The first column is the head of its row.
 *
 * @param caption what it holds
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A column; numbers are set to the right. */
    public record Column(String name, boolean numeric) {
        public static Column text(String name) {
            return new Column(name, false);
        }

        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** A row; the viewer's own is marked. */
    public record Row(List<Cell> cells, boolean mine) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(java.util.Arrays.stream(cells).map(Cell::of).toList(), false);
        }
    }

    /** A cell; with a link, a tag, or neither. */
    public record Cell(
            String text, @Nullable String href, @Nullable Tag tag) {
        public static Cell of(String text) {
            return new Cell(text, null, null);
        }

        public static Cell link(String text, String href) {
            return new Cell(text, href, null);
        }

        public static Cell tag(Tag tag) {
            return new Cell(tag.text(), null, tag);
        }
    }
}
