package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a process.
 *
 * @param lane who does it
 * @param position where it stands in the process; null for after all that have one
 * @param minutes time somebody works on it
 * @param waiting minutes that pass before it begins
 */
public record ProcessStep(
        long sheet,
        String what,
        String lane,
        @Nullable Double position,
        Shape shape,
        @Nullable Double minutes,
        @Nullable Double waiting,
        Value value,
        Waste waste)
        implements SheetItem {

    static final List<Field> FIELDS = List.of(
            line("what", "Step", "What is done"),
            line("lane", "Who", "A role: each has a lane of its own"),
            number("position", "Position", "1 for the first; 2.5 stands between 2 and 3"),
            choice("shape", "Sort of step", "", Shape.class),
            number("minutes", "Minutes of work", ""),
            number("waiting", "Minutes of waiting before it", "1,440 a day"),
            choice("value", "Value", "Would the person it is for miss it?", Value.class),
            choice("waste", "Waste in it", "", Waste.class));

    /** How it is drawn. */
    public enum Shape implements Field.Worded {
        STEP("a step"),
        DECISION("a decision"),
        EDGE("begin or end");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Whether the person it is for would miss it. */
    public enum Value implements Field.Worded {
        ADDS("adds value for the person"),
        NEEDED("adds none, but is needed"),
        NONE("adds none");

        private final String words;

        Value(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The eight wastes of Lean, in plain words. */
    public enum Waste implements Field.Worded {
        NONE("none seen"),
        WAITING("waiting"),
        AGAIN("done again or put right"),
        MOVING("moving papers or people"),
        WALKING("walking and looking for things"),
        TOO_MUCH("more than is needed"),
        TOO_EARLY("before it is needed"),
        STOCK("piles and queues"),
        SKILLS("skills not used");

        private final String words;

        Waste(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * A process in numbers.
     *
     * @param work minutes that somebody works
     * @param lead minutes from the first step to the last, waiting included
     * @param adding minutes of work that add value
     */
    public record Flow(double work, double lead, double adding) {

        /** The share of the lead time that adds value, 0 to 1; 0 where no time is known. */
        public double share() {
            return lead > 0 ? adding / lead : 0;
        }
    }

    /** The times of steps, added up; a step without times adds none. */
    public static Flow flow(List<Part<ProcessStep>> steps) {
        double work = 0;
        double lead = 0;
        double adding = 0;
        for (Part<ProcessStep> step : steps) {
            double minutes = time(step.body().minutes());
            work += minutes;
            lead += minutes + time(step.body().waiting());
            adding += step.body().value() == Value.ADDS ? minutes : 0;
        }
        return new Flow(work, lead, adding);
    }

    private static double time(@Nullable Double minutes) {
        return minutes == null ? 0 : minutes;
    }

    /** Steps in their order. */
    public static List<Part<ProcessStep>> ordered(List<Part<ProcessStep>> steps) {
        return steps.stream()
                .sorted(java.util.Comparator.comparing(
                                (Part<ProcessStep> step) -> step.body().position() == null
                                        ? Double.MAX_VALUE
                                        : step.body().position())
                        .thenComparing(Part::number))
                .toList();
    }

    @Override
    public String title() {
        return what;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (what.isBlank()) {
            problems.put("what", "Say what is done");
        }
        notNegative("minutes", minutes, problems);
        notNegative("waiting", waiting, problems);
        sheetIn(context, Tool.PROCESS_MAP, problems);
        return problems;
    }

    private static void notNegative(String field, @Nullable Double value, Map<String, String> problems) {
        if (value != null && !(value >= 0)) {
            problems.put(field, "Expected 0 minutes or more; found " + value);
        }
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "ProcessStep";
    }
}
