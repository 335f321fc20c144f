package health.cairn.people.web;

import health.cairn.people.Accounts.InvalidAccount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a form.
 *
 * @param field the name of the field, which is also its id on the page
 * @param sentence what to enter there
 */
public record FormError(String field, String sentence) {

    /** The sentence, where it is about this field. */
    public static @Nullable String about(String field, Optional<FormError> error) {
        return error.filter(problem -> problem.field().equals(field))
                .map(FormError::sentence)
                .orElse(null);
    }

    static FormError of(InvalidAccount problem) {
        return new FormError(problem.field(), problem.sentence());
    }
}
