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
        return "Your name, email address, area, password, second factors, passkeys and access tokens are deleted, your roles end"
                + " today, what was shared with you is taken away, and you are signed out everywhere. The number of the account"
                + " stays, so that what you loaded, granted and decided keeps its place.";
    }

    @Override
    public void erase(long account) {
        accounts.erase(account);
    }
}
