package health.cairn.people;

import health.cairn.people.Organisations.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements as they are written down. The practice is the controller of its data, so it is the practice's to make. */
@Component
class RecordedAgreements implements Agreements {

    private static final int LONGEST_NAME = 200;

    private final AgreementStore store;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedAgreements(
            AgreementStore store, Organisations organisations, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> sharingWith(String holder, LocalDate day) {
        return store.sharingWith(holder, day);
    }

    @Override
    public List<Agreement> with(String holder) {
        return store.with(holder, LocalDate.now(clock));
    }

    @Override
    public List<Agreement> of(String practice) {
        return store.of(practice, LocalDate.now(clock));
    }

    @Override
    @Transactional
    public void record(
            Scope asker, String practice, String holder, String signatory, LocalDate starts, Optional<LocalDate> ends) {
        mustAdminister(asker, practice);
        String signed = signatory.strip();
        if (signed.isEmpty() || signed.length() > LONGEST_NAME) {
            throw new NotPossible("Enter who signed for the practice, in up to 200 characters");
        }
        if (organisations
                .find(practice)
                .filter(found -> found.kind() == Kind.PRACTICE)
                .isEmpty()) {
            throw new NotPossible("'" + practice + "' is not a practice; only practices share their counts");
        }
        if (organisations
                .find(holder)
                .filter(found -> found.kind() == Kind.ABOVE_PRACTICES)
                .isEmpty()) {
            throw new NotPossible(
                    "'" + holder + "' is not a network, alliance or board; look its code up with the search");
        }
        if (!organisations.practicesOf(holder, LocalDate.now(clock)).contains(practice)) {
            throw new NotPossible("'" + practice + "' does not belong to '" + holder
                    + "' today; an agreement is made with an organisation the practice belongs to");
        }
        if (ends.filter(end -> !end.isAfter(starts)).isPresent()) {
            throw new NotPossible("An agreement ends after it starts; it starts " + starts);
        }
        store.add(practice, holder, signed, starts, ends, asker.account())
                .ifPresent(number -> events.publishEvent(
                        new PeopleEvent.AgreementChanged(number, holder, practice, true, asker.account())));
    }

    @Override
    @Transactional
    public boolean end(Scope asker, String practice, long number) {
        mustAdminister(asker, practice);
        var holder = store.end(practice, number, LocalDate.now(clock), asker.account());
        holder.ifPresent(code ->
                events.publishEvent(new PeopleEvent.AgreementChanged(number, code, practice, false, asker.account())));
        return holder.isPresent();
    }

    private static void mustAdminister(Scope asker, String practice) {
        if (!asker.mayAdminister(practice)) {
            throw new AccessDeniedException("Agreements are recorded by those who administer the practice");
        }
    }
}
