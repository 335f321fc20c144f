package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.List;
import java.util.Map;

/**
 * A file that belongs to a project. Its bytes are kept once and never changed; here stands what it is.
 *
 * @param type as its content says, never as its name does
 * @param size in bytes
 * @param sha256 of its bytes
 */
public record KeptFile(String name, String about, FileType type, long size, String sha256) implements PartBody {

    static final List<Field> FIELDS =
            List.of(line("name", "Name of the file", ""), text("about", "What it is", "Nothing about single patients"));

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        if (name.isBlank()) {
            return Map.of("name", "Give the file a name");
        }
        return sha256.isBlank()
                ? Map.of("name", "A file is sent to /projects/{project}/files, on the page of the journal")
                : Map.of();
    }

    /** What the bytes are stays as it was found. */
    @Override
    public KeptFile settled(PartContext context) {
        return context.before(KeptFile.class)
                .map(before -> new KeptFile(name, about, before.type(), before.size(), before.sha256()))
                .orElse(this);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "KeptFile[" + type + ", " + size + "]";
    }
}
