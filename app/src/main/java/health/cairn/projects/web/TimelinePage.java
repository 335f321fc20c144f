package health.cairn.projects.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a project, the latest first.
 *
 * @param title of what the history is; empty for the whole project
 * @param earlier the address of what came before; null where this is the beginning
 * @param details whether each change shows its fields
 */
public record TimelinePage(
        ProjectShell shell,
        List<Day> days,
        String title,
        @Nullable String earlier,
        boolean details) {

    public TimelinePage {
        days = List.copyOf(days);
    }

    /** A day and what was done on it. */
    public record Day(String name, List<Deed> deeds) {
        public Day {
            deeds = List.copyOf(deeds);
        }
    }

    /**
     * Something done.
     *
     * @param href where it is to be seen; null where it is nowhere
     * @param steps which fields changed, from what to what
     * @param takeBack where to send that this version is to hold again; null where that makes no sense
     */
    public record Deed(
            String time,
            String who,
            String what,
            String thing,
            @Nullable String href,
            String note,
            List<Step> steps,
            @Nullable String takeBack,
            int version) {
        public Deed {
            steps = List.copyOf(steps);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Deed[" + version + "]";
        }
    }

    /** A field, before and after. */
    public record Step(String label, String before, String after) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Step";
        }
    }
}
