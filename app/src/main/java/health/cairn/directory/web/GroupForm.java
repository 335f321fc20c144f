package health.cairn.directory.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * The form in which a group is made or changed.
 *
 * @param action where the form goes
 * @param name the name as typed
 * @param codes the codes as typed, one a line
 * @param find the text to find areas by, as typed
 * @param found areas to choose from, where something was looked for
 * @param foundNote what came of looking, empty where nothing was looked for
 * @param members the areas of the group as they are understood
 * @param errors what is wrong, in the order of the fields
 * @param deleteAction where the form to delete goes; empty for a new group
 */
public record GroupForm(
        Head head,
        String action,
        String name,
        String codes,
        String find,
        List<Choice> found,
        String foundNote,
        List<String> members,
        List<Problem> errors,
        String deleteAction) {

    /** An area that may be added. */
    public record Choice(String code, String name, String detail) {}

    /** What is wrong with a field. */
    public record Problem(String field, String sentence) {}

    /** Whether this field has a problem. */
    public boolean isWrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** What is wrong with this field, in one text. */
    public String wrong(String field) {
        return String.join(
                " ",
                errors.stream()
                        .filter(error -> error.field().equals(field))
                        .map(Problem::sentence)
                        .toList());
    }
}
