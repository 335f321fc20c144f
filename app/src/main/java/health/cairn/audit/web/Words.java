package health.cairn.audit.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.PeopleEvent.Means;
import health.cairn.people.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Records keep numbers and codes; here they become words. The names of accounts on one page are each looked up once. */
final class Words {

    private static final Pattern ACCOUNT = Pattern.compile("\\baccount (\\d{1,18})\\b");
    private static final Pattern FACTOR =
            Pattern.compile("\\b(" + alternatives(Means.values()) + ")(?: (\\d{1,18})\\b)?");
    private static final Pattern ROLE = Pattern.compile("\\b(" + alternatives(Role.values()) + ")( \\S+)?");

    private final Accounts accounts;
    private final Map<Long, String> known = new HashMap<>();

    Words(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Nobody for records without an account; the number alone where the account is gone. */
    String name(Optional<Long> account) {
        return account.map(number -> known.computeIfAbsent(
                        number, asked -> accounts.find(asked).map(Account::name).orElse("account " + asked)))
                .orElse("Nobody signed in");
    }

    /** What it was done to. */
    String object(String kind, String key) {
        String text = replaced(
                FACTOR,
                kind + " " + key,
                found -> words(Means.valueOf(found.group(1)))
                        + (found.group(2) == null ? "" : " of account " + found.group(2)));
        text = replaced(
                ROLE,
                text,
                found -> Role.valueOf(found.group(1)).words() + (found.group(2) == null ? "" : " at" + found.group(2)));
        return replaced(ACCOUNT, text, found -> name(Optional.of(Long.valueOf(found.group(1)))));
    }

    private static String replaced(Pattern pattern, String text, Function<Matcher, String> by) {
        var found = pattern.matcher(text);
        var out = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(out, Matcher.quoteReplacement(by.apply(found)));
        }
        return found.appendTail(out).toString();
    }

    private static String alternatives(Enum<?>[] names) {
        return Arrays.stream(names).map(Enum::name).collect(Collectors.joining("|"));
    }

    private static String words(Means means) {
        return switch (means) {
            case PASSWORD -> "password";
            case ONE_TIME_CODE -> "authenticator app";
            case RECOVERY_CODE -> "recovery code";
            case PASSKEY -> "passkey";
            case PROVIDER -> "sign-in provider";
            case TOKEN -> "access token";
        };
    }
}
