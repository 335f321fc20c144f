package health.cairn.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart with everything that belongs to it; all of it comes from one record, so that words, drawing and table cannot
 * disagree.
 *
 * @param id unique on the page, also the name of downloads
 * @param chart which drawing: one of the names in {@code charts.ts}
 * @param title the finding, in words
 * @param summary one to three sentences; the chart's description for those who do not see it
 * @param key what the marks mean
 * @param json the data of the drawing, with {@code steps}, the points in words
 * @param source period, method, date
 * @param table the numbers
 * @param csv where the numbers are to be had as a file; null where the table is all
 */
public record Figure(
        String id,
        String chart,
        String title,
        String summary,
        List<Mark> key,
        String json,
        String source,
        Table table,
        @Nullable String csv) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Makes a figure from the record that the drawing is made from. */
    public static Figure of(
            String id,
            String chart,
            String title,
            String summary,
            List<Mark> key,
            Object data,
            String source,
            Table table,
            @Nullable String csv) {
        // In a script element only "</" could end the element early.
        String json = JSON.writeValueAsString(data).replace("</", "<\\/");
        return new Figure(id, chart, title, summary, List.copyOf(key), json, source, table, csv);
    }

    /** What a mark of the drawing means. */
    public record Mark(Shape shape, String text) {}

    /** The marks of the design language. */
    public enum Shape {
        COMMON,
        IMPROVE,
        CONCERN,
        NEUTRAL,
        MEAN,
        LIMIT,
        TARGET,
        BAND,
        STACK_0,
        STACK_1,
        STACK_2,
        STACK_3,
        STACK_4,
        STACK_5,
        STACK_6,
        STACK_7,
        WOMEN,
        MEN,
        LINE
    }
}
