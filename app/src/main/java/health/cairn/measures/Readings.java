package health.cairn.measures;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Published readings. Where several batches hold the same one, that of the batch published last. */
public interface Readings {

    /** The number of a series, if anything was ever written for it. */
    Optional<Integer> number(SeriesKey key);

    /** The series behind a number. */
    SeriesKey key(int series);

    /** The series that published batches hold, in key order. */
    List<SeriesKey> published();

    /** The periods for which a series has readings, in time order. */
    List<Period> periods(int series);

    /** Readings of one series for some areas, by area and period. */
    List<Observation> of(int series, Collection<AreaCode> areas);

    /** Every reading of a series, by area and period, without holding them all. */
    void each(int series, Visitor visitor);

    /**
     * Counts of a series added up over areas, period by period, in time order; readings without counts are left out.
     *
     * @param from only periods that begin on this day or later
     * @param until only periods that end before this day or on it
     */
    List<Sum> sums(int series, Collection<AreaCode> areas, LocalDate from, LocalDate until);

    /**
     * Counts of a series pooled over periods, area by area, in area order. Areas without any reading are left out.
     *
     * @param from only periods that begin on this day or later
     * @param until only periods that end before this day or on it
     */
    List<Pooled> pooled(int series, Collection<AreaCode> areas, LocalDate from, LocalDate until);

    /**
     * What one area adds up to over several periods.
     *
     * @param periods how many of them have counts
     * @param suppressed how many are held back
     * @param lastValue the value of the last period that has a value without counts; NaN where none has
     */
    record Pooled(AreaCode area, double numerator, double denominator, int periods, int suppressed, double lastValue) {}

    /** A number that grows whenever a batch is published or withdrawn: a key for caches and ETags. */
    long version();

    /**
     * What some areas add up to in a period.
     *
     * @param areas how many of them have counts
     */
    record Sum(Period period, double numerator, double denominator, int areas) {}

    /** Takes readings one by one. */
    interface Visitor {
        /**
         * @param kind as in {@link Reading}: 0 counted, 1 value only, 2 suppressed, 3 not collected
         * @param numerator meaningless unless counted
         * @param denominator meaningless unless counted
         * @param value meaningless unless value only
         */
        void reading(
                String area,
                int fromDay,
                int untilDay,
                int kind,
                double numerator,
                double denominator,
                double value,
                double lower95,
                double upper95);
    }
}
