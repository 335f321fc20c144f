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
 */
public record RoleAt(long number, String organisation, Role role, LocalDate starts, Optional<LocalDate> ends) {

    /** Whether the role holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(starts) && ends.map(day::isBefore).orElse(true);
    }
}
