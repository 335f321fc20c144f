package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a project.
 *
 * @param fed whether its points come from a loaded indicator
 * @param indicator the page of that indicator; null where there is none
 * @param baseline what is said of the baseline
 * @param freezing the version a form names that freezes it; 0 where it cannot be frozen
 * @param origin the part it was copied from; null for none
 * @param usedBy who uses copies of it; empty for nobody
 * @param targets projects it can be copied into
 * @param decisions further targets and points left out of the limits, each leading to its form
 */
public record MeasureView(
        ProjectShell shell,
        ChartView chart,
        List<CharterPage.Term> terms,
        boolean fed,
        @Nullable String indicator,
        String baseline,
        int freezing,
        String today,
        Head.@Nullable Link origin,
        String usedBy,
        List<FormView.Choice> targets,
        List<Head.Link> decisions) {

    public MeasureView {
        terms = List.copyOf(terms);
        targets = List.copyOf(targets);
        decisions = List.copyOf(decisions);
    }

    /** The address of this measure. */
    public String href() {
        return chart.href();
    }
}
