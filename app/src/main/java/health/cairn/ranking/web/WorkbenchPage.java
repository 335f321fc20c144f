package health.cairn.ranking.web;

import health.cairn.pages.Head;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workbench: a question that may be changed, and its answer.
 *
 * @param fields what stands in the form
 * @param metrics the metrics with their weights
 * @param problems field to sentence, where something is wrong
 * @param view the answer; null where the question cannot be answered yet
 * @param order the list by place, which follows the sliders
 * @param series what may be ranked on
 */
public record WorkbenchPage(
        Head head,
        Map<String, String> fields,
        List<MetricField> metrics,
        List<Select> selects,
        Map<String, String> problems,
        @Nullable RankingView view,
        List<OrderRow> order,
        List<Head.Link> series,
        String query) {

    /** A metric in the form. */
    public record MetricField(
            int index, String name, String weight, String polarity, String wanted, List<PartField> parts) {}

    /** A measure of a metric. */
    public record PartField(String value, String text) {}

    /** A choice from several. */
    public record Select(String name, String label, List<Option> options) {}

    /** One of the several. */
    public record Option(String value, String text, boolean chosen) {}

    /** A place in the list. */
    public record OrderRow(int place, String name, String href, String score, boolean chosen) {}
}
