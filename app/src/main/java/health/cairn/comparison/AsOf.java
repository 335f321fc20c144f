package health.cairn.comparison;

import health.cairn.measures.Period;
import java.time.LocalDate;
import java.util.Optional;

/**
 * From when areas are looked at.
 *
 * @param period the period that counts as the latest; empty for the latest that each area has
 * @param mapDay the day on whose map practices are added up in all periods; empty for the last day of each period
 */
public record AsOf(Optional<Period> period, Optional<LocalDate> mapDay) {

    /** The latest period, and on every period's own map: what findings are derived for when a batch is published. */
    public static final AsOf LATEST = new AsOf(Optional.empty(), Optional.empty());

    /** The latest period, practices added up on the map of one day. */
    public static AsOf mapOf(LocalDate day) {
        return new AsOf(Optional.empty(), Optional.of(day));
    }

    boolean stored() {
        return equals(LATEST);
    }

    /** The day whose map holds for a period. */
    LocalDate mapDay(Period of) {
        return mapDay.orElse(of.lastDay());
    }
}
