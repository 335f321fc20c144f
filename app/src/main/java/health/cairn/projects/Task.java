package health.cairn.projects;

import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;
import static health.cairn.projects.Field.tick;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done.
 *
 * @param who who does it
 * @param due by which day
 * @param place where
 * @param cycle the cycle it belongs to; null where it belongs to the project
 */
public record Task(
        String what,
        String who,
        @Nullable LocalDate due,
        String place,
        String how,
        boolean done,
        @Nullable Long cycle) implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("what", "What is to be done", ""),
            line("who", "Who does it", "Somebody of the team"),
            day("due", "By", ""),
            line("place", "Where", ""),
            text("how", "How", ""),
            tick("done", "Done", ""));

    @Override
    public String title() {
        return what;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        return what.isBlank() ? Map.of("what", "Say what is to be done") : Map.of();
    }

    @Override
    public Task copied() {
        return new Task(what, "", null, place, how, false, cycle);
    }

    @Override
    public Task pointingTo(LongUnaryOperator newNumbers) {
        return cycle == null ? this : new Task(what, who, due, place, how, done, newNumbers.applyAsLong(cycle));
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Task";
    }
}
