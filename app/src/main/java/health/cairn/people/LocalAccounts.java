package health.cairn.people;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that this installation keeps itself; those made here have a password. */
@Component
class LocalAccounts implements Accounts {

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final CommonPasswords common;
    private final ApplicationEventPublisher events;

    LocalAccounts(
            AccountStore store, PasswordEncoder passwords, CommonPasswords common, ApplicationEventPublisher events) {
        this.store = store;
        this.passwords = passwords;
        this.common = common;
        this.events = events;
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
    public boolean hasPassword(long number) {
        return store.passwordHash(number).isPresent();
    }

    @Override
    @Transactional
    public Account create(NewAccount wanted) {
        var checked = new NewAccount(
                AccountRules.email(wanted.email()),
                AccountRules.name(wanted.name()),
                AccountRules.password(wanted.password(), wanted.email(), common),
                wanted.administrator(),
                AccountRules.home(wanted.home()));
        long number = store.add(checked, AccountRules.required(passwords.encode(checked.password())))
                .orElseThrow(() -> new InvalidAccount("email", "There is an account with this email address already"));
        events.publishEvent(new PeopleEvent.AccountMade(number, Optional.empty()));
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
        if (store.passwordHash(number)
                .filter(hash -> passwords.matches(present, hash))
                .isEmpty()) {
            throw new InvalidAccount("present", "Enter the password you sign in with now");
        }
        setPassword(account, wanted, Optional.of(number));
    }

    /** Without asking for the present one: for a way back in. */
    void setPassword(Account account, String wanted, Optional<Long> by) {
        String checked = AccountRules.password(wanted, account.email(), common);
        store.changePassword(account.number(), AccountRules.required(passwords.encode(checked)));
        events.publishEvent(new PeopleEvent.PasswordChanged(account.number(), by));
    }
}
