package health.cairn.imports;

import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import java.util.List;
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
 * @param sex the sex its usual series is of
 * @param age the age band of its usual series
 */
public record MeasureDescription(
        MeasureId id,
        OptionalInt fingertips,
        String name,
        Measure.Kind kind,
        double multiplier,
        String unit,
        String numerator,
        String denominator,
        String source,
        boolean financialYears,
        String sex,
        String age) {

    /** A percentage. */
    public static MeasureDescription percentage(
            String id,
            OptionalInt fingertips,
            String name,
            String numerator,
            String denominator,
            String source,
            String sex,
            String age) {
        return new MeasureDescription(
                new MeasureId(id),
                fingertips,
                name,
                Measure.Kind.PROPORTION,
                100,
                "%",
                numerator,
                denominator,
                source,
                true,
                sex,
                age);
    }

    /** A plain count. */
    public static MeasureDescription count(String id, String name, String unit, String source) {
        return new MeasureDescription(
                new MeasureId(id),
                OptionalInt.empty(),
                name,
                Measure.Kind.COUNT,
                1,
                unit,
                name,
                "",
                source,
                true,
                "Persons",
                "All ages");
    }

    /** Whether numerator over denominator gives the value of such a measure. */
    public static boolean isFromCounts(Measure.Kind kind) {
        return switch (kind) {
            case PROPORTION, RATE, RATIO -> true;
            case COUNT, VALUE -> false;
        };
    }

    /**
     * The measure, as far as the file tells: not compared with anything and without a wanted direction, since nobody has
     * said which way is good.
     */
    Measure measure() {
        return new Measure(
                id,
                name,
                name,
                "Loaded from files",
                "",
                numerator,
                denominator,
                kind,
                multiplier,
                unit,
                Measure.Polarity.NO_JUDGEMENT,
                sex,
                age,
                financialYears ? Measure.Calendar.FINANCIAL_YEAR : Measure.Calendar.OTHER,
                Measure.Comparison.NONE,
                List.of(),
                source,
                fingertips,
                null,
                "derived from a loaded file",
                null,
                null,
                false);
    }
}
