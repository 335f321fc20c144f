package health.cairn.people.web;

import java.util.List;
import java.util.Optional;

/**
 * How a person signs in, and where they are signed in.
 *
 * @param authenticator whether an authenticator app is enrolled
 * @param recoveryCodes how many of them are left
 * @param providers with which people sign in here, and whether this one does
 * @param said what came of connecting or disconnecting one
 */
public record SecurityPage(
        boolean authenticator,
        int recoveryCodes,
        List<Passkey> passkeys,
        List<Place> places,
        List<Provider> providers,
        Optional<String> said) {

    /** A sign-in provider. */
    public record Provider(String id, String label, boolean connected) {}

    /** A passkey in the list. */
    public record Passkey(String id, String label, String created, String lastUsed) {}

    /** A browser somebody is signed in with. */
    public record Place(String began, String lastUsed, boolean here) {}
}
