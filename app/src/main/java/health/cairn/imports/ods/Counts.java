package health.cairn.imports.ods;

import java.util.Optional;

/** Numbers of people in lists of patients. */
final class Counts {

    private Counts() {}

    /** A number of 0 or more, thousands commas allowed; empty where the text is none, blank included. */
    static Optional<Double> people(String text) {
        String plain = text.replace(",", "");
        if (!plain.matches("\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(plain));
    }
}
