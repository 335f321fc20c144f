package health.cairn.privacy;

import health.cairn.people.AccountData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
class AccountDetails implements PersonalData {

    private final AccountData accounts;

    AccountDetails(AccountData accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Optional<AccountData.Kept> of(long account) {
        return accounts.of(account);
    }

    @Override
    public String afterErasure() {
        return "Your name, email address, area and password are deleted, and you are signed out everywhere. The number of the"
                + " account stays, so that what you loaded and decided keeps its place.";
    }

    @Override
    public void erase(long account) {
        accounts.erase(account);
    }
}
