package health.cairn.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Made-up people for tests: {@code mvc.perform(get("/loads").with(people.member()))}. */
@TestComponent
public final class TestPeople {

    /** Long enough, and only for tests. */
    public static final String PASSWORD = "three quiet herons";

    /** Where the people of tests work, unless a test says otherwise; whether it is loaded does not matter to them. */
    public static final String HERE = "U12345";

    private final Accounts accounts;
    private final RoleStore roles;

    TestPeople(Accounts accounts, RoleStore roles) {
        this.accounts = accounts;
        this.roles = roles;
    }

    /** Somebody signed in who may look. */
    public RequestPostProcessor member() {
        return as(holding(Role.MEMBER, HERE));
    }

    /** Somebody signed in who may also freeze rankings and choose. */
    public RequestPostProcessor lead() {
        return as(holding(Role.NETWORK_LEAD, HERE));
    }

    /** Somebody signed in who may also load. */
    public RequestPostProcessor analyst() {
        return as(holding(Role.ANALYST, HERE));
    }

    /** Somebody signed in who looks after the installation. */
    public RequestPostProcessor administrator() {
        return as(account("administrator@example.com", "Test administrator", true));
    }

    /** The account of somebody who holds this role at this organisation; made where there is none. */
    public Account holding(Role role, String organisation) {
        String name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String email = organisation.equals(HERE) ? name + "@example.com" : name + "." + organisation + "@example.com";
        Account account = account(email, "Test " + role.words(), false);
        roles.add(account.number(), Roles.Wanted.from(LocalDate.EPOCH, role, organisation), Optional.empty());
        return account;
    }

    /** This account, signed in. */
    public RequestPostProcessor as(Account account) {
        return user(Long.toString(account.number()))
                .authorities(
                        new SimpleGrantedAuthority(CurrentAccount.COMPLETE),
                        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
    }

    /** This account, signed in some time ago: what needs a confirmed identity asks for it. */
    public RequestPostProcessor longAgo(Account account) {
        return user(Long.toString(account.number()))
                .authorities(
                        new SimpleGrantedAuthority(CurrentAccount.COMPLETE),
                        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                                .issuedAt(Instant.now()
                                        .minus(SignIns.CONFIRMED_FOR)
                                        .minusSeconds(1))
                                .build());
    }

    /** The account with this address; made where there is none, with {@link #PASSWORD}. */
    public Account account(String email, String name, boolean administrator) {
        return accounts.findByEmail(email)
                .orElseGet(() -> accounts.create(
                        new Accounts.NewAccount(email, name, PASSWORD, administrator, Optional.empty())));
    }
}
