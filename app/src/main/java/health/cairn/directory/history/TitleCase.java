package health.cairn.directory.history;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names as they are read, from registers that write in capitals: {@code ST PAUL'S MEDICAL CENTRE} becomes "St Paul's
 * Medical Centre". Names that use small letters already are kept, but for the slips of automatic capitals ({@code 'S},
 * {@code And}).
 */
final class TitleCase {

    /** Words that keep their capitals. */
    private static final Set<String> CAPITALS = Set.of(
            "NHS", "PCN", "GP", "ICB", "ICS", "CCG", "STP", "PCT", "HMP", "YOI", "RAF", "UK", "MK", "NE", "NW", "SE",
            "SW", "SWB", "BSW", "BNSSG", "OOH", "MIU", "UTC", "CIC", "LLP", "PMS", "APMS");

    /** Short words that stay small inside a name. */
    private static final Set<String> SMALL = Set.of(
            "and", "of", "the", "in", "on", "at", "by", "for", "with", "to", "de", "le", "la", "under", "upon", "next",
            "cum", "en");

    /** Words with a spelling of their own. */
    private static final Map<String, String> OWN = Stream.of("PCNs", "GPs")
            .collect(Collectors.toMap(word -> word.toUpperCase(Locale.ROOT), Function.identity()));

    private static final Pattern ROMAN = Pattern.compile("(?=[IVX])X{0,3}(IX|IV|V?I{0,3})");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+(?:['’`][\\p{L}]+)*");
    private static final Pattern SLIP = Pattern.compile("(?<=\\p{Ll}|\\p{Lu})(['’`])S\\b");

    private static final Pattern LINKING = Pattern.compile("(?<= )(And|Of)(?= )");

    private TitleCase() {}

    /** The name as it is read, blanks tidied. */
    static String of(String name) {
        String tidy = name.strip().replaceAll("\\s+", " ");
        boolean capitalsOnly = tidy.equals(tidy.toUpperCase(Locale.ROOT));
        boolean smallOnly = tidy.equals(tidy.toLowerCase(Locale.ROOT));
        if (!capitalsOnly && !smallOnly) {
            return LINKING.matcher(SLIP.matcher(tidy).replaceAll("$1s"))
                    .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
        }
        return WORDS.matcher(tidy)
                .replaceAll(match -> Matcher.quoteReplacement(word(match.group(), beginsPart(tidy, match.start()))));
    }

    /** Whether a new part of the name begins here: at the start, in brackets, after a slash or a dash with blanks. */
    private static boolean beginsPart(String name, int start) {
        if (start == 0) {
            return true;
        }
        char before = name.charAt(start - 1);
        if (before == ' ') {
            int i = start - 1;
            while (i > 0 && name.charAt(i) == ' ') {
                i--;
            }
            before = name.charAt(i);
            return "(-–/:@".indexOf(before) >= 0;
        }
        return "(/".indexOf(before) >= 0;
    }

    private static String word(String word, boolean beginsPart) {
        String capitals = word.toUpperCase(Locale.ROOT);
        String small = word.toLowerCase(Locale.ROOT);
        String own = OWN.get(capitals);
        if (own != null) {
            return own;
        }
        if (SMALL.contains(small) && !beginsPart) {
            return small;
        }
        if (CAPITALS.contains(capitals)) {
            return capitals;
        }
        if (!beginsPart && ROMAN.matcher(capitals).matches()) {
            return capitals;
        }
        boolean withDigit = capitals.chars().anyMatch(Character::isDigit);
        if (withDigit) {
            return ordinal(small) ? small : capitals;
        }
        StringBuilder titled = new StringBuilder(small.length());
        titled.append(Character.toUpperCase(small.charAt(0)));
        for (int i = 1; i < small.length(); i++) {
            boolean afterApostrophe = "'’`".indexOf(small.charAt(i - 1)) >= 0;
            boolean newName = afterApostrophe && i == 2 && small.length() > 3;
            titled.append(newName ? Character.toUpperCase(small.charAt(i)) : small.charAt(i));
        }
        if (small.startsWith("mc") && small.length() > 4) {
            titled.setCharAt(2, Character.toUpperCase(small.charAt(2)));
        }
        return titled.toString();
    }

    private static boolean ordinal(String small) {
        return small.matches("\\d+(st|nd|rd|th)");
    }
}
