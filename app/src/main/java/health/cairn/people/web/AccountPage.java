package health.cairn.people.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's own account.
 *
 * @param roles what the person is, and where
 * @param password whether there is a password to change
 * @param saved whether a change was made a moment ago
 * @param error what to change, where the last try did not do
 */
public record AccountPage(
        String email,
        String name,
        String home,
        boolean administrator,
        List<RoleLine> roles,
        boolean password,
        boolean saved,
        Optional<FormError> error) {

    /**
     * A role of the person.
     *
     * @param people where the people of the organisation are, for its administrators
     */
    public record RoleLine(
            String role,
            String organisation,
            String when,
            @Nullable String people) {}

    @Override
    public String toString() {
        return "AccountPage";
    }
}
