package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;
import static health.cairn.projects.Field.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cause of a Pareto chart and how often it was counted.
 *
 * @param rest whether it is all that was not told apart; it stands last whatever its count
 */
public record Counted(long sheet, String name, @Nullable Double count, boolean rest) implements SheetItem {

    /** The share of all that the vital few make, after Juran. */
    public static final double VITAL = 0.8;

    static final List<Field> FIELDS = List.of(
            line("name", "Cause", ""),
            number("count", "How often", ""),
            tick("rest", "These are all others together", "They stand last"));

    /**
     * A cause in its place.
     *
     * @param cumulative the share of all that it and those before it make, 0 to 1
     * @param vital whether it is needed to reach four fifths of all
     */
    public record Ranked(Part<Counted> cause, double count, double cumulative, boolean vital) {}

    /** Causes in falling order, the rest last, with their cumulated shares; those without a count are left out. */
    public static List<Ranked> ranked(List<Part<Counted>> causes) {
        List<Part<Counted>> known = causes.stream()
                .filter(cause -> cause.body().count() != null)
                .sorted(Comparator.comparing(
                                (Part<Counted> cause) -> cause.body().rest())
                        .thenComparing(Comparator.comparingDouble((Part<Counted> cause) -> of(cause))
                                .reversed())
                        .thenComparing(Part::number))
                .toList();
        double all = known.stream().mapToDouble(Counted::of).sum();
        var ranked = new ArrayList<Ranked>();
        double sum = 0;
        for (Part<Counted> cause : known) {
            boolean vital = all > 0 && sum / all < VITAL && !cause.body().rest();
            sum += of(cause);
            ranked.add(new Ranked(cause, of(cause), all > 0 ? sum / all : 0, vital));
        }
        return ranked;
    }

    private static double of(Part<Counted> cause) {
        Double count = cause.body().count();
        return count == null ? 0 : count;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (name.isBlank()) {
            problems.put("name", "Name the cause");
        }
        if (count != null && !(count >= 0 && Double.isFinite(count))) {
            problems.put("count", "Expected a count of 0 or more; found " + count);
        }
        sheetIn(context, Tool.PARETO, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Counted";
    }
}
