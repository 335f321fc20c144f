package health.cairn.audit.web;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of accounts on one page, each looked up once. */
final class Names {

    private final Accounts accounts;
    private final Map<Long, String> known = new HashMap<>();

    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Nobody for records without an account; the number alone where the account is gone. */
    String of(Optional<Long> account) {
        return account.map(number -> known.computeIfAbsent(
                        number, asked -> accounts.find(asked).map(Account::name).orElse("Account " + asked)))
                .orElse("Nobody signed in");
    }
}
