package health.cairn.projects.web;

import java.util.List;

/**
 * The cycles of a project.
 *
 * @param foresight how often the team was right, in a sentence
 * @param predictions each with what came
 */
public record CyclesPage(
        ProjectShell shell, List<OverviewPage.RampView> ramps, String foresight, List<Foreseen> predictions) {

    public CyclesPage {
        ramps = List.copyOf(ramps);
        predictions = List.copyOf(predictions);
    }

    /** What was predicted beside what was found. */
    public record Foreseen(String cycle, String href, String prediction, String found, String came) {}
}
