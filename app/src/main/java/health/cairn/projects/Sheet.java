package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One use of a tool, such as the process before the change and after it.
 *
 * @param subject what it is about: the effect, the change, the question
 * @param learned what the team takes from it
 */
public record Sheet(Tool tool, String title, String subject, String learned) implements PartBody {

    static final List<Field> FIELDS = List.of(
            choice("tool", "Tool", "", Tool.class),
            line("title", "What this one is called", "For example: the reminder, as it is now"),
            line("subject", "What it is about", "The effect, the change or the question"),
            text("learned", "What you take from it", ""));

    @Override
    public String title() {
        return title;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        if (title.isBlank()) {
            return Map.of("title", "Give it a name");
        }
        Optional<Tool> before = context.before(Sheet.class).map(Sheet::tool);
        return before.isPresent() && before.get() != tool
                ? Map.of(
                        "tool",
                        "A sheet stays what it is; it is a " + before.get().words())
                : Map.of();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Sheet";
    }
}
