package health.cairn.people;

import java.util.Optional;

/**
 * What happened to an account or to what people may see, published the moment it happens and in the same transaction.
 * Numbers and codes only: no names, no addresses, nothing of what people look at.
 */
public sealed interface PeopleEvent {

    /** The account that did it; empty where the installation did, or nobody who is known. */
    Optional<Long> by();

    /** How somebody shows who they are. */
    enum Means {
        PASSWORD,
        ONE_TIME_CODE,
        RECOVERY_CODE,
        PASSKEY,
        PROVIDER,
        TOKEN
    }

    /** Somebody came in, all factors given. */
    record SignedIn(long account, Means means) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.of(account);
        }
    }

    /**
     * A try that did not succeed.
     *
     * @param account the account it was tried on, where there is one
     * @param unanswered whether it was turned away for too many tries, without being looked at
     */
    record SignInFailed(Optional<Long> account, Means means, boolean unanswered) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.empty();
        }
    }

    record SignedOut(long account) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.of(account);
        }
    }

    /** Somebody signed in showed once more who they are. */
    record IdentityConfirmed(long account, Means means) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.of(account);
        }
    }

    /** All sessions of an account were ended. */
    record SessionsEnded(long account, Optional<Long> by) implements PeopleEvent {}

    /** A sign-in provider said that the person is signed out there, so sessions that began there ended. */
    record SignedOutByProvider(long account, String provider) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.empty();
        }
    }

    /**
     * Somebody at a sign-in provider was linked to an account.
     *
     * @param by the person where they asked for it; empty where it was made at the first sign-in
     */
    record ProviderLinked(long account, String provider, Optional<Long> by) implements PeopleEvent {}

    /** The person took the link to a sign-in provider away; roles it gave ended. */
    record ProviderUnlinked(long account, String provider, Optional<Long> by) implements PeopleEvent {}

    /**
     * A provider's claims gave roles that cannot be held here: the organisation is not known, or not of the right kind.
     *
     * @param refused how many; what the claims said is not kept
     */
    record ProviderRolesRefused(long account, String provider, int refused) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.empty();
        }
    }

    record AccountMade(long account, Optional<Long> by) implements PeopleEvent {}

    record PasswordChanged(long account, Optional<Long> by) implements PeopleEvent {}

    record SecondFactorEnrolled(long account, Means means) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.of(account);
        }
    }

    record SecondFactorRemoved(long account, Means means, Optional<Long> by) implements PeopleEvent {}

    /** An administrator made a link by which a person gets back in. */
    record RecoveryOffered(long account, Optional<Long> by) implements PeopleEvent {}

    /** A link for a new account was made; with a role at an organisation, or for the installation. */
    record InvitationMade(Optional<String> organisation, Optional<Role> role, Optional<Long> by)
            implements PeopleEvent {}

    record RoleGranted(long number, long account, String organisation, Role role, Optional<Long> by)
            implements PeopleEvent {}

    record RoleEnded(long number, long account, String organisation, Role role, Optional<Long> by)
            implements PeopleEvent {}

    /** @param access what the grantee has now; empty where it was taken away */
    record SharingChanged(ObjectRef object, Grantee grantee, Optional<Access> access, Optional<Long> by)
            implements PeopleEvent {}

    /** A practice began or ceased to share counts with an organisation. */
    record AgreementChanged(long number, String holder, String practice, boolean inForce, Optional<Long> by)
            implements PeopleEvent {}

    record TokenIssued(long account, long number) implements PeopleEvent {
        @Override
        public Optional<Long> by() {
            return Optional.of(account);
        }
    }

    record TokenEnded(long account, long number, Optional<Long> by) implements PeopleEvent {}
}
