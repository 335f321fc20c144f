package health.cairn.projects;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The finding that a project began with, as it stood on the day: its numbers and how they were made. Never changed, whatever
 * is published later.
 *
 * @param says the finding in a sentence
 * @param address the page it was seen on
 * @param from the first day of the period
 * @param until the day after the last
 * @param numerator null where the source gives a value only
 * @param lower95 null where there is no interval
 * @param comparator what it was compared with; empty for nothing
 * @param method how value, interval and comparison were made
 * @param dataVersion the version of the published data
 */
public record Signal(
        String says,
        String measure,
        String measureName,
        String sex,
        String age,
        AreaCode area,
        String areaName,
        String address,
        LocalDate from,
        LocalDate until,
        double value,
        String unit,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Double lower95,
        @Nullable Double upper95,
        String comparator,
        @Nullable Double comparatorValue,
        String method,
        String source,
        long dataVersion,
        LocalDate seenOn)
        implements PartBody {

    @Override
    public String title() {
        return measureName + ", " + areaName;
    }
}
