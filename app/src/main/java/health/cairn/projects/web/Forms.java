package health.cairn.projects.web;

import health.cairn.projects.Field;
import health.cairn.projects.FieldHistory;
import health.cairn.projects.Part;
import health.cairn.projects.PartBody;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Project;
import health.cairn.projects.Saved;
import health.cairn.projects.web.FormView.Choice;
import health.cairn.projects.web.FormView.Error;
import health.cairn.projects.web.FormView.Hidden;
import health.cairn.projects.web.FormView.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the forms of parts from their fields. */
final class Forms {

    private Forms() {}

    /**
     * What a form is about.
     *
     * @param part the part that is written anew; empty for a new one
     * @param fields which of its fields the form has
     * @param to where to go when it is saved; empty for where the part is shown
     */
    record About(
            Project project,
            PartKind kind,
            Optional<Part<?>> part,
            Predicate<Field> fields,
            String to,
            String button,
            @Nullable String back) {

        static About all(Project project, PartKind kind, Optional<Part<?>> part, String to, @Nullable String back) {
            return new About(project, kind, part, _ -> true, to, "Save", back);
        }

        About only(Predicate<Field> which) {
            return new About(project, kind, part, which, to, button, back);
        }

        About saying(String words) {
            return new About(project, kind, part, fields, to, words, back);
        }
    }

    /** The form that a project begins with: the fields of the charter that matter first. */
    static FormView beginning(
            List<String> names, ObjectNode values, Map<String, String> typed, Map<String, String> problems) {
        var fields = PartKind.CHARTER.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        var items = fields.stream()
                .map(field -> item(Optional.empty(), "charter", field, values, typed, problems, Map.of()))
                .toList();
        var errors = new ArrayList<Error>();
        problems.forEach(
                (field, sentence) -> errors.add(new Error(names.contains(field) ? "charter-" + field : "", sentence)));
        return new FormView(
                "charter",
                "/projects",
                List.of(new Hidden(FormInput.FIELDS, String.join(",", names))),
                items,
                errors,
                null,
                "Start the project",
                null);
    }

    /** The form as it is opened. */
    static FormView open(About about, ObjectNode values) {
        return view(about, values, about.part().map(Part::version).orElse(0), Map.of(), Map.of(), null, Map.of());
    }

    /** The form with what is wrong in it. */
    static FormView wrong(
            About about, ObjectNode values, int from, Map<String, String> typed, Map<String, String> problems) {
        return view(about, values, from, typed, problems, null, Map.of());
    }

    /** The form after somebody else saved meanwhile: one's own words in the fields, theirs beside. */
    static FormView clash(About about, Saved.Clash clash) {
        ObjectNode saved = PartJson.write(clash.saved().body());
        var theirs = clash.fields().stream()
                .collect(Collectors.toMap(
                        field -> field, field -> FieldHistory.text(about.kind(), field, saved.get(field))));
        return view(
                about.saying("Save mine in place of theirs"),
                PartJson.write(clash.mine()),
                clash.saved().version(),
                Map.of(),
                Map.of(),
                clash.saved().by() + " saved other words on "
                        + Words.moment(clash.saved().changedAt())
                        + ", while you were writing. Yours are in the form and kept in the history; theirs stand beside. Put"
                        + " together what should hold and save, or leave theirs.",
                theirs);
    }

    private static FormView view(
            About about,
            ObjectNode values,
            int from,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String clash,
            Map<String, String> theirs) {
        String id = about.kind().name().toLowerCase(java.util.Locale.ROOT)
                + about.part().map(part -> "-" + part.number()).orElse("");
        List<Field> fields =
                about.kind().fields().stream().filter(about.fields()).toList();
        var items = new ArrayList<Item>();
        for (Field field : fields) {
            items.add(item(Optional.of(about), id, field, values, typed, problems, theirs));
        }
        var errors = new ArrayList<Error>();
        problems.forEach((field, sentence) -> errors.add(new Error(
                fields.stream().anyMatch(known -> known.name().equals(field)) ? id + "-" + field : "", sentence)));
        return new FormView(
                id,
                "/projects/" + about.project().number() + "/parts"
                        + about.part().map(part -> "/" + part.number()).orElse(""),
                hidden(about, values, from, fields),
                items,
                errors,
                clash,
                about.button(),
                about.back());
    }

    private static List<Hidden> hidden(About about, ObjectNode values, int from, List<Field> fields) {
        var hidden = new ArrayList<Hidden>();
        hidden.add(new Hidden("kind", about.kind().name()));
        hidden.add(new Hidden("version", Integer.toString(from)));
        hidden.add(new Hidden(FormInput.FIELDS, fields.stream().map(Field::name).collect(Collectors.joining(","))));
        hidden.add(new Hidden("to", about.to()));
        for (String reference : FormInput.REFERENCES) {
            JsonNode number = values.get(reference);
            boolean field = about.kind().field(reference).isPresent();
            if (!field && number != null && number.isNumber() && about.part().isEmpty()) {
                hidden.add(new Hidden(reference, Long.toString(number.asLong())));
            }
        }
        return hidden;
    }

    private static Item item(
            Optional<About> about,
            String id,
            Field field,
            ObjectNode values,
            Map<String, String> typed,
            Map<String, String> problems,
            Map<String, String> theirs) {
        JsonNode value = values.get(field.name());
        String text = typed.getOrDefault(field.name(), raw(value));
        return new Item(
                id + "-" + field.name(),
                field.name(),
                field.label(),
                field.hint(),
                field.input().name().toLowerCase(java.util.Locale.ROOT),
                text,
                choices(about, field, value, text),
                field.group(),
                problems.get(field.name()),
                theirs.get(field.name()));
    }

    private static List<Choice> choices(Optional<About> about, Field field, @Nullable JsonNode value, String text) {
        return switch (field.input()) {
            case CHOICE ->
                field.options().stream()
                        .map(option -> new Choice(
                                option.value(), option.text(), option.value().equals(text)))
                        .toList();
            case TICK -> List.of(new Choice("yes", field.label(), text.equals("yes")));
            case PART ->
                others(about, field)
                        .map(part -> choice(part, text.equals(Long.toString(part.number()))))
                        .toList();
            case PARTS ->
                others(about, field)
                        .map(part -> choice(part, holds(value, part.number())))
                        .toList();
            case LINE, TEXT, NUMBER, DAY, AREA -> List.of();
        };
    }

    /** The parts that a field offers: all that say what it is about, but for the part that is written. */
    private static Stream<? extends Part<?>> others(Optional<About> about, Field field) {
        Class<? extends PartBody> of = field.of();
        return about.isEmpty() || of == null
                ? Stream.empty()
                : about.get().project().all(of).stream()
                        .filter(part -> about.get().part().isEmpty()
                                || about.get().part().get().number() != part.number());
    }

    private static Choice choice(Part<?> part, boolean chosen) {
        return new Choice(Long.toString(part.number()), part.body().title(), chosen);
    }

    private static boolean holds(@Nullable JsonNode list, long number) {
        return list != null && list.values().stream().anyMatch(one -> one.asLong() == number);
    }

    private static String raw(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isContainer()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "";
        }
        if (value.isNumber()) {
            double number = value.asDouble();
            return number == Math.rint(number) ? Long.toString((long) number) : value.asString();
        }
        return value.asString();
    }

    /** What a body says, to open a form with. */
    static ObjectNode values(PartBody body) {
        return PartJson.write(body);
    }
}
