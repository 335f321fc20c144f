package health.cairn.measures;

import java.util.regex.Pattern;

/**
 * The name of a measure in addresses and files, for example {@code cervical-screening-25-49}.
 *
 * @param value 2 to 80 lower-case letters, digits or hyphens, starting with a letter or digit
 */
public record MeasureId(String value) implements Comparable<MeasureId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,79}");

    public MeasureId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A measure id is 2 to 80 lower-case letters, digits or hyphens; found '" + value + "'");
        }
    }

    /** Whether the text has the form of an id; says nothing of whether such a measure exists. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(MeasureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
