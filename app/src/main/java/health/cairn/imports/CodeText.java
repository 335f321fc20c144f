package health.cairn.imports;

import health.cairn.directory.AreaCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell says where an area's code is expected. */
public sealed interface CodeText {

    /** A code. Whether such an area exists is for the directory to say. */
    record Code(AreaCode code) implements CodeText {}

    /** "Not in a network", "not allocated": {@code U}, {@code U99999}, {@code NA} and blank. Never an organisation. */
    record NotAllocated() implements CodeText {}

    /** A group of areas made by the Office for National Statistics, which Cairn does not follow. */
    record StatisticalGroup() implements CodeText {}

    /** Something else. */
    record Unreadable(String text) implements CodeText {}

    /** {@code nE38000230} is how some systems write {@code E38000230}, so that it does not look like a number. */
    Pattern PREFIXED = Pattern.compile("[nN](E\\d{8})");

    /** What the text means. Capitals do not matter. */
    static CodeText of(String text) {
        String prefixed = PREFIXED.matcher(text).replaceFirst("$1");
        String code = prefixed.toUpperCase(Locale.ROOT);
        return switch (code) {
            case "", "U", "U99999", "NA", "N/A", "NULL", "#N/A" -> new NotAllocated();
            default -> {
                if (code.startsWith("CL_")) {
                    yield new StatisticalGroup();
                }
                yield AreaCode.isValid(code) ? new Code(new AreaCode(code)) : new Unreadable(text);
            }
        };
    }
}
