package health.cairn.imports.formats;

import java.util.Locale;

/** The words for sex that series are named by. */
final class SexText {

    private SexText() {}

    /** {@code Persons}, {@code Male} or {@code Female}; anything else stays as it is. */
    static String of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "persons", "person", "p", "all", "both", "4", "not applicable", "-1", "total" -> "Persons";
            case "male", "males", "m", "men", "1" -> "Male";
            case "female", "females", "f", "women", "2" -> "Female";
            default -> text;
        };
    }
}
