package health.cairn.projects.web;

import health.cairn.projects.Days;
import health.cairn.projects.Field;
import health.cairn.projects.Numerals;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as it was sent: the fields that it had, as JSON, and what could not be read.
 *
 * @param json what could be read
 * @param problems sentences by field
 * @param typed what was typed where it could not be read, so that it can be shown again
 */
record FormInput(ObjectNode json, Map<String, String> problems, Map<String, String> typed) {

    /** The hidden field that names the fields a form has: a box without a tick sends nothing. */
    static final String FIELDS = "fields";

    /** Numbers of other parts, which a form sends along. */
    static final List<String> REFERENCES = List.of("measure", "cycle", "previous", "sheet", "about");

    static FormInput read(PartKind kind, MultiValueMap<String, String> sent) {
        ObjectNode json = PartJson.nothing();
        var problems = new LinkedHashMap<String, String>();
        var typed = new LinkedHashMap<String, String>();
        List<String> fields = Arrays.asList(text(sent, FIELDS).split(",", -1));
        for (Field field : kind.fields()) {
            if (fields.contains(field.name())) {
                read(field, sent, json, problems, typed);
            }
        }
        for (String reference : REFERENCES) {
            String number = text(sent, reference);
            boolean known = PartJson.names(kind).contains(reference)
                    && kind.field(reference).isEmpty();
            if (known && number.matches("\\d{1,18}")) {
                json.put(reference, Long.parseLong(number));
            }
        }
        return new FormInput(json, problems, typed);
    }

    private static void read(
            Field field,
            MultiValueMap<String, String> sent,
            ObjectNode json,
            Map<String, String> problems,
            Map<String, String> typed) {
        String name = field.name();
        String text = text(sent, name);
        switch (field.input()) {
            case LINE -> json.put(name, text.replaceAll("\\s+", " "));
            case TEXT -> json.put(name, text.replace("\r\n", "\n"));
            case CHOICE -> {
                if (text.isEmpty()) {
                    json.putNull(name);
                } else {
                    json.put(name, text);
                }
            }
            case TICK -> json.put(name, !text.isEmpty());
            case AREA -> {
                if (text.isEmpty()) {
                    json.putNull(name);
                } else {
                    health.cairn.directory.AreaCode.parse(text)
                            .ifPresentOrElse(
                                    code -> json.put(name, code.value()),
                                    () -> wrong(
                                            name,
                                            text,
                                            "the code of a practice or area, such as A81001",
                                            problems,
                                            typed));
                }
            }
            case NUMBER -> {
                Optional<Double> number = Numerals.read(text);
                if (text.isEmpty()) {
                    json.putNull(name);
                } else if (number.isPresent()) {
                    json.put(name, number.get());
                } else {
                    wrong(name, text, "a number such as 42 or 3.5", problems, typed);
                }
            }
            case DAY -> {
                var day = Days.read(text);
                if (text.isEmpty()) {
                    json.putNull(name);
                } else if (day.isPresent()) {
                    json.put(name, day.get().toString());
                } else {
                    wrong(name, text, "a day such as 2026-04-01 or 1/4/2026", problems, typed);
                }
            }
            case PART -> {
                if (text.matches("\\d{1,18}")) {
                    json.put(name, Long.parseLong(text));
                } else {
                    json.putNull(name);
                }
            }
            case PARTS -> {
                ArrayNode numbers = json.putArray(name);
                sent.getOrDefault(name, List.of()).stream()
                        .filter(number -> number != null && number.matches("\\d{1,18}"))
                        .forEach(number -> numbers.add(Long.parseLong(number)));
            }
        }
    }

    private static void wrong(
            String name, String text, String expected, Map<String, String> problems, Map<String, String> typed) {
        problems.put(name, "Found '" + text + "'; expected " + expected);
        typed.put(name, text);
    }

    static String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "FormInput";
    }
}
