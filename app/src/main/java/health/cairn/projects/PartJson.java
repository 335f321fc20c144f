package health.cairn.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import health.cairn.directory.AreaCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of parts as JSON: how they are kept, compared, merged, and spoken by the API. */
public final class PartJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(AreaCode.class, Code.class)
            .addMixIn(ProjectMeasure.Feed.class, Feeds.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PartJson() {}

    /** An object without anything. */
    public static ObjectNode nothing() {
        return MAPPER.createObjectNode();
    }

    /** A body cannot be made from what was given; the message says what was found and what was expected. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String field;

        Unreadable(String field, String sentence) {
            super(sentence, null, false, false);
            this.field = field;
        }

        String field() {
            return field;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** Something derived, as it is kept. */
    static String text(Object derived) {
        return MAPPER.writeValueAsString(derived);
    }

    /** Something derived, as it was kept. */
    static <T> T derived(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** A body with all its components. */
    public static ObjectNode write(PartBody body) {
        return MAPPER.valueToTree(body);
    }

    /** An object that a program sent, or that Cairn wrote. */
    public static ObjectNode parse(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    /** The body in a text that Cairn wrote; what was not there when it was written is empty. */
    static PartBody read(PartKind kind, String json) {
        return read(kind, parse(json));
    }

    /** @throws Unreadable where a value is of the wrong sort */
    static PartBody read(PartKind kind, ObjectNode json) {
        ObjectNode whole = json.deepCopy();
        for (RecordComponent component : kind.body().getRecordComponents()) {
            JsonNode value = whole.get(component.getName());
            if (value == null || value.isNull()) {
                fill(whole, component);
            }
        }
        try {
            return MAPPER.treeToValue(whole, kind.body());
        } catch (JacksonException e) {
            throw unreadable(kind, whole, e);
        }
    }

    /**
     * The body that an object says, what it does not name being empty.
     *
     * @throws IllegalArgumentException where a value is of the wrong sort; the message says which
     */
    public static PartBody body(PartKind kind, ObjectNode json) {
        try {
            return read(kind, json);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
    }

    private static void fill(ObjectNode whole, RecordComponent component) {
        Class<?> type = component.getType();
        String name = component.getName();
        if (type == String.class) {
            whole.put(name, "");
        } else if (type == boolean.class) {
            whole.put(name, false);
        } else if (type == int.class || type == long.class) {
            whole.put(name, 0);
        } else if (type == List.class) {
            whole.putArray(name);
        } else if (type.isEnum()
                && !component.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class)) {
            whole.put(name, ((Enum<?>) type.getEnumConstants()[0]).name());
        }
    }

    private static Unreadable unreadable(PartKind kind, ObjectNode json, JacksonException e) {
        String field = e.getPath().isEmpty()
                ? ""
                : String.valueOf(e.getPath().getFirst().getPropertyName());
        JsonNode found = json.get(field);
        return new Unreadable(
                field,
                (found == null ? "The body" : field + " is '" + found.asString("") + "'") + "; expected "
                        + expected(kind, field));
    }

    private static String expected(PartKind kind, String field) {
        return Arrays.stream(kind.body().getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .map(component -> expected(component.getType()))
                .orElse("fields " + String.join(", ", names(kind)));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a day such as 2026-04-01";
            case "Double" -> "a number";
            case "Long", "long", "Integer", "int" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "AreaCode" -> "the code of an area, such as A81001";
            case "List" -> "a list";
            default -> "text";
        };
    }

    /** The names of all components. */
    public static List<String> names(PartKind kind) {
        return Arrays.stream(kind.body().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * What a program sent, over what stood there before: components it does not name stay.
     *
     * @throws Unreadable where it names something that no such part has
     */
    static ObjectNode over(PartKind kind, ObjectNode before, ObjectNode sent) {
        Set<String> known = Set.copyOf(names(kind));
        ObjectNode merged = before.deepCopy();
        sent.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw new Unreadable(
                        field.getKey(),
                        "A " + kind.words() + " has no '" + field.getKey() + "'; expected "
                                + String.join(", ", names(kind)));
            }
            merged.set(field.getKey(), field.getValue());
        });
        return merged;
    }

    /** Kinds of feed are told apart by their components. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({
        @JsonSubTypes.Type(ProjectMeasure.Feed.Indicator.class),
        @JsonSubTypes.Type(ProjectMeasure.Feed.Counts.class)
    })
    private interface Feeds {}

    private interface Code {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static AreaCode of(String value) {
            return new AreaCode(value);
        }

        @JsonValue
        String value();
    }
}
