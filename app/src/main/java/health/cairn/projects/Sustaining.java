package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How one person of the team sees the ten factors of the NHS Sustainability Model. Each keeps a score of their own: how far
 * they lie apart says as much as their mean. Maxima: NHS Institute for Innovation and Improvement, Sustainability Model and
 * Guide (2010); they add up to 100. The lower levels' points are those of the same guide, as far as published applications
 * show them (docs/reference/projects.md).
 */
public record Sustaining(
        long sheet,
        String who,
        Level benefits,
        Level credibility,
        Level adaptability,
        Level monitoring,
        Level training,
        Level behaviours,
        Level seniorLeaders,
        Level clinicalLeaders,
        Level fit,
        Level infrastructure,
        String actions)
        implements SheetItem {

    /** A total from here on is a reason for optimism; below, the factors with most to gain are acted on. */
    public static final double HOPEFUL = 55;

    static final List<Field> FIELDS = List.of(
            line("who", "Whose view", "Each of the team scores by themselves, before you talk about it"),
            choice(
                            "benefits",
                            "Benefits beyond helping patients",
                            "Does it make work easier, save time or avoid waste?",
                            Level.class)
                    .under("Process"),
            choice("credibility", "Credibility of the benefits", "Are they plain to see, and believed?", Level.class),
            choice("adaptability", "Adaptability", "Would it go on without the people who began it?", Level.class),
            choice("monitoring", "Monitoring of progress", "Is it measured, reported and acted on?", Level.class),
            choice(
                            "training",
                            "Staff involved and trained",
                            "Were they in it from the start, and shown how?",
                            Level.class)
                    .under("Staff"),
            choice(
                    "behaviours",
                    "Staff behaviours",
                    "Can they say what they think, and do they try it out?",
                    Level.class),
            choice("seniorLeaders", "Senior leaders", "Do they take part and clear the way?", Level.class),
            choice("clinicalLeaders", "Clinical leaders", "Do they take part and speak for it?", Level.class),
            choice(
                            "fit",
                            "Fit with aims and culture",
                            "Does it serve what the organisation wants, and has change lasted here before?",
                            Level.class)
                    .under("Organisation"),
            choice(
                    "infrastructure",
                    "Infrastructure",
                    "Are staff, rooms, jobs and procedures made for it?",
                    Level.class),
            text("actions", "What would raise the lowest", "").under("Then"));

    /** How far a factor is there, from most to least. */
    public enum Level implements Field.Worded {
        NOT_SAID("not scored yet"),
        A("fully"),
        B("mostly"),
        C("a little"),
        D("not at all");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The ten factors, with the points of the levels A, B and C; D has none. */
    public enum Factor {
        BENEFITS("Benefits beyond helping patients", 8.5, 4.7, 4.0),
        CREDIBILITY("Credibility of the benefits", 9.1, 6.3, 3.1),
        ADAPTABILITY("Adaptability", 7.0, 3.4, 2.4),
        MONITORING("Monitoring of progress", 6.5, 3.3, 2.4),
        TRAINING("Staff involved and trained", 11.4, 6.3, 4.9),
        BEHAVIOURS("Staff behaviours", 11.0, 5.1, 5.1),
        SENIOR("Senior leaders", 15.0, 6.2, 5.7),
        CLINICAL("Clinical leaders", 15.0, 6.7, 5.5),
        FIT("Fit with aims and culture", 7.0, 3.5, 3.3),
        INFRASTRUCTURE("Infrastructure", 9.5, 4.4, 3.3);

        private final String words;
        private final double a;
        private final double b;
        private final double c;

        Factor(String words, double a, double b, double c) {
            this.words = words;
            this.a = a;
            this.b = b;
            this.c = c;
        }

        public String words() {
            return words;
        }

        /** The most points it can have. */
        public double most() {
            return a;
        }

        /** The points of a level; none where it was not scored. */
        public OptionalDouble points(Level level) {
            return switch (level) {
                case NOT_SAID -> OptionalDouble.empty();
                case A -> OptionalDouble.of(a);
                case B -> OptionalDouble.of(b);
                case C -> OptionalDouble.of(c);
                case D -> OptionalDouble.of(0);
            };
        }
    }

    /** How this person sees a factor. */
    public Level level(Factor factor) {
        return switch (factor) {
            case BENEFITS -> benefits;
            case CREDIBILITY -> credibility;
            case ADAPTABILITY -> adaptability;
            case MONITORING -> monitoring;
            case TRAINING -> training;
            case BEHAVIOURS -> behaviours;
            case SENIOR -> seniorLeaders;
            case CLINICAL -> clinicalLeaders;
            case FIT -> fit;
            case INFRASTRUCTURE -> infrastructure;
        };
    }

    /** All points, 0 to 100; empty while a factor is not scored. */
    public OptionalDouble total() {
        double total = 0;
        for (Factor factor : Factor.values()) {
            OptionalDouble points = factor.points(level(factor));
            if (points.isEmpty()) {
                return OptionalDouble.empty();
            }
            total += points.getAsDouble();
        }
        return OptionalDouble.of(total);
    }

    @Override
    public String title() {
        return who;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (who.isBlank()) {
            problems.put("who", "Say whose view it is");
        }
        boolean twice = SheetItem.on(context.project(), sheet, Sustaining.class).stream()
                .filter(other -> context.written()
                        .filter(own -> own.number() == other.number())
                        .isEmpty())
                .anyMatch(other -> other.body().who().strip().equalsIgnoreCase(who.strip()));
        if (twice) {
            problems.put("who", "The view of " + who + " is there already; change that one, and its history is kept");
        }
        sheetIn(context, Tool.SUSTAINABILITY, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Sustaining";
    }
}
