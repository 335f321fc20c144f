package health.cairn.people.web;

import java.util.Optional;

/**
 * Making an account from a link, taking on a role, or getting back in.
 *
 * @param works whether the link works now
 * @param administrator whether the account will be an administrator's
 * @param recovers whether the link leads back into an account that is there
 * @param role the role that comes with it, in words
 * @param signedInAs the name of somebody who may take the role on as they are
 * @param action where the form goes
 * @param name what was typed before
 * @param email what was typed before, or that of the account it leads back into
 * @param error what to change, where the last try did not do
 */
public record SetUpPage(
        boolean works,
        boolean administrator,
        boolean recovers,
        Optional<String> role,
        Optional<String> signedInAs,
        String action,
        String name,
        String email,
        Optional<FormError> error) {

    @Override
    public String toString() {
        return "SetUpPage";
    }
}
