package health.cairn.people;

import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts that this installation keeps itself, with a password. */
@Component
class LocalAccounts implements Accounts {

    private final AccountStore store;
    private final PasswordEncoder passwords;

    LocalAccounts(AccountStore store, PasswordEncoder passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    @Override
    public boolean any() {
        return store.any();
    }

    @Override
    public Optional<Account> find(long number) {
        return store.find(number);
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return store.findByEmail(email);
    }

    @Override
    public Account create(NewAccount wanted) {
        var checked = new NewAccount(
                AccountRules.email(wanted.email()),
                AccountRules.name(wanted.name()),
                AccountRules.password(wanted.password(), wanted.email()),
                wanted.administrator(),
                wanted.home().map(code -> code.strip().toUpperCase(Locale.ROOT)).filter(code -> !code.isEmpty()));
        long number = store.add(checked, AccountRules.required(passwords.encode(checked.password())))
                .orElseThrow(() -> new InvalidAccount("email", "There is an account with this email address already"));
        return new Account(number, checked.email(), checked.name(), checked.administrator(), checked.home());
    }
}
