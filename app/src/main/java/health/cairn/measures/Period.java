package health.cairn.measures;

import java.time.LocalDate;

/**
 * A stretch of time, half-open: the first day is in it, the last is not, so that months neither overlap nor leave gaps.
 *
 * @param from the first day
 * @param until the first day after
 */
public record Period(LocalDate from, LocalDate until) implements Comparable<Period> {

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period ends after it begins; found " + from + " until " + until);
        }
    }

    /** The last day in the period: the day on which "the period's own" map of areas is taken. */
    public LocalDate lastDay() {
        return until.minusDays(1);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    @Override
    public int compareTo(Period other) {
        int byStart = from.compareTo(other.from);
        return byStart != 0 ? byStart : until.compareTo(other.until);
    }
}
