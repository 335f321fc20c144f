package health.cairn.people;

import health.cairn.people.Accounts.NewAccount;
import health.cairn.people.Roles.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations with a random secret of 256 bits, which needs no slow hash. */
@Component
class OneTimeLinks implements Invitations {

    private static final Duration LIFE = Duration.ofDays(3);

    /** Whoever finds it has the account; the person is at the telephone. */
    private static final Duration LIFE_OF_A_WAY_BACK = Duration.ofHours(1);

    private final InvitationStore store;
    private final LocalAccounts accounts;
    private final RecordedRoles roles;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OneTimeLinks(
            InvitationStore store,
            LocalAccounts accounts,
            RecordedRoles roles,
            SecondFactors factors,
            Sessions sessions,
            AccessTokens tokens,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.roles = roles;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String invite(boolean administrator) {
        return toTheInstallation(administrator, Optional.empty());
    }

    @Override
    @Transactional
    public String invite(Scope asker, boolean administrator) {
        if (!asker.mayAdministerInstallation()) {
            throw new AccessDeniedException("People are invited by those who look after the installation");
        }
        return toTheInstallation(administrator, asker.account());
    }

    private String toTheInstallation(boolean administrator, Optional<Long> by) {
        events.publishEvent(new PeopleEvent.InvitationMade(Optional.empty(), Optional.empty(), by));
        return link(administrator, Optional.empty(), Optional.empty(), Optional.empty(), by, LIFE);
    }

    @Override
    @Transactional
    public String invite(Scope asker, String organisation, Role role) {
        if (!asker.mayInvite(role, organisation)) {
            throw new AccessDeniedException("This role is not for this person to give");
        }
        roles.mustBePossible(organisation, role);
        events.publishEvent(
                new PeopleEvent.InvitationMade(Optional.of(organisation), Optional.of(role), asker.account()));
        return link(false, Optional.of(organisation), Optional.of(role), Optional.empty(), asker.account(), LIFE);
    }

    @Override
    @Transactional
    public String recover(Scope asker, long account) {
        Account lost = accounts.find(account)
                .filter(known -> mayRecover(asker, known))
                .orElseThrow(() -> new AccessDeniedException("This person is not for the asker to let back in"));
        events.publishEvent(new PeopleEvent.RecoveryOffered(lost.number(), asker.account()));
        return link(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(lost.number()),
                asker.account(),
                LIFE_OF_A_WAY_BACK);
    }

    private boolean mayRecover(Scope asker, Account lost) {
        if (asker.isAccount(lost.number())) {
            return false;
        }
        var held = roles.of(lost.number());
        return asker.mayAdministerInstallation()
                || !lost.administrator()
                        && !held.isEmpty()
                        && held.stream().allMatch(role -> asker.mayAdminister(role.organisation()));
    }

    private String link(
            boolean administrator,
            Optional<String> organisation,
            Optional<Role> role,
            Optional<Long> recovers,
            Optional<Long> by,
            Duration life) {
        String token = Secrets.next();
        store.add(
                Secrets.hash(token),
                new Invitation(
                        administrator,
                        organisation,
                        role,
                        recovers,
                        by,
                        clock.instant().plus(life)));
        return token;
    }

    @Override
    public Optional<Invitation> find(String token) {
        return store.find(Secrets.hash(token), clock.instant());
    }

    /** One transaction: an account that will not do gives the link back. */
    @Override
    @Transactional
    public Optional<Account> accept(String token, NewAccount wanted) {
        Optional<Invitation> invitation = used(token, false);
        if (invitation.isEmpty()) {
            return Optional.empty();
        }
        Account made = accounts.create(new NewAccount(
                wanted.email(),
                wanted.name(),
                wanted.password(),
                invitation.get().administrator(),
                wanted.home().or(invitation.get()::organisation)));
        give(made.number(), invitation.get());
        return Optional.of(made);
    }

    @Override
    @Transactional
    public boolean accept(String token, long account) {
        Optional<Invitation> invitation =
                used(token, false).filter(link -> link.role().isPresent());
        if (invitation.flatMap(Invitation::madeBy).filter(by -> by == account).isPresent()) {
            throw new NotPossible(
                    "You made this link; nobody gives a role to themselves. Send it to the person it is for");
        }
        invitation.ifPresent(link -> give(account, link));
        return invitation.isPresent();
    }

    @Override
    @Transactional
    public boolean recover(String token, String password) {
        Optional<Invitation> invitation = used(token, true);
        invitation.ifPresent(link -> {
            Account lost = accounts.find(link.recovers().orElseThrow()).orElseThrow();
            accounts.setPassword(lost, password, link.madeBy());
            factors.forget(lost.number(), link.madeBy());
            sessions.endAll(lost.number(), link.madeBy());
            tokens.endAll(lost.number(), link.madeBy());
        });
        return invitation.isPresent();
    }

    /** The link, if it is of this sort, works, and this call was the one that used it. */
    private Optional<Invitation> used(String token, boolean recovers) {
        return find(token)
                .filter(link -> link.recovers().isPresent() == recovers)
                .filter(_ -> store.use(Secrets.hash(token), clock.instant()));
    }

    private void give(long account, Invitation link) {
        link.role()
                .ifPresent(role -> roles.give(
                        account,
                        Wanted.from(
                                LocalDate.now(clock), role, link.organisation().orElseThrow()),
                        link.madeBy()));
    }
}
