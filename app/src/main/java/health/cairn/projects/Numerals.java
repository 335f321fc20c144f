package health.cairn.projects;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people type them: with thousands, a decimal point, a percent sign behind. */
public final class Numerals {

    private static final Pattern FORM = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?|-?\\.\\d+");

    private Numerals() {}

    /** The number in a text; empty where it is none. A percent sign is left off: 42% is 42. */
    public static Optional<Double> read(String text) {
        String plain = text.strip().replaceFirst("\\s*%$", "").replace("\u00A0", "");
        return FORM.matcher(plain).matches() ? Optional.of(Double.valueOf(plain.replace(",", ""))) : Optional.empty();
    }
}
