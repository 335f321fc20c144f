package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * The form that a project begins with.
 *
 * @param signal the finding it begins with, in sentences; empty where it begins from nothing
 * @param fed what the project's first measure will be fed by; empty for none
 */
public record NewProjectPage(Head head, FormView form, List<String> signal, String fed) {

    public NewProjectPage {
        signal = List.copyOf(signal);
    }
}
