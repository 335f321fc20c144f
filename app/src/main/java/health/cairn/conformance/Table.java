package health.cairn.conformance;

import health.cairn.statistics.Observations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A table of columns as case files write it: null is missing, the strings NaN, Inf and -Inf are those doubles. */
public final class Table {

    private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();

    Table(JsonNode node) {
        // A table within the table is asked for by its own name.
        node.properties().forEach(column -> {
            if (!column.getValue().isObject()) {
                columns.put(column.getKey(), values(column.getValue()));
            }
        });
    }

    static List<@Nullable Object> values(JsonNode node) {
        List<@Nullable Object> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> values.add(value(element)));
        } else {
            values.add(value(node));
        }
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isArray()) {
            return values(node);
        }
        throw new UnknownForm("A table has columns of numbers, texts and flags; found " + node);
    }

    public Set<String> names() {
        return columns.keySet();
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** The number of rows of the longest column. */
    public int rows() {
        return columns.values().stream().mapToInt(List::size).max().orElse(0);
    }

    public List<@Nullable Object> values(String name) {
        var values = columns.get(name);
        if (values == null) {
            throw new UnknownForm("No column " + name + " among " + columns.keySet());
        }
        return values;
    }

    /** Labels; a number is written as R prints it, a whole one without decimals. */
    public List<@Nullable String> labels(String name) {
        List<@Nullable String> labels = new ArrayList<>();
        for (Object value : values(name)) {
            labels.add(
                    value == null
                            ? null
                            : value instanceof Double number && number == Math.rint(number)
                                    ? Long.toString(number.longValue())
                                    : value.toString());
        }
        return labels;
    }

    /** Numbers with gaps. */
    public Observations observations(String name) {
        var values = values(name);
        @Nullable Double[] numbers = new @Nullable Double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(i));
        }
        return Observations.ofNullable(numbers);
    }

    /** Numbers of which none may be missing. */
    public double[] numbers(String name) {
        var values = values(name);
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double number = number(values.get(i));
            if (number == null) {
                throw new IllegalArgumentException("Column " + name + " has no value in row " + (i + 1));
            }
            numbers[i] = number;
        }
        return numbers;
    }

    /** A column whose values are rows of numbers, none missing. */
    public double[][] rowsOfNumbers(String name) {
        return values(name).stream()
                .map(row -> {
                    if (!(row instanceof List<?> numbers)) {
                        throw new UnknownForm("Column " + name + " has rows of numbers; found " + row);
                    }
                    return numbers.stream()
                            .mapToDouble(value -> value instanceof Double number ? number : Double.NaN)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    /** Numbers of which a missing one is read as another, where a peer says that it is. */
    public double[] numbers(String name, double inPlaceOfMissing) {
        var values = values(name);
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double number = number(values.get(i));
            numbers[i] = number == null ? inPlaceOfMissing : number;
        }
        return numbers;
    }

    /** A number, or one of the three words for a double that JSON cannot write; null stays null. */
    static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> number;
            case String text when text.equals("NaN") -> Double.NaN;
            case String text when text.equals("Inf") -> Double.POSITIVE_INFINITY;
            case String text when text.equals("-Inf") -> Double.NEGATIVE_INFINITY;
            default -> throw new UnknownForm("A number is expected; found " + value);
        };
    }
}
