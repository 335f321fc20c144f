package health.cairn.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a cohort is made of: people registered throughout the latest twelve months, of whom all of this is true.
 *
 * @param sexes empty for all
 * @param ageFrom the youngest age
 * @param ageTo the oldest age
 * @param deprivation deciles, 1 the most deprived; empty for all, those without one too
 * @param contacts bounds on contacts; all of them hold
 * @param gapMonths so many calendar months in a row without a contact among the latest 24; 0 for any
 * @param absentMonths no contact in so many latest months; 0 for any
 */
public record Criteria(
        Set<Sex> sexes,
        int ageFrom,
        int ageTo,
        Set<Integer> deprivation,
        List<Bound> contacts,
        int gapMonths,
        int absentMonths) {

    /** Everybody. */
    public static final Criteria EVERYBODY = new Criteria(Set.of(), 0, 150, Set.of(), List.of(), 0, 0);

    public Criteria {
        sexes = Set.copyOf(sexes);
        deprivation = Set.copyOf(deprivation);
        contacts = List.copyOf(contacts);
        if (ageFrom < 0 || ageTo < ageFrom || ageTo > 150) {
            throw new IllegalArgumentException("Ages go from 0 to 150; found " + ageFrom + " to " + ageTo);
        }
        if (deprivation.stream().anyMatch(decile -> decile < 1 || decile > 10)) {
            throw new IllegalArgumentException("Deciles go from 1 to 10; found " + deprivation);
        }
        if (gapMonths < 0 || gapMonths > 24 || absentMonths < 0 || absentMonths > 36) {
            throw new IllegalArgumentException(
                    "A gap has up to 24 months and an absence up to 36; found " + gapMonths + " and " + absentMonths);
        }
    }

    /**
     * At least and at most so many contacts in a period.
     *
     * @param setting one service; empty for the contacts that the definition counts
     * @param period 1 for the latest twelve months, 2 and 3 for those before
     */
    public record Bound(Optional<Setting> setting, int period, int atLeast, int atMost) {

        public Bound {
            if (period < 1 || period > 3 || atLeast < 0 || atMost < atLeast) {
                throw new IllegalArgumentException("Contacts of period 1, 2 or 3 have bounds from 0 up; found period "
                        + period + ", " + atLeast + " to " + atMost);
            }
        }
    }
}
