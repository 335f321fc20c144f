package health.cairn.people.web;

import java.util.List;

/**
 * How a person signs in, and where they are signed in.
 *
 * @param authenticator whether an authenticator app is enrolled
 * @param recoveryCodes how many of them are left
 */
public record SecurityPage(boolean authenticator, int recoveryCodes, List<Passkey> passkeys, List<Place> places) {

    /** A passkey in the list. */
    public record Passkey(String id, String label, String created, String lastUsed) {}

    /** A browser somebody is signed in with. */
    public record Place(String began, String lastUsed, boolean here) {}
}
