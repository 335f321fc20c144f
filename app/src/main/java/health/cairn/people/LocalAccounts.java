package health.cairn.people;

import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
    public List<Account> all() {
        return store.all();
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
                AccountRules.home(wanted.home()));
        long number = store.add(checked, AccountRules.required(passwords.encode(checked.password())))
                .orElseThrow(() -> new InvalidAccount("email", "There is an account with this email address already"));
        return new Account(number, checked.email(), checked.name(), checked.administrator(), checked.home());
    }

    @Override
    public void describe(long number, String name, Optional<String> home) {
        store.describe(number, AccountRules.name(name), AccountRules.home(home));
    }

    @Override
    @Transactional
    public void changePassword(long number, String present, String wanted) {
        Account account = store.find(number).orElseThrow();
        if (!passwords.matches(present, store.passwordHash(number).orElseThrow())) {
            throw new InvalidAccount("present", "Enter the password you sign in with now");
        }
        String checked = AccountRules.password(wanted, account.email());
        store.changePassword(number, AccountRules.required(passwords.encode(checked)));
    }
}
