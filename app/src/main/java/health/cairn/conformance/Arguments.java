package health.cairn.conformance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The arguments with which the peer was called. An argument that is null in the file counts as not given. */
public final class Arguments {

    private final JsonNode node;

    Arguments(JsonNode node) {
        this.node = node;
    }

    /** Fails with an {@link UnknownForm} when an argument is given that the adapter does not know. */
    public void allow(String... known) {
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new UnknownForm("Arguments not understood: " + unknown);
        }
    }

    public boolean has(String name) {
        return node.has(name) && !node.get(name).isNull();
    }

    public @Nullable String text(String name) {
        return has(name) ? node.get(name).asString() : null;
    }

    public String text(String name, String otherwise) {
        return has(name) ? node.get(name).asString() : otherwise;
    }

    public double number(String name, double otherwise) {
        return has(name) ? node.get(name).doubleValue() : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        return has(name) ? node.get(name).booleanValue() : otherwise;
    }

    /** Several numbers, or one. */
    public double[] numbers(String name) {
        return Table.values(node.path(name)).stream()
                .mapToDouble(value -> {
                    Double number = Table.number(value);
                    if (number == null) {
                        throw new UnknownForm("Argument " + name + " has a missing number");
                    }
                    return number;
                })
                .toArray();
    }

    /** Several texts, one, or none. */
    public List<String> texts(String name) {
        return has(name)
                ? Table.values(node.get(name)).stream().map(String::valueOf).toList()
                : List.of();
    }
}
