package health.cairn.projects.web;

import health.cairn.pages.Table;
import health.cairn.projects.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project stands on the scale of 0.5 to 5.0.
 *
 * @param suggested what Cairn suggests, with its words
 * @param next what is missing for the next half step; empty at the top
 * @param team what the team said last; empty for nothing
 * @param coach what the coach said last; empty for nothing
 * @param form to confirm or to differ; null for readers
 */
public record ScorePage(
        ProjectShell shell,
        String suggested,
        List<Progress.Evidence> evidence,
        String next,
        String team,
        String coach,
        @Nullable FormView form,
        String says,
        String svg,
        Table history) {

    public ScorePage {
        evidence = List.copyOf(evidence);
    }
}
