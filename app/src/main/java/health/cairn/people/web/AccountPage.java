package health.cairn.people.web;

import java.util.Optional;

/**
 * A person's own account.
 *
 * @param saved whether a change was made a moment ago
 * @param error what to change, where the last try did not do
 */
public record AccountPage(
        String email, String name, String home, boolean administrator, boolean saved, Optional<FormError> error) {

    @Override
    public String toString() {
        return "AccountPage";
    }
}
