package health.cairn.people.web;

import health.cairn.people.SignInProviders.Offered;
import java.util.List;
import java.util.Optional;

/**
 * The page that asks once more who somebody is.
 *
 * @param to where to go then
 * @param email whose password it is, for password managers
 * @param authenticator whether a code is asked for, and not the password
 * @param password whether the password is asked for, where there is no app
 * @param passkey whether a passkey may be used instead
 * @param providers at which the person may show it instead
 * @param refused what came of it at a provider, where it did not do
 * @param error what to change, where the last try did not do
 */
public record ConfirmPage(
        String to,
        String email,
        boolean authenticator,
        boolean password,
        boolean passkey,
        List<Offered> providers,
        Optional<String> refused,
        Optional<FormError> error) {

    @Override
    public String toString() {
        return "ConfirmPage";
    }
}
