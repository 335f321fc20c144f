package health.cairn.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an account is signed in. */
@Component
public class Sessions {

    private final SessionStore store;
    private final ApplicationEventPublisher events;

    Sessions(SessionStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** One place where somebody is signed in. */
    public record Session(Instant began, Instant lastUsed, boolean here) {}

    /**
     * The sessions of an account, the last used first.
     *
     * @param present the id of the session that asks
     */
    public List<Session> of(long account, String present) {
        return store.of(account, present);
    }

    /** Ends every session of an account. */
    @Transactional
    public void endAll(long account, Optional<Long> by) {
        store.endAll(account);
        events.publishEvent(new PeopleEvent.SessionsEnded(account, by));
    }
}
