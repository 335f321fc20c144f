package health.cairn.people;

import health.cairn.people.Organisations.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Roles as they are written down. */
@Component
class RecordedRoles implements Roles {

    private final RoleStore store;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedRoles(RoleStore store, Organisations organisations, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<RoleAt> of(long account) {
        return store.of(account, LocalDate.now(clock));
    }

    @Override
    public List<Holder> at(String organisation) {
        return store.at(organisation, LocalDate.now(clock));
    }

    @Override
    public List<String> organisations() {
        return store.organisations(LocalDate.now(clock));
    }

    @Override
    @Transactional
    public void grant(Scope asker, long account, Wanted wanted) {
        if (!asker.mayGrant(wanted.role(), wanted.organisation(), account)) {
            throw new AccessDeniedException("This role is not for this person to give");
        }
        give(account, wanted, asker.account());
    }

    @Override
    @Transactional
    public void appoint(long account, Wanted wanted) {
        give(account, wanted, Optional.empty());
    }

    @Override
    @Transactional
    public boolean end(Scope asker, String organisation, long number) {
        if (!asker.mayAdminister(organisation)) {
            throw new AccessDeniedException("Roles are ended by those who administer the organisation");
        }
        var ended = store.end(organisation, number, LocalDate.now(clock), asker.account());
        ended.ifPresent(holding -> events.publishEvent(
                new PeopleEvent.RoleEnded(number, holding.account(), organisation, holding.role(), asker.account())));
        return ended.isPresent();
    }

    /** Gives a role that somebody was allowed to give before. */
    void give(long account, Wanted wanted, Optional<Long> by) {
        // Known under another publisher's code it is the same organisation.
        String organisation = mustBePossible(wanted.organisation(), wanted.role());
        if (wanted.ends().filter(ends -> !ends.isAfter(wanted.starts())).isPresent()) {
            throw new NotPossible("A role ends after it starts; it starts " + wanted.starts());
        }
        store.add(account, new Wanted(organisation, wanted.role(), wanted.starts(), wanted.ends()), by)
                .ifPresent(number -> events.publishEvent(
                        new PeopleEvent.RoleGranted(number, account, organisation, wanted.role(), by)));
    }

    /**
     * Makes the roles that a sign-in provider gave what it says now: new ones are given, those it no longer says end today,
     * and the others hold on until the day named. Roles that people gave are not touched.
     *
     * @param wanted what the provider says; every one possible, see {@link #mustBePossible}
     * @param until the first day on which they hold no longer, unless they are renewed before
     */
    void follow(String provider, long account, Set<ProviderClaims.Claimed> wanted, LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        Map<ProviderClaims.Claimed, RoleAt> held = store.of(account, today).stream()
                .filter(role -> role.provider().filter(provider::equals).isPresent())
                .collect(Collectors.toMap(
                        role -> new ProviderClaims.Claimed(role.role(), role.organisation()),
                        role -> role,
                        (first, _) -> first));
        held.forEach((claimed, role) -> {
            if (wanted.contains(claimed)) {
                store.renew(role.number(), until);
            } else {
                store.end(role.organisation(), role.number(), today, Optional.empty());
                events.publishEvent(new PeopleEvent.RoleEnded(
                        role.number(), account, role.organisation(), role.role(), Optional.empty()));
            }
        });
        for (ProviderClaims.Claimed claimed : wanted) {
            if (!held.containsKey(claimed)) {
                var role = new Wanted(claimed.organisation(), claimed.role(), today, Optional.of(until));
                long number = store.addFromProvider(account, role, provider);
                events.publishEvent(new PeopleEvent.RoleGranted(
                        number, account, role.organisation(), role.role(), Optional.empty()));
            }
        }
    }

    /** @return the code under which the organisation is known */
    String mustBePossible(String code, Role role) {
        var organisation = organisations
                .find(code)
                .orElseThrow(() -> new NotPossible("No organisation has the code '" + code
                        + "'; load the list of organisations first, or look the code up with the search"));
        if (organisation.kind() == Kind.GROUP) {
            throw new NotPossible("'" + code
                    + "' is a custom group; roles are held at organisations, things can be shared with groups");
        }
        if (role == Role.PRACTICE_DATA_HOLDER && organisation.kind() != Kind.PRACTICE) {
            throw new NotPossible(
                    "'" + code + "' is not a practice; patients are seen by data holders of their own practice only");
        }
        return organisation.code();
    }
}
