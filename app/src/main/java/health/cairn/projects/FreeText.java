package health.cairn.projects;

import health.cairn.privacy.NhsNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What people write in a project, screened: patients do not belong here, so what looks like an NHS number is refused. */
final class FreeText {

    static final int LONGEST = 20_000;

    /** Ten digits as an NHS number is written: in one, or three, three and four apart; no digit on either side. */
    private static final Pattern TEN_DIGITS =
            Pattern.compile("(?<!\\d)\\d{3}[\\s\\u00A0.-]{0,2}\\d{3}[\\s\\u00A0.-]{0,2}\\d{4}(?!\\d)");

    private static final String REFUSED =
            "This text holds a number that could be an NHS number. Nothing about single patients belongs in a project:"
                    + " take it out, and write how many people it was instead. The number was not kept";

    private FreeText() {}

    /** What will not do of a body, by field. */
    static Map<String, String> problems(JsonNode body) {
        var problems = new LinkedHashMap<String, String>();
        body.properties().forEach(field -> screen(field.getKey(), field.getValue(), problems));
        return problems;
    }

    private static void screen(String field, JsonNode value, Map<String, String> problems) {
        if (value.isString()) {
            problem(value.asString()).ifPresent(problem -> problems.put(field, problem));
        } else {
            value.values().forEach(inner -> screen(field, inner, problems));
        }
    }

    /** What will not do of one text. */
    static Optional<String> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("A text has up to 20,000 characters; this one has " + text.length());
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("A text holds a character that cannot be kept: the one with the number 0");
        }
        return holdsNhsNumber(text) ? Optional.of(REFUSED) : Optional.empty();
    }

    static boolean holdsNhsNumber(String text) {
        Matcher candidates = TEN_DIGITS.matcher(text);
        int from = 0;
        while (candidates.find(from)) {
            if (NhsNumber.parse(candidates.group().replaceAll("\\D", "")).isPresent()) {
                return true;
            }
            from = candidates.start() + 1;
        }
        return false;
    }
}
