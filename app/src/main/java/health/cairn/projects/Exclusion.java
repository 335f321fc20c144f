package health.cairn.projects;

import static health.cairn.projects.Field.text;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision to leave a point out of centre and limits, because its cause is known and will not come back. The point
 * stays on the chart and is judged as every other.
 *
 * @param day the first day of the period of that point
 * @param area whose point; null for that of all who take part
 */
public record Exclusion(
        long measure, @Nullable LocalDate day, @Nullable AreaCode area, String reason) implements PartBody {

    static final List<Field> FIELDS = List.of(
            Field.day("day", "Point of", "The first day of its period"),
            Field.area("area", "Practice", "Its code; empty for the point of all who take part"),
            text("reason", "Why", "A cause that is known and will not come back: snow, a system down"));

    @Override
    public String title() {
        return "Left out of the limits: " + day;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (context.project().part(ProjectMeasure.class, measure).isEmpty()) {
            problems.put("measure", "There is no measure " + measure + " in this project");
        }
        if (day == null) {
            problems.put("day", "Enter the first day of the period, such as 2026-04-01");
        }
        if (reason.isBlank()) {
            problems.put("reason", "Give the reason: who reads the chart later has to know it");
        }
        return problems;
    }

    @Override
    public Exclusion pointingTo(LongUnaryOperator newNumbers) {
        return new Exclusion(newNumbers.applyAsLong(measure), day, area, reason);
    }
}
