package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person is reminded.
 *
 * @param mail whether this installation can send mail
 * @param soon what is due now
 * @param calendar since when there is a calendar; null for none
 * @param secret the address of a calendar made just now, shown once; null for none
 */
public record RemindersPage(
        Head head,
        boolean mail,
        boolean saved,
        List<FormView.Choice> often,
        List<FormView.Choice> kinds,
        List<Line> soon,
        @Nullable String calendar,
        @Nullable String secret) {

    public RemindersPage {
        often = List.copyOf(often);
        kinds = List.copyOf(kinds);
        soon = List.copyOf(soon);
    }

    public record Line(String project, String what, String href, String day) {}
}
