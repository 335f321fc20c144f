package health.cairn.contacts.engine;

import java.time.LocalDate;

/**
 * The three periods of twelve months that end one after another on the first day of a month. Period 1 is the latest.
 *
 * @param until the first day after period 1, the first of a month
 */
public record Periods(LocalDate until) {

    /** How many there are. */
    public static final int COUNT = 3;

    /** Bands of five years of age: 0-4, 5-9, and so on to 90 and over. */
    public static final int OLDEST_BAND = 18;

    public Periods {
        if (until.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("Periods end on the first day of a month; found " + until);
        }
    }

    /** The first day of a period. */
    public LocalDate from(int period) {
        return until.minusYears(period);
    }

    /** The first day after a period. */
    public LocalDate until(int period) {
        return until.minusYears(period - 1L);
    }

    /** How many of the periods lie wholly in what data from a day on cover. */
    public int coveredFrom(LocalDate first) {
        int covered = 0;
        while (covered < COUNT && !first.isAfter(from(covered + 1))) {
            covered++;
        }
        return covered;
    }

    /** Months since the year 0, for counting whole months. */
    public static int months(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    /**
     * Completed years of age on the last day of period 1 of somebody born in a month; of that month's people all count as
     * having had their birthday.
     */
    public int age(LocalDate born) {
        return Math.floorDiv(months(until) - 1 - months(born), 12);
    }
}
