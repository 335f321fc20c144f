package health.cairn.people;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Makes the scope of a viewer, as it is today. Controllers are given theirs; this is for what works in a person's name. */
@Component
public class Scopes {

    private final RoleStore roles;
    private final Organisations organisations;
    private final Agreements agreements;
    private final ShareStore shares;
    private final Clock clock;

    Scopes(RoleStore roles, Organisations organisations, Agreements agreements, ShareStore shares, Clock clock) {
        this.roles = roles;
        this.organisations = organisations;
        this.agreements = agreements;
        this.shares = shares;
        this.clock = clock;
    }

    /** What this viewer may see and do today. */
    public Scope of(Viewer viewer) {
        return new Scope(viewer, LocalDate.now(clock), organisations, agreements, shares);
    }

    /** What this person may see and do today. */
    public Scope of(Account account) {
        return of(new Viewer.Person(
                account.number(),
                account.name(),
                account.administrator(),
                account.home(),
                roles.of(account.number(), LocalDate.now(clock))));
    }
}
