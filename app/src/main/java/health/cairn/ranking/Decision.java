package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something decided about an area of a run. Decisions are added, never changed; the last one about an area counts.
 *
 * @param counterpart the area whose place this one takes, or that takes its place
 * @param reason why, never blank
 * @param effective from which day
 * @param at when it was written down
 * @param by the name of the person who decided, as it was then
 */
public record Decision(
        AreaCode area,
        Status status,
        @Nullable AreaCode counterpart,
        String reason,
        LocalDate effective,
        Instant at,
        String by) {

    /** Where an area stands in the choice. */
    public enum Status {
        /** Put forward, not yet agreed. */
        PROPOSED,
        /** Agreed. */
        ACCEPTED,
        /** Was proposed or agreed and left of its own will; its place is free. */
        WITHDRAWN,
        /** Left, and another took the place. */
        REPLACED,
        /** Next in line if somebody leaves. */
        RESERVE,
        /** Considered and not taken. */
        NOT_CHOSEN;

        /** Whether an area with this status takes up one of the places to be given. */
        boolean takesAPlace() {
            return this == PROPOSED || this == ACCEPTED;
        }
    }
}
