package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The driver diagram of a project, drawn and as an outline.
 *
 * @param says the diagram in a sentence; empty while nothing but the aim is there
 * @param svg the drawing
 * @param undo what would be undone next, in words; empty for nothing
 * @param redo what would be done again next, in words; empty for nothing
 */
public record DriversPage(ProjectShell shell, String says, String svg, List<Line> outline, String undo, String redo) {

    public DriversPage {
        outline = List.copyOf(outline);
    }

    /**
     * A line of the outline.
     *
     * @param number of the part; 0 for the aim
     * @param under the node it stands under here
     * @param level aim, driver or idea
     * @param again whether it stood further up already
     * @param kind the kind of part it is, for the form
     * @param state where an idea stands, with its sign; empty for all else
     * @param hangs the measures and cycles on it
     * @param next links to what can be done with it; empty for readers
     */
    public record Line(
            long number,
            long under,
            int depth,
            String level,
            String text,
            int version,
            boolean again,
            String kind,
            String state,
            List<Hanging> hangs,
            List<Head.Link> next) {
        public Line {
            hangs = List.copyOf(hangs);
            next = List.copyOf(next);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** A measure or a cycle that hangs on a node, and how it stands. */
    public record Hanging(String text, @Nullable String href, String says) {}
}
