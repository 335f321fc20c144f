package health.cairn.people;

import health.cairn.people.Accounts.NewAccount;
import java.time.Instant;
import java.util.Optional;

/** Links by which somebody makes an account, takes on a role, or gets back in. A link works once, and ends by itself. */
public interface Invitations {

    /**
     * Makes a link in the name of the installation.
     *
     * @param administrator whether the new account will be an administrator's
     * @return the secret part of the link; it is shown now and never again, only its hash is kept
     */
    String invite(boolean administrator);

    /**
     * Makes a link to an account of this installation, without a role.
     *
     * @param administrator whether the new account will be an administrator's
     * @return the secret part of the link, as above
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not look after the installation
     */
    String invite(Scope asker, boolean administrator);

    /**
     * Makes a link to a role at an organisation.
     *
     * @return the secret part of the link, as above
     * @throws NotPossible where there is no such organisation
     * @throws org.springframework.security.access.AccessDeniedException where the role is not for the asker to give
     */
    String invite(Scope asker, String organisation, Role role);

    /**
     * Makes a link by which a person who lost password or second factor gets back in. It may be made by administrators of
     * the installation; and by those of the person's organisation, where the person has no role anywhere else: an account
     * is not to be taken over by way of the smallest of its organisations.
     *
     * @return the secret part of the link, as above
     * @throws org.springframework.security.access.AccessDeniedException where this is not for the asker to do
     */
    String recover(Scope asker, long account);

    /** The link with this secret; empty where there is none, it has been used or it has ended. */
    Optional<Invitation> find(String token);

    /**
     * Uses the link: makes the account, as administrator if the link says so whatever the wish says.
     *
     * @return empty where the link does not work any more
     * @throws Accounts.InvalidAccount where the account will not do; the link can then be used again
     */
    Optional<Account> accept(String token, NewAccount wanted);

    /**
     * Uses the link for somebody who has an account: takes on the role.
     *
     * @return whether the link worked
     * @throws NotPossible where the person made the link; the link can then be used by somebody else
     */
    boolean accept(String token, long account);

    /**
     * Uses a link back in: the new password counts, second factors are gone and enrolled anew, every session and
     * every access token ends.
     *
     * @return whether the link worked
     * @throws Accounts.InvalidAccount where the password will not do; the link can then be used again
     */
    boolean recover(String token, String password);

    /**
     * A link that works now.
     *
     * @param administrator whether it makes an administrator of the installation
     * @param organisation where it gives a role
     * @param recovers the account it leads back into
     */
    record Invitation(
            boolean administrator,
            Optional<String> organisation,
            Optional<Role> role,
            Optional<Long> recovers,
            Optional<Long> madeBy,
            Instant expiresAt) {}
}
