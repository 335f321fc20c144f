package health.cairn.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody who came back from a sign-in provider did not come in, in words for that person. */
public enum ProviderRefusal {
    CANCELLED("You did not sign in there, so you are not signed in here. Try again, or sign in another way"),
    NOT_RIGHT("The answer of the provider was not as it must be, or came too late. Start the sign-in again here"),
    NOT_ENOUGH(
            "This installation asks for a stronger sign-in than the one you used there. Sign in there with your second"
                    + " factor, smartcard or security key, and try again"),
    NOT_KNOWN(
            "You are known there, but have no account here and no role that would give you one. Ask an administrator of"
                    + " your organisation"),
    ADDRESS_IN_USE("There is an account with your email address already. Sign in to it as before, then connect it under"
            + " \"Your account\", \"How you sign in\""),
    OTHER_PERSON("Somebody else signed in there. Sign in as the person who is signed in here"),
    NOT_SHOWN_NOW(
            "The provider did not ask who you are just now, so nothing was confirmed. Confirm in another way, or sign"
                    + " out there and try again"),
    LINKED_OTHERWISE("That person is connected to another account, or your account to another person there. Remove that"
            + " connection first");

    private final String sentence;

    ProviderRefusal(String sentence) {
        this.sentence = sentence;
    }

    /** What was found and what to do. */
    public String sentence() {
        return sentence;
    }

    /** As it stands in an address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProviderRefusal> withKey(String key) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.key().equals(key))
                .findFirst();
    }
}
