package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.tick;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A possible cause on a fishbone (Ishikawa).
 *
 * @param under the cause it lies behind; null for one on the bone itself
 * @param likely whether the team thinks it matters most
 */
public record Cause(
        long sheet, Branch branch, String text, @Nullable Long under, String evidence, boolean likely)
        implements SheetItem {

    static final List<Field> FIELDS = List.of(
            choice("branch", "Bone", "", Branch.class),
            line("text", "Possible cause", ""),
            Field.part("under", "It lies behind", "", Cause.class),
            Field.text("evidence", "What speaks for it", "Seen, counted, or thought?"),
            tick("likely", "We think it matters most", ""));

    /** The bones. */
    public enum Branch implements Field.Worded {
        PEOPLE("people"),
        PROCESS("process"),
        PLACE("place"),
        EQUIPMENT("equipment"),
        POLICY("policy"),
        PATIENT("patient");

        private final String words;

        Branch(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    @Override
    public String title() {
        return text;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (text.isBlank()) {
            problems.put("text", "Say what may cause it");
        }
        if (under != null) {
            Optional<Cause> upper = context.project().part(Cause.class, under).map(Part::body);
            boolean own =
                    context.written().filter(part -> part.number() == under).isPresent();
            if (own
                    || upper.isEmpty()
                    || upper.get().sheet() != sheet
                    || upper.get().under() != null) {
                problems.put("under", "It can lie behind a cause that stands on a bone of this fishbone");
            }
        }
        sheetIn(context, Tool.FISHBONE, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Cause";
    }
}
