package health.cairn.imports;

import health.cairn.measures.MeasureId;
import java.util.OptionalInt;

/**
 * What a file says of a measure that Cairn may not have a definition of.
 *
 * @param id the id it gets where it is new
 * @param fingertips its number at Fingertips, where it has one
 * @param name its name in the file's words
 * @param kind how its value comes about
 * @param multiplier by what numerator over denominator is multiplied to give the value; 1 where there are no counts
 * @param unit what stands behind the value, for example {@code %} or {@code per 100,000}
 * @param numerator what is counted
 * @param denominator out of what
 * @param source who publishes it
 * @param financialYears whether a bare year of this measure begins on 1 April
 */
public record MeasureDescription(
        MeasureId id,
        OptionalInt fingertips,
        String name,
        Kind kind,
        double multiplier,
        String unit,
        String numerator,
        String denominator,
        String source,
        boolean financialYears) {

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
        VALUE;

        /** Whether numerator over denominator gives the value. */
        public boolean isFromCounts() {
            return this == PROPORTION || this == RATE || this == RATIO;
        }
    }

    /** A percentage. */
    public static MeasureDescription percentage(
            String id, OptionalInt fingertips, String name, String numerator, String denominator, String source) {
        return new MeasureDescription(
                new MeasureId(id), fingertips, name, Kind.PROPORTION, 100, "%", numerator, denominator, source, true);
    }

    /** A plain count. */
    public static MeasureDescription count(String id, String name, String unit, String source) {
        return new MeasureDescription(
                new MeasureId(id), OptionalInt.empty(), name, Kind.COUNT, 1, unit, name, "", source, true);
    }
}
