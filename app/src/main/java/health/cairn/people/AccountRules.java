package health.cairn.people;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names, addresses and passwords must be like. Each rule returns the text as it is kept. */
final class AccountRules {

    /** NCSC and NIST SP 800-63B: length counts, and rules about kinds of characters do not help. */
    private static final int SHORTEST_PASSWORD = 12;

    /** Hashing takes time in proportion to the length; nobody types more. */
    private static final int LONGEST_PASSWORD = 200;

    static final int LONGEST_TEXT = 200;

    private AccountRules() {}

    static String email(String text) {
        String email = text.strip();
        // Whether an address exists is only found out by writing to it; this catches slips.
        if (!email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") || email.length() > LONGEST_TEXT) {
            throw new Accounts.InvalidAccount(
                    "email", "Enter an email address in the correct format, like name@example.com");
        }
        return email;
    }

    static String name(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_TEXT) {
            throw new Accounts.InvalidAccount("name", "Enter your name, in up to 200 characters");
        }
        return name;
    }

    static String password(String password, String email, CommonPasswords common) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new Accounts.InvalidAccount(
                    "password", "Enter a password of 12 to 200 characters; three random words are a good one");
        }
        if (password.strip().equalsIgnoreCase(email.strip())) {
            throw new Accounts.InvalidAccount("password", "Choose a password that is not your email address");
        }
        if (common.holds(password)) {
            throw new Accounts.InvalidAccount(
                    "password",
                    "This password is known from leaks and is tried first; choose another, for example three random words");
        }
        return password;
    }

    /** The form of an area's code; whether there is such an area is not for this module to know. */
    static Optional<String> home(Optional<String> code) {
        Optional<String> wanted =
                code.map(text -> text.strip().toUpperCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        if (wanted.isPresent() && !wanted.get().matches("[A-Z0-9-]{1,24}")) {
            throw new Accounts.InvalidAccount("home", "Enter the code of an area, like U12345, or leave this empty");
        }
        return wanted;
    }

    static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
