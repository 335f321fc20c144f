package health.cairn.projects.web;

import java.util.List;

/**
 * What happens when a project is published, put away or copied, before it is done.
 *
 * @param published whether it is
 * @param archived whether it is put away
 * @param says what publishing lets everybody see
 */
public record PublishingPage(ProjectShell shell, boolean published, boolean archived, List<String> says, String name) {

    public PublishingPage {
        says = List.copyOf(says);
    }
}
