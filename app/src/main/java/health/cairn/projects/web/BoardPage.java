package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Spark;
import health.cairn.pages.Tag;
import health.cairn.projects.web.ChartView.Icon;
import health.cairn.projects.web.FormView.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects side by side.
 *
 * @param filters what can be chosen; all of it is in the address
 * @param hidden what the address keeps besides, such as the programme
 * @param within the code of the area; empty for everywhere
 * @param facts how many there are, and how many of what
 * @param rows one page of them
 * @param shown which of them these are, in a sentence
 * @param moved what moved in the last month
 * @param common measures that several of them have
 * @param previous the page before; null on the first
 * @param next the page after; null on the last
 * @param pending whether lines are being made anew
 */
public record BoardPage(
        Head head,
        List<Filter> filters,
        List<FormView.Hidden> hidden,
        String within,
        String words,
        boolean calls,
        List<Fact> facts,
        List<Row> rows,
        String shown,
        List<Moved> moved,
        List<Head.Link> common,
        @Nullable String previous,
        @Nullable String next,
        boolean pending) {

    public BoardPage {
        filters = List.copyOf(filters);
        hidden = List.copyOf(hidden);
        facts = List.copyOf(facts);
        rows = List.copyOf(rows);
        moved = List.copyOf(moved);
        common = List.copyOf(common);
    }

    /** A choice among some. */
    public record Filter(String name, String label, List<Choice> choices) {}

    /** A number and what it counts, with the board that shows them. */
    public record Fact(String number, String words, String href) {}

    /**
     * A project in its row.
     *
     * @param calls why the team may be glad of a call; empty where all goes its way
     * @param score in words; empty where nobody has said
     * @param steps ten half points, each whether it is reached
     */
    public record Row(
            String name,
            String href,
            String where,
            Tag stage,
            List<String> calls,
            String score,
            List<Boolean> steps,
            String measure,
            String latest,
            @Nullable Spark spark,
            @Nullable Icon icon,
            String lastData,
            String lastCycle) {}

    /** Something that moved. */
    public record Moved(String text, String name, String href, String when) {}
}
