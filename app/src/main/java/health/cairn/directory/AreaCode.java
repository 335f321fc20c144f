package health.cairn.directory;

import java.util.Locale;
import java.util.Optional;

/**
 * The code by which an organisation or area is known: an ODS code such as {@code A81001} or {@code U89141}, an ONS code
 * such as {@code E92000001}, or a custom group's own code. Upper case, no blanks.
 *
 * @param value 1 to 24 letters, digits or hyphens
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

    /** England as a whole, by its ONS code. */
    public static final AreaCode ENGLAND = new AreaCode("E92000001");

    public AreaCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "An area code is 1 to 24 capital letters, digits or hyphens; found '" + value + "'");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether such an area exists. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > 24) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /** The code in a text that a person or program wrote: blanks around it and small letters are forgiven. */
    public static Optional<AreaCode> parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return isValid(code) ? Optional.of(new AreaCode(code)) : Optional.empty();
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
