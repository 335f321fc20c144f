package health.cairn.people.web;

import java.util.Optional;

/**
 * Says that somebody is signed out.
 *
 * @param onward the provider's sign-out, where the browser goes next
 */
public record SignedOutPage(Optional<String> onward) {

    @Override
    public String toString() {
        return "SignedOutPage";
    }
}
