package health.cairn.audit;

import health.cairn.people.PeopleEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what is told by events, in the transaction of who tells it. */
@Component
class AuditedEvents {

    private final Audit audit;

    AuditedEvents(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void happened(PeopleEvent event) {
        audit.record(entry(event));
    }

    private static Entry entry(PeopleEvent event) {
        return switch (event) {
            case PeopleEvent.SignedIn e -> Entry.of(Act.SIGN_IN, e.by());
            case PeopleEvent.SignInFailed e -> {
                Entry entry =
                        Entry.of(Act.SIGN_IN, e.by()).outcome(Outcome.REFUSED).as("visitor");
                yield e.account()
                        .map(account -> entry.on("account", account).ownedBy(account))
                        .orElse(entry);
            }
            case PeopleEvent.SignedOut e -> Entry.of(Act.SIGN_OUT, e.by());
            case PeopleEvent.IdentityConfirmed e ->
                Entry.of(Act.SIGN_IN, e.by()).on("confirmation", e.means());
            case PeopleEvent.SessionsEnded e ->
                Entry.of(Act.SIGN_OUT, e.by()).on("account", e.account()).ownedBy(e.account());
            case PeopleEvent.SignedOutByProvider e ->
                Entry.of(Act.SIGN_OUT, e.by())
                        .on("by provider " + e.provider() + ": account", e.account())
                        .ownedBy(e.account());
            case PeopleEvent.ProviderLinked e ->
                Entry.of(Act.ACCOUNT_CHANGED, e.by())
                        .on("link to provider " + e.provider() + " of account", e.account())
                        .ownedBy(e.account());
            case PeopleEvent.ProviderUnlinked e ->
                Entry.of(Act.ACCOUNT_CHANGED, e.by())
                        .on("ended link to provider " + e.provider() + " of account", e.account())
                        .ownedBy(e.account());
            case PeopleEvent.ProviderRolesRefused e ->
                Entry.of(Act.ROLE_GRANTED, e.by())
                        .outcome(Outcome.REFUSED)
                        .on("roles by provider " + e.provider() + " of account " + e.account(), e.refused())
                        .ownedBy(e.account());
            case PeopleEvent.AccountMade e -> Entry.of(Act.ACCOUNT_MADE, e.by()).on("account", e.account());
            case PeopleEvent.PasswordChanged e ->
                Entry.of(Act.ACCOUNT_CHANGED, e.by())
                        .on("password of account", e.account())
                        .ownedBy(e.account());
            case PeopleEvent.SecondFactorEnrolled e ->
                Entry.of(Act.SECOND_FACTOR, e.by())
                        .on("enrolled " + e.means(), e.account())
                        .ownedBy(e.account());
            case PeopleEvent.SecondFactorRemoved e ->
                Entry.of(Act.SECOND_FACTOR, e.by())
                        .on("removed " + e.means(), e.account())
                        .ownedBy(e.account());
            case PeopleEvent.RecoveryOffered e ->
                Entry.of(Act.ACCOUNT_CHANGED, e.by())
                        .on("way back into account", e.account())
                        .ownedBy(e.account());
            case PeopleEvent.InvitationMade e ->
                Entry.of(Act.ROLE_GRANTED, e.by())
                        .on(
                                "invitation",
                                e.role().map(Enum::name).orElse("ACCOUNT")
                                        + e.organisation()
                                                .map(code -> " " + code)
                                                .orElse(""));
            case PeopleEvent.RoleGranted e ->
                Entry.of(Act.ROLE_GRANTED, e.by())
                        .on("role of account " + e.account(), e.role() + " " + e.organisation())
                        .ownedBy(e.account());
            case PeopleEvent.RoleEnded e ->
                Entry.of(Act.ROLE_ENDED, e.by())
                        .on("role of account " + e.account(), e.role() + " " + e.organisation())
                        .ownedBy(e.account());
            case PeopleEvent.SharingChanged e ->
                Entry.of(e.access().isPresent() ? Act.SHARED : Act.UNSHARED, e.by())
                        .on(e.object().kind(), e.object().id());
            case PeopleEvent.AgreementChanged e ->
                Entry.of(Act.AGREEMENT, e.by()).on(e.inForce() ? "agreement" : "ended agreement", e.number());
            case PeopleEvent.TokenIssued e -> Entry.of(Act.TOKEN, e.by()).on("made token", e.number());
            case PeopleEvent.TokenEnded e -> Entry.of(Act.TOKEN, e.by()).on("ended token", e.number());
        };
    }
}
