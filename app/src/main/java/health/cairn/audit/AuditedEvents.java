package health.cairn.audit;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Records what is told by events, in the transaction of who tells it. A further event is a further method with one line.
 */
@Component
class AuditedEvents {

    private final Audit audit;
    private final Accounts accounts;

    AuditedEvents(Audit audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        audit.record(Entry.of(Act.SIGN_IN, number(event.getAuthentication())));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        audit.record(Entry.of(Act.SIGN_OUT, number(event.getAuthentication())));
    }

    /** The account that was tried, where there is one; what was typed is not kept. */
    @EventListener
    void signInFailed(AbstractAuthenticationFailureEvent event) {
        Optional<Account> tried = accounts.findByEmail(event.getAuthentication().getName());
        Entry entry =
                Entry.of(Act.SIGN_IN, Optional.empty()).outcome(Outcome.REFUSED).as("visitor");
        audit.record(tried.map(account -> entry.on("account", account.number()).ownedBy(account.number()))
                .orElse(entry));
    }

    private static Optional<Long> number(Authentication authentication) {
        return Optional.of(authentication.getName())
                .filter(name -> name.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
