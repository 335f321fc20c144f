package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.parts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * What has to change for the aim to be met: a driver of the driver diagram. One that serves no other driver serves the aim
 * and is primary; all others are secondary. A driver may serve several, and none serves itself by a detour.
 *
 * @param serves numbers of the drivers it serves; empty for the aim
 * @param measures numbers of the measures that show it
 */
public record Driver(String text, String why, List<Long> serves, List<Long> measures) implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("text", "Driver", "What has to change, in a few words"),
            Field.text("why", "Why you think so", "What people said, what is known"),
            parts("serves", "It drives", "None where it drives the aim itself; it may drive several", Driver.class),
            Field.measures("measures", "Measures that show it", ""));

    /** The new number of a part that was not copied along. */
    static final long NOWHERE = 0;

    public Driver {
        serves = List.copyOf(serves);
        measures = List.copyOf(measures);
    }

    @Override
    public String title() {
        return text;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (text.isBlank()) {
            problems.put("text", "Say what has to change");
        }
        unknown(serves, context).ifPresent(problem -> problems.put("serves", problem));
        if (!problems.containsKey("serves")) {
            context.written().ifPresent(own -> detour(own.number(), context.project(), problems));
        }
        return problems;
    }

    /** What will not do of the drivers that something serves. */
    static java.util.Optional<String> unknown(List<Long> serves, PartContext context) {
        return serves.stream()
                .filter(number -> context.project().part(Driver.class, number).isEmpty())
                .findFirst()
                .map(number -> "There is no driver " + number + " in this project");
    }

    /** Those put away count too: one that is brought back must not close a circle. */
    private void detour(long own, Project project, Map<String, String> problems) {
        var served = new HashMap<Long, List<Long>>();
        project.parts().values().forEach(part -> {
            if (part.body() instanceof Driver driver) {
                served.put(part.number(), driver.serves());
            }
        });
        for (Long direct : serves) {
            if (direct == own || reaches(direct, own, served, new HashSet<>())) {
                String other = project.part(Driver.class, direct)
                        .map(part -> part.body().text())
                        .orElse("");
                problems.put(
                        "serves",
                        direct == own
                                ? "A driver cannot drive itself"
                                : "\u2018" + text + "\u2019 cannot drive \u2018" + other
                                        + "\u2019, which already drives it: a driver diagram has no circles. Take that link out first");
                return;
            }
        }
    }

    private static boolean reaches(long from, long wanted, Map<Long, List<Long>> served, Set<Long> seen) {
        return seen.add(from)
                && served.getOrDefault(from, List.of()).stream()
                        .anyMatch(next -> next == wanted || reaches(next, wanted, served, seen));
    }

    @Override
    public Driver pointingTo(LongUnaryOperator newNumbers) {
        return new Driver(text, why, mapped(serves, newNumbers), mapped(measures, newNumbers));
    }

    /** The new numbers of parts; those that did not come along have none. */
    static List<Long> mapped(List<Long> numbers, LongUnaryOperator newNumbers) {
        return numbers.stream()
                .map(newNumbers::applyAsLong)
                .filter(number -> number != NOWHERE)
                .toList();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Driver";
    }
}
