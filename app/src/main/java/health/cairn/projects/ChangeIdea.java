package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;
import static health.cairn.projects.Field.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change that may be tried: it serves one or several drivers, and is chosen by impact and ease (a PICK chart).
 *
 * @param serves numbers of the drivers it serves; empty while it is linked to none
 * @param impact from 0 to 10; null where nobody said
 * @param ease from 0, hard, to 10, easy; null where nobody said
 */
public record ChangeIdea(
        String text,
        String detail,
        State state,
        List<Long> serves,
        @Nullable Double impact,
        @Nullable Double ease,
        List<Long> measures)
        implements PartBody {

    /** The scale of impact and ease. */
    public static final int MOST = 10;

    static final List<Field> FIELDS = List.of(
            line("text", "Change idea", "Something that can be tried, not a wish"),
            Field.text("detail", "What exactly", "Where it comes from, who has tried it"),
            choice("state", "Where it stands", "", State.class),
            parts("serves", "It serves these drivers", "One or several", Driver.class),
            number("impact", "Impact, 0 to 10", "How much it would move the aim")
                    .under("Choosing"),
            number("ease", "Ease, 0 to 10", "0 is hard, 10 is easy"),
            Field.measures("measures", "Measures that show it", ""));

    public ChangeIdea {
        serves = List.copyOf(serves);
        measures = List.copyOf(measures);
    }

    /** Where a change idea stands. */
    public enum State implements Field.Worded {
        NOT_STARTED("not started", "\u25cb"),
        TESTING("testing", "\u25cf"),
        IMPLEMENTED("adopted", "\u2713"),
        PAUSED("paused", "\u2016"),
        ABANDONED("set aside", "\u00d7");

        private final String words;
        private final String mark;

        State(String words, String mark) {
            this.words = words;
            this.mark = mark;
        }

        @Override
        public String words() {
            return words;
        }

        /** A sign that stands before the words, so that a state is not told by colour alone. */
        public String mark() {
            return mark;
        }
    }

    /** What a PICK chart advises; empty while impact or ease is not said. Below 5 is low. */
    public String advice() {
        if (impact == null || ease == null) {
            return "";
        }
        double middle = MOST / 2.0;
        return impact >= middle
                ? ease >= middle ? "Implement" : "Challenge"
                : ease >= middle ? "Possible" : "Leave for now";
    }

    @Override
    public String title() {
        return text;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (text.isBlank()) {
            problems.put("text", "Say what could be tried");
        }
        Driver.unknown(serves, context).ifPresent(problem -> problems.put("serves", problem));
        onScale("impact", impact, problems);
        onScale("ease", ease, problems);
        return problems;
    }

    private static void onScale(String field, @Nullable Double value, Map<String, String> problems) {
        if (value != null && !(value >= 0 && value <= MOST)) {
            problems.put(field, "Expected a number from 0 to " + MOST + "; found " + value);
        }
    }

    /** The idea; where it stands belongs to the place it came from. */
    @Override
    public ChangeIdea copied() {
        return new ChangeIdea(text, detail, State.NOT_STARTED, serves, impact, ease, measures);
    }

    @Override
    public ChangeIdea pointingTo(LongUnaryOperator newNumbers) {
        return new ChangeIdea(
                text,
                detail,
                state,
                Driver.mapped(serves, newNumbers),
                impact,
                ease,
                Driver.mapped(measures, newNumbers));
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "ChangeIdea[" + state + "]";
    }
}
