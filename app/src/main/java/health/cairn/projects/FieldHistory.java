package health.cairn.projects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who changed which field, when, and what stood there before. */
public final class FieldHistory {

    private FieldHistory() {}

    /**
     * One change of one field.
     *
     * @param field the name of the component
     * @param label the field in words
     * @param before what stood there; empty where nothing did
     * @param after what was written; empty where it was taken out
     */
    public record Step(String field, String label, String before, String after) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Step[" + field + "]";
        }
    }

    /**
     * What each of some changes did, by its number.
     *
     * @param changes in the order they were made; of a part whose earlier changes are not among them, the first counts as
     *     written from nothing
     */
    public static Map<Long, List<Step>> of(List<Change> changes) {
        var steps = new LinkedHashMap<Long, List<Step>>();
        var last = new HashMap<Long, ObjectNode>();
        for (Change change : changes) {
            if (change.body().isEmpty()
                    || change.part().isEmpty()
                    || change.kind().isEmpty()) {
                continue;
            }
            long part = change.part().get();
            ObjectNode now = PartJson.write(change.body().get());
            ObjectNode before = last.getOrDefault(part, now.objectNode());
            steps.put(change.number(), between(change.kind().get(), before, now));
            if (change.what() != Change.What.MET_A_NEWER) {
                last.put(part, now);
            }
        }
        return steps;
    }

    /** In what two versions differ. */
    public static List<Step> between(PartKind kind, ObjectNode before, ObjectNode now) {
        var steps = new ArrayList<Step>();
        for (String name : PartJson.names(kind)) {
            String was = text(kind, name, before.get(name));
            String is = text(kind, name, now.get(name));
            if (!Objects.equals(was, is)) {
                steps.add(new Step(
                        name, kind.field(name).map(Field::label).orElseGet(() -> Field.labelOf(name)), was, is));
            }
        }
        return steps;
    }

    /** A value as people read it. */
    public static String text(PartKind kind, String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "";
        }
        if (value.isNumber()) {
            double number = value.asDouble();
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : value.asString();
        }
        if (value.isContainer()) {
            var texts = new ArrayList<String>();
            value.values().forEach(inner -> texts.add(text(kind, name, inner)));
            return String.join(", ", texts);
        }
        String text = value.asString();
        return kind.field(name).stream()
                .flatMap(field -> field.options().stream())
                .filter(option -> option.value().equals(text))
                .findFirst()
                .map(Field.Option::text)
                .orElse(text);
    }
}
