package health.cairn.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who holds which role at which organisation, and since when. Nothing is deleted: a role is ended. */
public interface Roles {

    /** The roles this account holds today. */
    List<RoleAt> of(long account);

    /** Everybody who holds or held a role at this organisation: those who hold one now first, then by name. */
    List<Holder> at(String organisation);

    /** The codes of organisations at which anybody holds a role today. */
    List<String> organisations();

    /**
     * Gives a role; giving it twice changes nothing.
     *
     * @throws NotPossible where the organisation is not known or cannot have people, or the dates are the wrong way round
     * @throws org.springframework.security.access.AccessDeniedException where this is not for the asker to give
     */
    void grant(Scope asker, long account, Wanted wanted);

    /**
     * Gives a role in the name of the installation: at its set-up, or from the demonstration.
     *
     * @throws NotPossible as {@link #grant}
     */
    void appoint(long account, Wanted wanted);

    /**
     * Ends a role today.
     *
     * @return whether there was such a role to end at this organisation
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not administer the organisation
     */
    boolean end(Scope asker, String organisation, long number);

    /**
     * A role to give.
     *
     * @param starts the first day
     * @param ends the first day after it; empty for no end
     */
    record Wanted(String organisation, Role role, LocalDate starts, Optional<LocalDate> ends) {

        /** From a day on, without an end. */
        public static Wanted from(LocalDate starts, Role role, String organisation) {
            return new Wanted(organisation, role, starts, Optional.empty());
        }
    }

    /** A person with a role at an organisation. */
    record Holder(Account account, RoleAt role) {}
}
