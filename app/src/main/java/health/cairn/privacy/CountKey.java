package health.cairn.privacy;

import java.time.LocalDate;

/**
 * Which count: of whom, when and of what.
 *
 * @param area the code of an area
 * @param from the first day
 * @param until the day after the last
 * @param group what is counted, for example {@code referred} or an age band
 */
public record CountKey(String area, LocalDate from, LocalDate until, String group) {

    public CountKey {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period ends after it begins; found " + from + " to " + until);
        }
    }

    CountKey in(String otherArea) {
        return new CountKey(otherArea, from, until, group);
    }

    boolean contains(CountKey other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    boolean apartFrom(CountKey other) {
        return !other.from.isBefore(until) || !from.isBefore(other.until);
    }

    String text() {
        return area + " " + from + "/" + until + " " + group;
    }
}
