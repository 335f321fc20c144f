package health.cairn.people.web;

import java.util.Optional;

/**
 * The page that asks once more who somebody is.
 *
 * @param to where to go then
 * @param email whose password it is, for password managers
 * @param authenticator whether a code is asked for, and not the password
 * @param passkey whether a passkey may be used instead
 * @param error what to change, where the last try did not do
 */
public record ConfirmPage(String to, String email, boolean authenticator, boolean passkey, Optional<FormError> error) {

    @Override
    public String toString() {
        return "ConfirmPage";
    }
}
