package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A force for or against a change (Lewin), from 1, weak, to 5, strong. */
public record Force(
        long sheet, String text, Way way, @Nullable Double strength, String action) implements SheetItem {

    /** The strongest. */
    public static final int MOST = 5;

    static final List<Field> FIELDS = List.of(
            line("text", "Force", ""),
            choice("way", "It", "", Way.class),
            number("strength", "Strength, 1 to 5", ""),
            Field.text("action", "What we do about it", "How it is made stronger or weaker"));

    /** Which way it acts. */
    public enum Way implements Field.Worded {
        DRIVING("drives the change"),
        RESTRAINING("holds it back");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The strengths of one way, added up; a force without strength adds none. */
    public static double total(List<Part<Force>> forces, Way way) {
        return forces.stream()
                .map(Part::body)
                .filter(force -> force.way() == way)
                .mapToDouble(Force::known)
                .sum();
    }

    /** The strength, or 0 where nobody said. */
    public double known() {
        return strength == null ? 0 : strength;
    }

    @Override
    public String title() {
        return text;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (text.isBlank()) {
            problems.put("text", "Say what the force is");
        }
        if (strength != null && !(strength >= 1 && strength <= MOST)) {
            problems.put("strength", "Expected a strength from 1 to " + MOST + "; found " + strength);
        }
        sheetIn(context, Tool.FORCE_FIELD, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Force";
    }
}
