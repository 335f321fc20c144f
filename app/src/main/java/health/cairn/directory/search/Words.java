package health.cairn.directory.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Text as it is compared: small letters without accents, apostrophes gone, {@code &} read as "and". */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Words() {}

    /** The words of a text in order. */
    static List<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ");
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '\'' && c != '’' && c != '`' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Letters and digits of a text as one word, for codes and postcodes. */
    static String compact(String text) {
        return String.join("", of(text));
    }

    /**
     * The three-letter pieces of a word, two blanks before and one after it, as PostgreSQL's {@code pg_trgm} takes them:
     * {@code cat} gives "  c", " ca", "cat", "at ".
     */
    static Set<String> trigrams(String word) {
        String padded = "  " + word + " ";
        Set<String> pieces = new TreeSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            pieces.add(padded.substring(i, i + 3));
        }
        return pieces;
    }

    /** Pieces in common over all pieces of both (Jaccard), as {@code pg_trgm}'s {@code similarity()}; 0 to 1. */
    static double similarity(int common, int ofOne, int ofOther) {
        return (double) common / (ofOne + ofOther - common);
    }

    /**
     * 1 for the same word, less for each letter changed, left out, put in or swapped with its neighbour (optimal string
     * alignment), as a share of the longer word; 0 where more than two such slips lie between them.
     */
    static double closeness(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        if (longer == 0 || Math.abs(one.length() - other.length()) > 2) {
            return 0;
        }
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(slips[i - 1][j - 1] + change, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                slips[i][j] = swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
            }
        }
        int all = slips[one.length()][other.length()];
        return all > 2 ? 0 : 1 - (double) all / longer;
    }
}
