package health.cairn.projects;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One point of a series, wherever it comes from.
 *
 * @param from the first day of its period
 * @param until the day after the last
 * @param definition the definition it was collected by
 * @param area whose it is; empty for all who take part
 * @param numerator null where there is only a value
 * @param denominator null where there is none
 * @param value in the unit of the measure; null where it is held back or not collected
 * @param missing why there is no value; empty where there is one
 * @param reporting how many areas it is a sum of; 0 where it is no sum
 * @param expected of how many
 * @param note what somebody wrote at it
 * @param origin where it comes from, in words
 * @param part the part it was entered as; empty for those of a feed and for sums
 */
public record ChartPoint(
        LocalDate from,
        LocalDate until,
        int definition,
        Optional<AreaCode> area,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Double value,
        String missing,
        int reporting,
        int expected,
        String note,
        String origin,
        Optional<Long> part) {

    /** The same without its numbers. */
    ChartPoint heldBack() {
        return new ChartPoint(
                from, until, definition, area, null, null, null, "held back", reporting, expected, note, origin, part);
    }

    ChartPoint with(double shownNumerator, @Nullable Double shownDenominator, double shownValue) {
        return new ChartPoint(
                from,
                until,
                definition,
                area,
                shownNumerator,
                shownDenominator,
                shownValue,
                "",
                reporting,
                expected,
                note,
                origin,
                part);
    }
}
