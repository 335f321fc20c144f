package health.cairn.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Made-up people for tests: {@code mvc.perform(get("/loads").with(people.member()))}. */
@TestComponent
public final class TestPeople {

    /** Long enough, and only for tests. */
    public static final String PASSWORD = "three quiet herons";

    private final Accounts accounts;

    TestPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Somebody signed in. */
    public RequestPostProcessor member() {
        return as(account("member@example.com", "Test member", false));
    }

    /** Somebody signed in who looks after the installation. */
    public RequestPostProcessor administrator() {
        return as(account("administrator@example.com", "Test administrator", true));
    }

    /** This account, signed in. */
    public RequestPostProcessor as(Account account) {
        return user(Long.toString(account.number())).roles("PERSON");
    }

    /** The account with this address; made where there is none, with {@link #PASSWORD}. */
    public Account account(String email, String name, boolean administrator) {
        return accounts.findByEmail(email)
                .orElseGet(() -> accounts.create(
                        new Accounts.NewAccount(email, name, PASSWORD, administrator, Optional.empty())));
    }
}
