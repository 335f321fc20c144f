package health.cairn.contacts;

import health.cairn.statistics.Interval;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Appointments not attended: those missed out of those attended or missed. Cancelled ones are out, and what became of some is
 * not known; both are told.
 *
 * @param lateCounts whether who came too late to be seen counts as not having attended
 */
public record MissedAppointments(
        Basis basis,
        boolean lateCounts,
        Line all,
        List<Line> byPractice,
        List<Line> byMode,
        List<Line> byWeekday,
        List<Line> byLeadTime,
        List<Line> byAge,
        List<Month> byMonth) {

    /** A month of any period that the data cover; who came late and was not seen is among the missed where it counts. */
    public record Month(YearMonth month, long attended, long missed) {}

    /**
     * Appointments of a group.
     *
     * @param group what they have in common, in words or as a practice's code; empty for all
     * @param missed did not attend, late ones included where they count
     * @param interval Wilson's 95 per cent interval of the rate; empty where there is none
     */
    public record Line(
            String group, long attended, long missed, long cancelled, long unknown, Optional<Interval> interval) {

        /** Attended or missed. */
        public long appointments() {
            return attended + missed;
        }
    }
}
