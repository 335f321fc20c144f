package health.cairn.people;

import health.cairn.people.Organisations.Kind;
import health.cairn.people.Organisations.Organisation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sharing as it is written down. */
@Component
class SharedThings implements Sharing {

    private final ShareStore store;
    private final AccountStore accounts;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SharedThings(
            ShareStore store,
            AccountStore accounts,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /** In the maker's transaction: a thing without a record of whose it is would be nobody's. */
    @EventListener
    @Transactional
    public void begin(ThingMade made) {
        store.begin(made.object(), made.parent());
        store.put(
                made.object(),
                new Share(new Grantee.Person(made.maker()), Access.MANAGE),
                Optional.of(made.maker()),
                clock.instant());
    }

    /** In the mover's transaction. */
    @EventListener
    @Transactional
    public void move(ThingMoved moved) {
        store.lock(moved.object());
        store.belong(moved.object(), moved.parent());
    }

    @Override
    public List<Share> shares(ObjectRef object) {
        return store.of(object);
    }

    @Override
    @Transactional
    public void share(Scope asker, ObjectRef object, Grantee grantee, Access access) {
        mustManage(asker, object);
        mustBeKnown(grantee);
        store.lock(object);
        store.put(object, new Share(grantee, access), asker.account(), clock.instant());
        mustBeManaged(object);
        events.publishEvent(new PeopleEvent.SharingChanged(object, grantee, Optional.of(access), asker.account()));
    }

    @Override
    @Transactional
    public boolean unshare(Scope asker, ObjectRef object, Grantee grantee) {
        mustManage(asker, object);
        store.lock(object);
        if (!store.remove(object, grantee)) {
            return false;
        }
        mustBeManaged(object);
        events.publishEvent(new PeopleEvent.SharingChanged(object, grantee, Optional.empty(), asker.account()));
        return true;
    }

    private static void mustManage(Scope asker, ObjectRef object) {
        if (!asker.may(Access.MANAGE, object)) {
            throw new AccessDeniedException("Sharing is changed by those who manage the thing");
        }
    }

    private void mustBeKnown(Grantee grantee) {
        switch (grantee) {
            case Grantee.Person(long account) -> {
                if (accounts.find(account).isEmpty()) {
                    throw new NotPossible("There is no such person; check the email address");
                }
            }
            case Grantee.Organisation(String code) -> mustBeKnown(code, false);
            case Grantee.Group(String code) -> mustBeKnown(code, true);
        }
    }

    private void mustBeKnown(String code, boolean group) {
        Optional<Organisation> found = organisations.find(code);
        if (found.isEmpty() || (found.get().kind() == Kind.GROUP) != group) {
            throw new NotPossible("No " + (group ? "custom group" : "organisation") + " has the code '" + code
                    + "'; look it up with the search");
        }
    }

    /** Throwing takes the change back. */
    private void mustBeManaged(ObjectRef object) {
        boolean managed = store.of(object).stream()
                .anyMatch(share -> share.access() == Access.MANAGE && share.grantee() instanceof Grantee.Person);
        if (!managed) {
            throw new NotPossible("Somebody has to manage this; let another person manage it first");
        }
    }
}
