package health.cairn.contacts;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.contacts.DeepDive.Inside;
import health.cairn.contacts.DeepDive.Offer;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.privacy.PracticeRows;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deep dives into single people's ways through services. A practice's data holders begin and write them; what stands in
 * {@link Inside} is theirs alone, the rest is seen by whom they let see it.
 */
@Service
public class DeepDives {

    private static final int LONGEST = 4_000;

    private final DeepDiveStore store;
    private final PracticeRows rows;
    private final Audit audit;

    DeepDives(DeepDiveStore store, PracticeRows rows, Audit audit) {
        this.store = store;
        this.rows = rows;
        this.audit = audit;
    }

    /** Those the viewer may see, the latest first. */
    @Transactional(readOnly = true)
    public List<DeepDive> all(Scope scope) {
        return store.all().stream().filter(dive -> sees(dive, scope)).toList();
    }

    /** One, without the person. */
    @Transactional(readOnly = true)
    public Optional<DeepDive> find(long number, Scope scope) {
        return store.find(number).filter(dive -> sees(dive, scope));
    }

    private static boolean sees(DeepDive dive, Scope scope) {
        return scope.maySeeIdentifiable(dive.practice()) || dive.shared() && scope.maySeeAggregates(dive.practice());
    }

    /** What stays inside the practice; empty for everybody else. The look is recorded. */
    @Transactional
    public Optional<Inside> inside(DeepDive dive, Scope scope) {
        if (!scope.maySeeIdentifiable(dive.practice())) {
            return Optional.empty();
        }
        audit.record(Entry.of(Act.READ, account(scope))
                .on("deep dive", dive.number())
                .because("reads the deep dive"));
        rows.open(List.of(dive.practice()));
        return store.inside(dive.number());
    }

    /**
     * Begins one.
     *
     * @param person the pseudonym
     * @throws AccessDeniedException where the viewer may not see this practice's patients
     */
    @Transactional
    public DeepDive begin(String practice, String person, Scope scope) {
        owned(practice, scope);
        if (!person.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("A deep dive begins with a person of a list or touch map");
        }
        rows.open(List.of(practice));
        long number = store.insert(practice, account(scope));
        store.insertInside(number, practice, person);
        audit.record(Entry.of(Act.READ, account(scope)).on("deep dive", number).because("begins the deep dive"));
        return store.find(number).orElseThrow();
    }

    /**
     * Writes one anew.
     *
     * @throws AccessDeniedException where the viewer may not see this practice's patients
     * @throws IllegalArgumentException where a text is longer than 4,000 characters
     */
    @Transactional
    public void save(DeepDive dive, String found, String matters, Scope scope) {
        owned(dive.practice(), scope);
        for (String text : List.of(dive.partners(), dive.designed(), found, matters)) {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "A text has up to 4,000 characters; one of these has " + text.length());
            }
        }
        rows.open(List.of(dive.practice()));
        store.update(dive);
        store.updateInside(dive.number(), found, matters);
    }

    /** What people can bring to it, the earliest first. */
    @Transactional(readOnly = true)
    public List<Offer> offers(DeepDive dive) {
        return store.offers(dive.number());
    }

    /**
     * Offers expertise.
     *
     * @throws IllegalArgumentException where nothing is said, or more than 500 characters
     */
    @Transactional
    public void offer(DeepDive dive, String offered, Scope scope) {
        String plain = offered.strip();
        if (plain.isEmpty() || plain.length() > 500) {
            throw new IllegalArgumentException(
                    "Say in up to 500 characters what you can bring; found " + plain.length());
        }
        if (!sees(dive, scope) || !(scope.viewer() instanceof Viewer.Person person)) {
            throw new AccessDeniedException("An offer is made by somebody who sees the deep dive");
        }
        store.insertOffer(dive.number(), plain, person.account());
    }

    private static void owned(String practice, Scope scope) {
        if (!scope.maySeeIdentifiable(practice)) {
            throw new AccessDeniedException("A deep dive is the practice's own data holders'");
        }
    }

    private static Optional<Long> account(Scope scope) {
        return scope.viewer() instanceof Viewer.Person person ? Optional.of(person.account()) : Optional.empty();
    }
}
