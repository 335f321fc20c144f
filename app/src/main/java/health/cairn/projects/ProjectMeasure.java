package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;
import static health.cairn.projects.Field.text;
import static health.cairn.projects.Field.tick;

import health.cairn.directory.AreaCode;
import health.cairn.statistics.spc.ImprovementDirection;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a team will know that a change is an improvement: a measure with its operational definition. A definition that changes
 * what is counted begins a new series; the two are never joined.
 *
 * @param per by what numerator over denominator is multiplied: 100 for a percentage, 1,000 for a rate per 1,000
 * @param sameMeaning said when saving: the words are clearer and mean the same, so the series goes on; not kept
 * @param definition which definition this is, from 1 on
 * @param baselineUntil the first day that no longer belongs to the frozen baseline; null while it is not frozen
 * @param feed where its data come from by themselves; null where people enter them
 */
public record ProjectMeasure(
        String name,
        MeasureType type,
        String purpose,
        Shape shape,
        String numerator,
        String denominator,
        String inclusions,
        String exclusions,
        String unit,
        @Nullable Double per,
        boolean countsPeople,
        String source,
        String collection,
        String collectedBy,
        Frequency frequency,
        String sampling,
        Direction direction,
        @Nullable Double target,
        @Nullable LocalDate targetBy,
        ChartKind chart,
        boolean sameMeaning,
        int definition,
        @Nullable LocalDate baselineUntil,
        @Nullable Feed feed)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("name", "Name of the measure", "For example: screened within 12 weeks of the reminder"),
            choice(
                    "type",
                    "What it is for",
                    "A project needs one outcome, some of process, and one that would show harm elsewhere",
                    MeasureType.class),
            text("purpose", "Why this measure", ""),
            choice("shape", "What a point is", "", Shape.class).under("Operational definition"),
            text("numerator", "What is counted", "So that two people count the same"),
            text("denominator", "Out of what", "Empty for plain counts and values"),
            text("inclusions", "Counted in", ""),
            text("exclusions", "Left out", ""),
            line("unit", "Unit", "For example %, days, per 1,000 appointments"),
            number("per", "Shown per", "100 for a percentage, 1,000 for a rate per 1,000"),
            tick("countsPeople", "It counts people", "Then small counts are held back where the project is published"),
            line("source", "Where the data come from", "").under("Collection"),
            text("collection", "How they are collected", ""),
            line("collectedBy", "Who collects them", ""),
            choice("frequency", "How often", "", Frequency.class),
            text("sampling", "Sample", "All, or which"),
            choice("direction", "Wanted direction", "", Direction.class).under("Reading it"),
            number("target", "Target", "In the unit above"),
            day("targetBy", "Target by", ""),
            choice("chart", "Chart", "Cairn recommends one from the data", ChartKind.class),
            tick(
                    "sameMeaning",
                    "These are clearer words for the same thing",
                    "Otherwise a changed definition begins a new series"));

    /** Outcome, process, balancing (Model for Improvement). */
    public enum MeasureType implements Field.Worded {
        OUTCOME("outcome: the result for people"),
        PROCESS("process: whether the change is happening"),
        BALANCING("balancing: whether something else suffers");

        private final String words;

        MeasureType(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What one point is made of. */
    public enum Shape implements Field.Worded {
        PROPORTION("some of all: a share", true),
        RATE("events over people or things: a rate", true),
        COUNT("a plain count", false),
        VALUE("a value, such as days or a score", false),
        TIME_BETWEEN("time between two rare events", false),
        CASES_BETWEEN("cases between two rare events", false);

        private final String words;
        private final boolean counts;

        Shape(String words, boolean counts) {
            this.words = words;
            this.counts = counts;
        }

        @Override
        public String words() {
            return words;
        }

        /** Whether a point is a numerator over a denominator. */
        public boolean hasDenominator() {
            return counts;
        }
    }

    /** How often a point is added. */
    public enum Frequency implements Field.Worded {
        MONTH("every month"),
        DAY("every day"),
        WEEK("every week"),
        FORTNIGHT("every two weeks"),
        QUARTER("every quarter"),
        YEAR("every year"),
        EVENT("at each event");

        private final String words;

        Frequency(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }

        /** The first day after a period that begins on this day. */
        LocalDate after(LocalDate from) {
            return switch (this) {
                case DAY, EVENT -> from.plusDays(1);
                case WEEK -> from.plusWeeks(1);
                case FORTNIGHT -> from.plusWeeks(2);
                case MONTH -> from.plusMonths(1);
                case QUARTER -> from.plusMonths(3);
                case YEAR -> from.plusYears(1);
            };
        }
    }

    /** Which way is better. */
    public enum Direction implements Field.Worded {
        INCREASE("higher is better", ImprovementDirection.INCREASE),
        DECREASE("lower is better", ImprovementDirection.DECREASE),
        NEUTRAL("neither", ImprovementDirection.NEUTRAL);

        private final String words;
        private final ImprovementDirection improvement;

        Direction(String words, ImprovementDirection improvement) {
            this.words = words;
            this.improvement = improvement;
        }

        @Override
        public String words() {
            return words;
        }

        ImprovementDirection improvement() {
            return improvement;
        }
    }

    /** What feeds the measure: new numbers are in its chart as soon as they are published. */
    public sealed interface Feed {

        /** Whose numbers; of several, their sum and each of them. */
        List<AreaCode> areas();

        /** The same for measures that count the same. */
        String key();

        /** The same of other areas. */
        Feed of(List<AreaCode> others);

        /** A loaded indicator. */
        record Indicator(String measure, String sex, String age, List<AreaCode> areas) implements Feed {
            public Indicator {
                areas = List.copyOf(areas);
            }

            @Override
            public String key() {
                return "indicator/" + measure + "/" + sex + "/" + age;
            }

            @Override
            public Indicator of(List<AreaCode> others) {
                return new Indicator(measure, sex, age, others);
            }
        }

        /**
         * Counts of another module, which not everybody may see.
         *
         * @param counts their name ({@link MonthlyCounts#name})
         * @param which which of them
         */
        record Counts(String counts, String which, List<AreaCode> areas) implements Feed {

            /** What the keys of such measures begin with. */
            static final String KEYS = "counts/";

            public Counts {
                areas = List.copyOf(areas);
            }

            @Override
            public String key() {
                return KEYS + counts + "/" + which;
            }

            @Override
            public Counts of(List<AreaCode> others) {
                return new Counts(counts, which, others);
            }
        }
    }

    /** By what numerator over denominator is multiplied. */
    public double multiplier() {
        return per != null ? per : unit.equals("%") || shape == Shape.PROPORTION ? 100 : 1;
    }

    /** What stands behind a value. */
    public String shownUnit() {
        return unit.isBlank() && shape == Shape.PROPORTION ? "%" : unit;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (name.isBlank()) {
            problems.put("name", "Give the measure a name");
        }
        if (per != null && !(per > 0)) {
            problems.put("per", "A value is shown per a number above 0, such as 100; found " + per);
        }
        if (shape.hasDenominator() && feed == null && denominator.isBlank()) {
            problems.put(
                    "denominator", "A " + (shape == Shape.PROPORTION ? "share" : "rate") + " needs what it is out of");
        }
        if (!chart.suits(shape)) {
            problems.put(
                    "chart", "A chart of this kind does not suit " + shape.words() + "; choose the recommended one");
        }
        return problems;
    }

    @Override
    public ProjectMeasure settled(PartContext context) {
        return context.before(ProjectMeasure.class)
                .map(before -> {
                    boolean other = !sameMeaning && !counts().equals(before.counts());
                    return numbered(
                            other ? before.definition() + 1 : before.definition(),
                            other ? null : before.baselineUntil(),
                            before.feed());
                })
                .orElseGet(() -> numbered(1, null, feed));
    }

    /** All that decides what is counted. */
    private List<Object> counts() {
        return List.of(
                shape,
                numerator,
                denominator,
                inclusions,
                exclusions,
                multiplier(),
                shownUnit(),
                source,
                sampling,
                frequency,
                Objects.requireNonNullElse(feed, ""));
    }

    /** The same with its baseline frozen: points that begin before this day; null for none. */
    ProjectMeasure withBaselineUntil(@Nullable LocalDate day) {
        return numbered(definition, day, feed);
    }

    /** Without data; where an indicator feeds it, without whose numbers and without the target, which its project set. */
    @Override
    public ProjectMeasure copied() {
        return feed == null ? numbered(1, null, null) : with(null, null, 1, null, feed.of(List.of()));
    }

    /** The same, fed by the readings of these areas. */
    ProjectMeasure of(List<AreaCode> areas) {
        return feed == null ? this : numbered(definition, baselineUntil, feed.of(areas));
    }

    /** The same, fed by the readings of where the project is; as it is where its feed names areas of its own. */
    ProjectMeasure fedAt(Optional<AreaCode> home) {
        return feed == null || !feed.areas().isEmpty() ? this : of(home.stream().toList());
    }

    private ProjectMeasure numbered(int number, @Nullable LocalDate until, @Nullable Feed from) {
        return with(target, targetBy, number, until, from);
    }

    /** The same with the target of a charter; as it is where the charter counts in another unit or begins elsewhere. */
    ProjectMeasure aimingAt(Charter charter, Charter suggested) {
        return charter.unit().equals(shownUnit()) && charter.beginsNear(suggested)
                ? with(charter.target(), charter.byWhen(), definition, baselineUntil, feed)
                : this;
    }

    private ProjectMeasure with(
            @Nullable Double aimed,
            @Nullable LocalDate by,
            int number,
            @Nullable LocalDate until,
            @Nullable Feed from) {
        return new ProjectMeasure(
                name,
                type,
                purpose,
                shape,
                numerator,
                denominator,
                inclusions,
                exclusions,
                unit,
                per,
                countsPeople,
                source,
                collection,
                collectedBy,
                frequency,
                sampling,
                direction,
                aimed,
                by,
                chart,
                false,
                number,
                until,
                from);
    }
}
