package health.cairn.people;

import health.cairn.people.Accounts.NewAccount;
import java.time.Instant;
import java.util.Optional;

/** Links by which somebody without an account makes one. A link works once, and ends by itself. */
public interface Invitations {

    /**
     * Makes a link.
     *
     * @param administrator whether the new account will be an administrator's
     * @return the secret part of the link; it is shown now and never again, only its hash is kept
     */
    String invite(boolean administrator);

    /** The link with this secret; empty where there is none, it has been used or it has ended. */
    Optional<Invitation> find(String token);

    /**
     * Uses the link: makes the account, as administrator if the link says so whatever the wish says.
     *
     * @return empty where the link does not work any more
     * @throws Accounts.InvalidAccount where the account will not do; the link can then be used again
     */
    Optional<Account> accept(String token, NewAccount wanted);

    /** A link that works now. */
    record Invitation(boolean administrator, Instant expiresAt) {}
}
