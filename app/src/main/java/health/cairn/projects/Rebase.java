package health.cairn.projects;

import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.text;
import static health.cairn.projects.Field.tick;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision to calculate the limits of a measure anew from a day on, with the reason: never made by the program
 * (Making Data Count). Who decided is whoever wrote it.
 */
public record Rebase(
        long measure,
        @Nullable LocalDate from,
        String reason,
        boolean causeKnown,
        boolean processChanged,
        boolean expectedToLast)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            day("from", "New limits from", "The first period that runs the new way"),
            text("reason", "Why", "What changed, and who decided"),
            tick("causeKnown", "We know the cause", ""),
            tick("processChanged", "The way of working has changed", ""),
            tick("expectedToLast", "We expect it to last", ""));

    @Override
    public String title() {
        return "New limits from " + from;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (context.project().part(ProjectMeasure.class, measure).isEmpty()) {
            problems.put("measure", "There is no measure " + measure + " in this project");
        }
        if (from == null) {
            problems.put("from", "Enter the day from which the new limits hold");
        }
        if (reason.isBlank()) {
            problems.put("reason", "Give the reason: who reads the chart later has to know it");
        }
        if (!causeKnown || !processChanged || !expectedToLast) {
            problems.put(
                    "causeKnown",
                    "Limits are calculated anew where the cause is known, the way of working has changed and that is expected"
                            + " to last; tick all three, or leave the limits as they are");
        }
        return problems;
    }

    @Override
    public Rebase pointingTo(LongUnaryOperator newNumbers) {
        return new Rebase(newNumbers.applyAsLong(measure), from, reason, causeKnown, processChanged, expectedToLast);
    }
}
