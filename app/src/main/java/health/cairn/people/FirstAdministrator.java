package health.cairn.people;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Shows the person at the console how to make the first administrator's account; others may have come in before by a
 * sign-in provider. The link is printed and not logged: logs are kept and sent around.
 */
@Component
@ConditionalOnWebApplication
class FirstAdministrator {

    private final Accounts accounts;
    private final Invitations invitations;
    private final InvitationStore store;
    private final Environment settings;

    FirstAdministrator(Accounts accounts, Invitations invitations, InvitationStore store, Environment settings) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.store = store;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void showLink() {
        // Beside a command there are no pages, and the link that a running Cairn showed must go on working.
        boolean pages = !settings.getProperty("server.port", "").equals("-1");
        // The demonstration brings its own people.
        boolean demonstration = settings.getProperty("cairn.demonstration", Boolean.class, false);
        if (!pages || demonstration || accounts.all().stream().anyMatch(Account::administrator)) {
            return;
        }
        store.discardUnused();
        String address = settings.getProperty(
                "cairn.url", "http://localhost:" + settings.getProperty("local.server.port", "8080"));
        System.out.printf(
                "Nobody looks after this installation yet. Who follows this link becomes administrator; it works once, for three days:%n%n    %s/set-up/%s%n%n",
                address, invitations.invite(true));
    }
}
