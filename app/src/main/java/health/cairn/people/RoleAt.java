package health.cairn.people;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A role that somebody holds at an organisation for a time.
 *
 * @param number our number for it
 * @param organisation the organisation's code
 * @param starts the first day it holds
 * @param ends the first day it no longer holds; empty while no end is set
 * @param provider the id of the sign-in provider whose claims gave it; empty where people or the installation did
 */
public record RoleAt(
        long number,
        String organisation,
        Role role,
        LocalDate starts,
        Optional<LocalDate> ends,
        Optional<String> provider) {

    /** A role given by people or by the installation. */
    public RoleAt(long number, String organisation, Role role, LocalDate starts, Optional<LocalDate> ends) {
        this(number, organisation, role, starts, ends, Optional.empty());
    }

    /** Whether the role holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(starts) && ends.map(day::isBefore).orElse(true);
    }
}
