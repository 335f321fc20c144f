package health.cairn.people.web;

import java.util.Optional;

/**
 * Making an account from a link.
 *
 * @param works whether the link works now
 * @param administrator whether the account will be an administrator's
 * @param action where the form goes
 * @param name what was typed before, and so is {@code email}
 * @param error what to change, where the last try did not do
 */
public record SetUpPage(
        boolean works, boolean administrator, String action, String name, String email, Optional<FormError> error) {

    @Override
    public String toString() {
        return "SetUpPage";
    }
}
