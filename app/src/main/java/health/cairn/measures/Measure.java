package health.cairn.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is counted: the definition of a measure, as written in its file under {@code measures/} or derived from a loaded
 * file.
 *
 * @param id its name in addresses
 * @param name its full name, as a heading
 * @param shortName for tables and charts
 * @param topic the group it is shown under
 * @param why why it matters, in a sentence or two
 * @param numerator what is counted
 * @param denominator out of what
 * @param kind how the value comes about
 * @param multiplier by what numerator over denominator is multiplied to give the value: 100 for a percentage
 * @param unit what stands behind the value: {@code %}, {@code per 100,000}
 * @param polarity which direction is wanted
 * @param sex the sex its usual series is of
 * @param age the age band of its usual series
 * @param calendar how long its periods are
 * @param comparison how an area is compared with a benchmark
 * @param targets standards to be met, with the days from which they hold
 * @param source who publishes it
 * @param fingertips its number at Fingertips, where it has one
 * @param reliability how far a practice's number can be told from chance; null where nothing is known
 * @param authoredBy who wrote the definition
 * @param checkedBy who checked it; null where nobody has
 * @param nextReview when it is due to be looked at again; null where it was never reviewed
 * @param reviewed whether people wrote and checked it; false where a loaded file is all that is known
 */
public record Measure(
        MeasureId id,
        String name,
        String shortName,
        String topic,
        String why,
        String numerator,
        String denominator,
        Kind kind,
        double multiplier,
        String unit,
        Polarity polarity,
        String sex,
        String age,
        Calendar calendar,
        Comparison comparison,
        List<Target> targets,
        String source,
        OptionalInt fingertips,
        @Nullable Reliability reliability,
        String authoredBy,
        @Nullable String checkedBy,
        @Nullable LocalDate nextReview,
        boolean reviewed) {

    public Measure {
        targets = List.copyOf(targets);
    }

    /** How a value comes about. */
    public enum Kind {
        /** Some of all: the numerator cannot be larger than the denominator. */
        PROPORTION,
        /** Events over people or things. */
        RATE,
        /** Observed over expected. */
        RATIO,
        /** A plain count without a denominator. */
        COUNT,
        /** A value that cannot be had back from counts: a standardised rate, a mean, a score. */
        VALUE
    }

    /** Which direction is wanted. There is no default: a definition that does not say is refused. */
    public enum Polarity {
        HIGH_IS_GOOD,
        LOW_IS_GOOD,
        /** Either end may be good or bad; areas are called higher or lower, never better. */
        NO_JUDGEMENT
    }

    /** How long the periods of a measure are. */
    public enum Calendar {
        MONTH,
        QUARTER,
        FINANCIAL_YEAR,
        CALENDAR_YEAR,
        /** A count as it stands on a day. */
        SNAPSHOT,
        OTHER
    }

    /** How an area is compared with a benchmark. */
    public enum Comparison {
        /** The 95 per cent interval against the benchmark's value. */
        INTERVAL_95,
        /** The 99.8 per cent interval against the benchmark's value. */
        INTERVAL_998,
        /** Not compared: context only. */
        NONE
    }

    /**
     * A standard.
     *
     * @param value in the measure's unit
     * @param name what it is called, for example "national standard"
     * @param from the first day on which it holds
     * @param until the first day on which it no longer holds; null while it does
     */
    public record Target(
            double value,
            String name,
            LocalDate from,
            @Nullable LocalDate until) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /**
     * How far a single practice's number in a single year can be told from chance: Spearman-Brown reliability between 0
     * and 1, as a range over measures of its kind (Abel and others, BMJ Quality and Safety 27, 2018).
     *
     * @param note in words
     */
    public record Reliability(double from, double to, String note) {
        /** The reliability below which single practices should not be compared. */
        public static final double ADVISED = 0.70;

        /** Whether most of what is seen between single practices is chance. */
        public boolean mostlyChance() {
            return to < ADVISED;
        }
    }

    /** The usual series of this measure. */
    public SeriesKey series() {
        return new SeriesKey(id, sex, age);
    }
}
