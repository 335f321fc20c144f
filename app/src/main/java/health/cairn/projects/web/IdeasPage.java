package health.cairn.projects.web;

import java.util.List;

/**
 * The change ideas of a project by impact and ease.
 *
 * @param says the chart in a sentence
 * @param undo what would be undone next, in words; empty for nothing
 * @param redo what would be done again next, in words; empty for nothing
 */
public record IdeasPage(ProjectShell shell, String says, String svg, List<Row> rows, String undo, String redo) {

    public IdeasPage {
        rows = List.copyOf(rows);
    }

    /**
     * An idea.
     *
     * @param place the number it has on the chart
     * @param impact as it stands in the field; empty where nobody said
     */
    public record Row(
            int place,
            long number,
            int version,
            String text,
            String state,
            String impact,
            String ease,
            String advice,
            String cycle) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
