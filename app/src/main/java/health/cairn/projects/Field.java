package health.cairn.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One thing that people fill in: a component of a part's record, with the words that forms, histories and refusals use.
 *
 * @param name the component
 * @param label what stands above it
 * @param hint what helps to fill it in; empty for none
 * @param options what may be chosen, where it is a choice
 * @param group the heading it stands under; empty where it follows the one before
 */
public record Field(String name, String label, String hint, Input input, List<Option> options, String group) {

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
        /** Some of the measures of the project. */
        MEASURES
    }

    /** Something that may be chosen. */
    public record Option(String value, String text) {}

    /** What may be chosen, with its words. */
    public interface Worded {
        String words();
    }

    public static Field line(String name, String label, String hint) {
        return new Field(name, label, hint, Input.LINE, List.of(), "");
    }

    public static Field text(String name, String label, String hint) {
        return new Field(name, label, hint, Input.TEXT, List.of(), "");
    }

    public static Field number(String name, String label, String hint) {
        return new Field(name, label, hint, Input.NUMBER, List.of(), "");
    }

    public static Field day(String name, String label, String hint) {
        return new Field(name, label, hint, Input.DAY, List.of(), "");
    }

    public static Field tick(String name, String label, String hint) {
        return new Field(name, label, hint, Input.TICK, List.of(), "");
    }

    public static Field area(String name, String label, String hint) {
        return new Field(name, label, hint, Input.AREA, List.of(), "");
    }

    public static Field measures(String name, String label, String hint) {
        return new Field(name, label, hint, Input.MEASURES, List.of(), "");
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
                "");
    }

    /** The same, first under a heading. */
    public Field under(String heading) {
        return new Field(name, label, hint, input, options, heading);
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
