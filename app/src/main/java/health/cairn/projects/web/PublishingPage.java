package health.cairn.projects.web;

import java.util.List;

/**
 * What happens when a project is published, put away or copied, before it is done.
 *
 * @param published whether it is
 * @param archived whether it is put away
 * @param programmes what it can belong to
 * @param reaches how far it reaches, step by step
 * @param once texts to be read once more before everybody reads them
 * @param heldBack how many points are held back from everybody
 * @param team who is named
 * @param sponsor who sponsors it
 * @param errors what is missing, where the last try did not do
 * @param says what publishing lets everybody see
 */
public record PublishingPage(
        ProjectShell shell,
        boolean published,
        boolean archived,
        List<String> says,
        String name,
        List<FormView.Choice> programmes,
        List<FormView.Choice> reaches,
        List<Once> once,
        String heldBack,
        String team,
        String sponsor,
        List<FormView.Error> errors) {

    public PublishingPage {
        says = List.copyOf(says);
        programmes = List.copyOf(programmes);
        reaches = List.copyOf(reaches);
        once = List.copyOf(once);
        errors = List.copyOf(errors);
    }

    /** A text to be read once more. */
    public record Once(String where, String href, String why, String text) {}
}
