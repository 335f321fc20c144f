package health.cairn.projects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two people wrote the same part, both beginning from one version. What only one of them touched is taken from that one; a
 * field to which both gave different values is for a person to decide.
 *
 * @param merged what both wrote; where they differ, what was saved first
 * @param fields the names of the fields in which they differ
 */
record Merge(ObjectNode merged, List<String> fields) {

    static Merge of(ObjectNode base, ObjectNode saved, ObjectNode mine) {
        ObjectNode merged = saved.deepCopy();
        var differ = new ArrayList<String>();
        var names = new LinkedHashSet<String>();
        saved.properties().forEach(field -> names.add(field.getKey()));
        mine.properties().forEach(field -> names.add(field.getKey()));
        for (String name : names) {
            JsonNode before = value(base, name);
            JsonNode theirs = value(saved, name);
            JsonNode ours = value(mine, name);
            if (Objects.equals(ours, theirs) || Objects.equals(ours, before)) {
                continue;
            }
            if (Objects.equals(theirs, before)) {
                merged.set(name, ours);
            } else {
                differ.add(name);
            }
        }
        return new Merge(merged, List.copyOf(differ));
    }

    boolean clashes() {
        return !fields.isEmpty();
    }

    /** Absent and null are the same. */
    private static JsonNode value(ObjectNode of, String name) {
        JsonNode value = of.get(name);
        return value == null ? of.nullNode() : value;
    }
}
