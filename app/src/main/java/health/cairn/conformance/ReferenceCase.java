package health.cairn.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One call of a peer: what it was given and what it answered. */
public final class ReferenceCase {

    /** What is given, what is said in passing, and the scatter of a simulation, which is a tolerance. */
    private static final Set<String> NOT_ANSWERS =
            Set.of("id", "description", "args", "input", "warnings", "messages", "error", "monte_carlo_sd");

    private final String category;
    private final JsonNode node;

    ReferenceCase(String category, JsonNode node) {
        if (!node.path("id").isString()) {
            throw new UnknownForm("A case has an id");
        }
        this.category = category;
        this.node = node;
    }

    public String id() {
        return node.get("id").stringValue();
    }

    /** What kind of cases the file holds, in its own words. */
    public String category() {
        return category;
    }

    /** The arguments; empty when the case has none. */
    public Arguments args() {
        return new Arguments(object("args"));
    }

    /** The input table; empty when the case has none. */
    public Table input() {
        return new Table(object("input"));
    }

    /** The peer's message when it stopped. */
    public @Nullable String error() {
        return node.has("error") ? node.get("error").asString() : null;
    }

    /** Whether the case has a table of this name, such as {@code output} or {@code output.lookup}. */
    public boolean has(String table) {
        return object(table).isObject() && !object(table).isEmpty();
    }

    /** A table of the case by name, for an adapter that needs more than the input; empty when there is none. */
    public Table table(String name) {
        return new Table(object(name));
    }

    /** What the peer said in passing, in words of its own, that has no place in an answer: warnings and messages. */
    Set<String> saidInPassing() {
        var said = new TreeSet<String>();
        for (String name : List.of("warnings", "messages")) {
            JsonNode words = node.path(name);
            if (!words.isEmpty() || words.isString()) {
                said.add(name);
            }
        }
        return said;
    }

    /** Every expected column by its full name, nested tables joined by dots. */
    Map<String, List<@Nullable Object>> expected() {
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!NOT_ANSWERS.contains(field.getKey())) {
                flatten(field.getKey(), field.getValue(), columns);
            }
        });
        return columns;
    }

    /** An input column, for figures that a peer's own sheet keeps beside its input. */
    @Nullable
    List<@Nullable Object> inputColumn(String name) {
        var input = input();
        return input.has(name) ? Collections.unmodifiableList(input.values(name)) : null;
    }

    private static void flatten(String name, JsonNode value, Map<String, List<@Nullable Object>> into) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(name, Table.values(value));
        }
    }

    private JsonNode object(String name) {
        var found = node;
        for (String step : name.split("\\.")) {
            found = found.path(step);
        }
        return found.isObject() ? found : JsonNodeFactory.instance.objectNode();
    }
}
