package health.cairn.contacts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One contact of one person with a service.
 *
 * @param endedOn the last day, of a stay
 * @param organisation the code of who gave it; empty where the source did not say
 */
public record Touch(
        LocalDateTime startedAt,
        Optional<LocalDate> endedOn,
        Setting setting,
        String organisation,
        Professional professional,
        Mode mode,
        ContactKind kind,
        Attendance status,
        Planned planned,
        Reason reason) {

    /** Nothing of it: it is one patient's. */
    @Override
    public String toString() {
        return "Touch";
    }
}
