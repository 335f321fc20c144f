package health.cairn.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people fill in: a component of a part's record, with the words that forms, histories and refusals use.
 *
 * @param name the component
 * @param label what stands above it
 * @param hint what helps to fill it in; empty for none
 * @param options what may be chosen, where it is a choice
 * @param of what the parts say that may be chosen, where it is a choice of parts
 * @param group the heading it stands under; empty where it follows the one before
 */
public record Field(
        String name,
        String label,
        String hint,
        Input input,
        List<Option> options,
        @Nullable Class<? extends PartBody> of,
        String group) {

    /** How it is filled in. */
    public enum Input {
        LINE,
        TEXT,
        NUMBER,
        DAY,
        CHOICE,
        TICK,
        /** The code of an area. */
        AREA,
        /** Another part of the project, or none. */
        PART,
        /** Some other parts of the project. */
        PARTS
    }

    /** Something that may be chosen. */
    public record Option(String value, String text) {}

    /** What may be chosen, with its words. */
    public interface Worded {
        String words();
    }

    public static Field line(String name, String label, String hint) {
        return plain(name, label, hint, Input.LINE);
    }

    public static Field text(String name, String label, String hint) {
        return plain(name, label, hint, Input.TEXT);
    }

    public static Field number(String name, String label, String hint) {
        return plain(name, label, hint, Input.NUMBER);
    }

    public static Field day(String name, String label, String hint) {
        return plain(name, label, hint, Input.DAY);
    }

    public static Field tick(String name, String label, String hint) {
        return plain(name, label, hint, Input.TICK);
    }

    public static Field area(String name, String label, String hint) {
        return plain(name, label, hint, Input.AREA);
    }

    /** Some of the measures of the project. */
    public static Field measures(String name, String label, String hint) {
        return parts(name, label, hint, ProjectMeasure.class);
    }

    public static Field part(String name, String label, String hint, Class<? extends PartBody> of) {
        return new Field(name, label, hint, Input.PART, List.of(), of, "");
    }

    public static Field parts(String name, String label, String hint, Class<? extends PartBody> of) {
        return new Field(name, label, hint, Input.PARTS, List.of(), of, "");
    }

    private static Field plain(String name, String label, String hint, Input input) {
        return new Field(name, label, hint, input, List.of(), null, "");
    }

    public static <E extends Enum<E> & Worded> Field choice(String name, String label, String hint, Class<E> of) {
        return new Field(
                name,
                label,
                hint,
                Input.CHOICE,
                Arrays.stream(of.getEnumConstants())
                        .map(e -> new Option(e.name(), capital(e.words())))
                        .toList(),
                null,
                "");
    }

    /** The same, first under a heading. */
    public Field under(String heading) {
        return new Field(name, label, hint, input, options, of, heading);
    }

    /** A label for a component that people do not fill in: {@code startedAt} is "Started at". */
    static String labelOf(String component) {
        String words = component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.UK);
        return capital(words);
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
