package health.cairn.projects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in the journal of a project. An @ before the name of somebody in the team mentions that person.
 *
 * @param about the part it is about; null where it is about the project
 */
public record Comment(String text, @Nullable Long about) implements PartBody {

    private static final int SHORT = 60;

    static final List<Field> FIELDS = List.of(
            Field.text("text", "What happened, or what you want to say", "@ and a name of the team mentions somebody"));

    /** A piece of a text: words, or the name of somebody mentioned. */
    public record Piece(String text, boolean mention) {}

    /** The text in pieces; of two names that begin alike the longer one is taken. */
    public List<Piece> pieces(Collection<String> names) {
        List<String> longestFirst = names.stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var pieces = new ArrayList<Piece>();
        var words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            var named = rest.startsWith("@")
                    ? longestFirst.stream()
                            .filter(name -> begins(rest.substring(1), name))
                            .findFirst()
                    : java.util.Optional.<String>empty();
            if (named.isPresent()) {
                if (!words.isEmpty()) {
                    pieces.add(new Piece(words.toString(), false));
                    words.setLength(0);
                }
                pieces.add(new Piece(named.get(), true));
                at += 1 + named.get().length();
            } else {
                words.append(text.charAt(at++));
            }
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(words.toString(), false));
        }
        return pieces;
    }

    private static boolean begins(String text, String name) {
        return text.toLowerCase(Locale.UK).startsWith(name.toLowerCase(Locale.UK))
                && (text.length() == name.length() || !Character.isLetterOrDigit(text.charAt(name.length())));
    }

    /** Whether it mentions somebody, of all who could be meant. */
    public boolean mentions(String name, Collection<String> names) {
        return pieces(names).stream()
                .anyMatch(piece -> piece.mention() && piece.text().equalsIgnoreCase(name));
    }

    @Override
    public String title() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHORT ? line.substring(0, SHORT - 1) + "\u2026" : line;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        if (text.isBlank()) {
            return Map.of("text", "Write a few words");
        }
        return about != null && !context.project().parts().containsKey(about)
                ? Map.of("about", "There is no part " + about + " in this project")
                : Map.of();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Comment";
    }
}
