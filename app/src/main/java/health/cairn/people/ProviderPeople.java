package health.cairn.people;

import health.cairn.people.ProviderClaims.Claimed;
import health.cairn.people.ProviderSettings.NewPeople;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody whom a provider vouches for becomes an account, with the roles that the claims give. */
@Component
class ProviderPeople {

    private final AccountStore accounts;
    private final ProviderIdentityStore identities;
    private final RecordedRoles roles;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProviderPeople(
            AccountStore accounts,
            ProviderIdentityStore identities,
            RecordedRoles roles,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.roles = roles;
        this.events = events;
        this.clock = clock;
    }

    /** Who came, by the provider's word. */
    record Vouched(String provider, String issuer, String subject, ProviderClaims claims) {
        @Override
        public String toString() {
            return "Vouched[" + provider + "]";
        }
    }

    /** Whether somebody may come in. */
    sealed interface Admitted {
        record In(long account) implements Admitted {}

        /** @param account whose link it is, where there is one */
        record Out(ProviderRefusal why, Optional<Long> account) implements Admitted {}
    }

    /** The account of somebody who signs in; made, linked and given its roles as the settings say. */
    @Transactional
    public Admitted admit(Vouched who) {
        identities.lock(who.issuer(), who.subject());
        Optional<Long> known = identities.accountOf(who.issuer(), who.subject());
        if (!who.claims().suffice()) {
            return new Admitted.Out(ProviderRefusal.NOT_ENOUGH, known);
        }
        Set<Claimed> possible = new LinkedHashSet<>();
        int refused = sorted(who.claims().roles(), possible);
        Admitted admitted = known.<Admitted>map(Admitted.In::new).orElseGet(() -> stranger(who, !possible.isEmpty()));
        if (admitted instanceof Admitted.In(long account)) {
            follow(who, account, possible, refused);
        }
        return admitted;
    }

    /** Links somebody to the account of a person who signed in otherwise and asks for it. */
    @Transactional
    public Admitted connect(Vouched who, long account) {
        identities.lock(who.issuer(), who.subject());
        Optional<Long> known = identities.accountOf(who.issuer(), who.subject());
        if (!who.claims().suffice()) {
            return new Admitted.Out(ProviderRefusal.NOT_ENOUGH, known);
        }
        boolean otherPerson = known.filter(linked -> linked != account).isPresent();
        boolean otherSubject = known.isEmpty() && identities.issuersOf(account).contains(who.issuer());
        if (otherPerson || otherSubject) {
            return new Admitted.Out(ProviderRefusal.LINKED_OTHERWISE, Optional.of(account));
        }
        if (known.isEmpty()) {
            link(who, account, Optional.of(account));
        }
        Set<Claimed> possible = new LinkedHashSet<>();
        int refused = sorted(who.claims().roles(), possible);
        follow(who, account, possible, refused);
        return new Admitted.In(account);
    }

    /** Takes a link away; the roles that the provider gave end. @return whether the person keeps a way in */
    @Transactional
    public boolean disconnect(String provider, String issuer, long account) {
        boolean otherWay = accounts.passwordHash(account).isPresent()
                || identities.issuersOf(account).stream().anyMatch(linked -> !linked.equals(issuer));
        if (otherWay && identities.unlink(issuer, account)) {
            roles.follow(provider, account, Set.of(), LocalDate.now(clock));
            events.publishEvent(new PeopleEvent.ProviderUnlinked(account, provider, Optional.of(account)));
        }
        return otherWay;
    }

    /** Somebody nobody is linked to yet. */
    private Admitted stranger(Vouched who, boolean withRole) {
        ProviderSettings settings = who.claims().settings();
        Optional<String> email = who.claims().email().flatMap(ProviderPeople::address);
        Optional<Account> sameAddress = email.flatMap(accounts::findByEmail);
        if (sameAddress.isPresent()) {
            if (!settings.linkByEmail() || !mayLink(who, sameAddress.get())) {
                return new Admitted.Out(ProviderRefusal.ADDRESS_IN_USE, Optional.empty());
            }
            link(who, sameAddress.get().number(), Optional.empty());
            return new Admitted.In(sameAddress.get().number());
        }
        boolean welcome =
                settings.newPeople() == NewPeople.ANYBODY || settings.newPeople() == NewPeople.WITH_ROLE && withRole;
        return welcome
                ? new Admitted.In(made(who, email))
                : new Admitted.Out(ProviderRefusal.NOT_KNOWN, Optional.empty());
    }

    /**
     * An address is a weak link: whoever may write addresses at the provider could take an account over. So never to an
     * administrator of the installation, and not to somebody who is known there under another subject.
     */
    private boolean mayLink(Vouched who, Account account) {
        return who.claims().emailVerified()
                && !account.administrator()
                && !identities.issuersOf(account.number()).contains(who.issuer());
    }

    private long made(Vouched who, Optional<String> email) {
        // Some providers tell no address; the column wants one that is nobody's.
        String address = email.orElseGet(
                () -> "no-address-" + Secrets.next().substring(0, 12).toLowerCase(java.util.Locale.ROOT) + "@"
                        + who.provider() + ".invalid");
        String name = who.claims()
                .name()
                .map(text ->
                        text.length() > AccountRules.LONGEST_TEXT ? text.substring(0, AccountRules.LONGEST_TEXT) : text)
                .orElse("Signed in with " + who.provider());
        var wanted = new Accounts.NewAccount(address, name, "", false, Optional.empty());
        long account = accounts.add(wanted, AccountStore.NO_PASSWORD).orElseThrow();
        events.publishEvent(new PeopleEvent.AccountMade(account, Optional.empty()));
        link(who, account, Optional.empty());
        return account;
    }

    private void link(Vouched who, long account, Optional<Long> by) {
        identities.link(who.issuer(), who.subject(), account, clock.instant());
        events.publishEvent(new PeopleEvent.ProviderLinked(account, who.provider(), by));
    }

    private void follow(Vouched who, long account, Set<Claimed> possible, int refused) {
        LocalDate until = LocalDate.now(clock)
                .plusDays(who.claims().settings().rolesLast().toDays());
        identities.used(who.issuer(), who.subject(), clock.instant());
        roles.follow(who.provider(), account, possible, until);
        if (refused > 0) {
            events.publishEvent(new PeopleEvent.ProviderRolesRefused(account, who.provider(), refused));
        }
    }

    /** @return how many of the claimed roles cannot be held here */
    private int sorted(Set<Claimed> claimed, Set<Claimed> possible) {
        int refused = 0;
        for (Claimed role : claimed) {
            try {
                possible.add(new Claimed(role.role(), roles.mustBePossible(role.organisation(), role.role())));
            } catch (NotPossible e) {
                refused++;
            }
        }
        return refused;
    }

    private static Optional<String> address(String claimed) {
        try {
            return Optional.of(AccountRules.email(claimed));
        } catch (Accounts.InvalidAccount e) {
            return Optional.empty();
        }
    }
}
