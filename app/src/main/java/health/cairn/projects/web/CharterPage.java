package health.cairn.projects.web;

import health.cairn.projects.AimCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The charter of a project.
 *
 * @param form for those who may write; null for those who read
 * @param terms what it says, for those who read
 */
public record CharterPage(
        ProjectShell shell,
        @Nullable FormView form,
        List<Term> terms,
        List<AimCheck.Point> aim,
        String written,
        String history) {

    public CharterPage {
        terms = List.copyOf(terms);
        aim = List.copyOf(aim);
    }

    /** A field with what it says. */
    public record Term(String name, String text) {}
}
