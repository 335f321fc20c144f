package health.cairn.privacy;

import health.cairn.people.AccountErasure;
import health.cairn.people.Accounts;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The account itself. */
@Component
@Order(1)
class AccountDetails implements PersonalData {

    private final Accounts accounts;
    private final AccountErasure erasure;

    AccountDetails(Accounts accounts, AccountErasure erasure) {
        this.accounts = accounts;
        this.erasure = erasure;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Map<String, Object> of(long account) {
        return accounts.find(account)
                .<Map<String, Object>>map(found -> Map.of(
                        "number", found.number(),
                        "name", found.name(),
                        "email", found.email(),
                        "area", found.home().orElse("")))
                .orElseGet(Map::of);
    }

    @Override
    public String afterErasure() {
        return "Your name, email address, area and password are deleted, and you are signed out everywhere. The number of the"
                + " account stays, so that what you loaded and decided keeps its place.";
    }

    @Override
    public void erase(long account) {
        erasure.erase(account);
    }
}
