package health.cairn.projects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a project says in words that everybody reads once it is published, and what in it should be read once more before. */
public final class OpenText {

    /** Small counts of people as people write them: "3 women", "two of six", "1 in 7", "five patients". */
    private static final Pattern FEW = Pattern.compile(
            "\\b([1-9]|one|two|three|four|five|six|seven|eight|nine)\\s+(?:(?:of|out of|in)\\s+(?:the\\s+)?(?:\\d{1,4}|one|two|"
                    + "three|four|five|six|seven|eight|nine|ten|twelve)\\b|(?:\\w+\\s+){0,2}?(?:patients?|people|persons?|women|woman|"
                    + "men|man|children|child|cases?|deaths?|boys?|girls?|residents?|families|family)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** "Mrs Ahmed", "Dr Wells": somebody by name. */
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Nurse)\\.?\\s+[A-Z][\\p{L}'’-]+");

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");

    /** A telephone number of the United Kingdom, with spaces where people put them. */
    private static final Pattern TELEPHONE = Pattern.compile("(?<!\\d)(?:\\+44\\s?|0)\\d(?:[\\s-]?\\d){8,9}(?!\\d)");

    private static final int AROUND = 40;

    private OpenText() {}

    /** Why a text should be read once more. */
    public enum Why implements Field.Worded {
        FEW_PEOPLE("so few people that they may be known"),
        A_NAME("somebody by name"),
        AN_ADDRESS("an email address or telephone number");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * A text to be read once more.
     *
     * @param part the part it stands in
     * @param field which of its fields, in words
     * @param text what was found, with some words around
     */
    public record Found(long part, PartKind kind, String field, Why why, String text) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Found[" + part + ", " + why + "]";
        }
    }

    /** All of it, one text after the other. */
    static String of(Project project) {
        var texts = new ArrayList<String>();
        for (Part<?> part : open(project)) {
            PartJson.write(part.body()).properties().forEach(field -> {
                if (written(part.kind(), field.getKey(), field.getValue())) {
                    texts.add(field.getValue().asString());
                }
            });
        }
        return String.join("\n", texts);
    }

    /** What should be read once more before everybody reads it. */
    public static List<Found> toReadOnceMore(Project project) {
        var found = new ArrayList<Found>();
        for (Part<?> part : open(project)) {
            // Who is in the team is meant to be named, and asked about apart.
            if (part.kind() != PartKind.MEMBER) {
                PartJson.write(part.body()).properties().forEach(field -> {
                    if (written(part.kind(), field.getKey(), field.getValue())) {
                        String label = part.kind()
                                .field(field.getKey())
                                .map(Field::label)
                                .orElse(field.getKey());
                        look(part, label, field.getValue().asString(), found);
                    }
                });
            }
        }
        return found;
    }

    private static List<Part<?>> open(Project project) {
        return project.parts().values().stream()
                .filter(part -> !part.archived() && part.kind().openWherePublished())
                .toList();
    }

    private static boolean written(PartKind kind, String field, JsonNode value) {
        boolean chosen =
                kind.field(field).filter(known -> !known.options().isEmpty()).isPresent();
        return value.isString()
                && !chosen
                && !value.asString().isBlank()
                && kind.field(field).isPresent();
    }

    private static void look(Part<?> part, String label, String text, List<Found> found) {
        Set<String> seen = new LinkedHashSet<>();
        look(part, label, text, FEW, Why.FEW_PEOPLE, seen, found);
        look(part, label, text, TITLED, Why.A_NAME, seen, found);
        look(part, label, text, EMAIL, Why.AN_ADDRESS, seen, found);
        look(part, label, text, TELEPHONE, Why.AN_ADDRESS, seen, found);
    }

    private static void look(
            Part<?> part, String label, String text, Pattern pattern, Why why, Set<String> seen, List<Found> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String around = text.substring(
                            Math.max(0, matcher.start() - AROUND), Math.min(text.length(), matcher.end() + AROUND))
                    .replaceAll("\\s+", " ");
            if (seen.add(why + around)) {
                found.add(new Found(part.number(), part.kind(), label, why, around));
            }
        }
    }
}
