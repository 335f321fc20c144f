package health.cairn.projects.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form for one part of a project, or for some of its fields.
 *
 * @param id unique on the page
 * @param action where it is sent
 * @param hidden what is sent along
 * @param errors sentences with the field each is about, for the summary on top; empty where all is well
 * @param clash what happened meanwhile; null where nothing did
 * @param button what its button says
 * @param back where to go without saving; null for none
 */
public record FormView(
        String id,
        String action,
        List<Hidden> hidden,
        List<Item> items,
        List<Error> errors,
        @Nullable String clash,
        String button,
        @Nullable String back) {

    public FormView {
        hidden = List.copyOf(hidden);
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /**
     * What a draft in the browser is kept under: the form, and what it adds to; nothing that was written. The version is not
     * in it, so that a draft outlives what is saved beside it: a page may have several forms for the fields of one part.
     */
    public String draft() {
        return action + "/" + id + "/"
                + hidden.stream()
                        .filter(one -> List.of("measure", "cycle", "sheet").contains(one.name()))
                        .map(Hidden::value)
                        .collect(Collectors.joining("/"));
    }

    /** The same, sent elsewhere. */
    FormView sentTo(String address) {
        return new FormView(id, address, hidden, items, errors, clash, button, back);
    }

    /** A value that is sent along. */
    public record Hidden(String name, String value) {}

    /** What is wrong, and where; an empty id where it is about no field. */
    public record Error(String id, String sentence) {}

    /** Something to choose. */
    public record Choice(String value, String text, boolean chosen) {}

    /**
     * A field.
     *
     * @param input line, text, number, day, choice, tick, area, part or parts
     * @param group the heading it is the first under; empty for none
     * @param error what is wrong with it; null where nothing is
     * @param theirs what somebody else saved there meanwhile; null where nobody did
     */
    public record Item(
            String id,
            String name,
            String label,
            String hint,
            String input,
            String value,
            List<Choice> choices,
            String group,
            @Nullable String error,
            @Nullable String theirs) {

        public Item {
            choices = List.copyOf(choices);
        }

        /** What describes it, for screen readers; null where nothing does. */
        public @Nullable String describedBy() {
            String by = (hint.isEmpty() ? "" : id + "-hint ")
                    + (error == null ? "" : id + "-error ")
                    + (theirs == null ? "" : id + "-theirs");
            return by.isBlank() ? null : by.strip();
        }
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "FormView[" + action + "]";
    }
}
