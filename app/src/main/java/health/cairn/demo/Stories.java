package health.cairn.demo;

import health.cairn.demo.Westmark.Practice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What happened to particular places, on top of chance: the stories that the demonstration is there to show. Each is an
 * addition to the logit of a measure.
 */
final class Stories {

    private static final String HOME = Westmark.HOME_NETWORK;

    private Stories() {}

    static double of(String measure, Practice practice, LocalDate day) {
        boolean home = practice.network().equals(HOME);
        return switch (measure) {
            case Ids.CERVICAL_YOUNGER ->
                home ? -0.13 + drift(day, LocalDate.of(2024, 4, 1), -0.055) + quarryLane(practice, day) : 0;
            case Ids.CERVICAL_OLDER -> home ? drift(day, LocalDate.of(2024, 4, 1), -0.02) : 0;
            case Ids.MISSED_APPOINTMENTS -> home ? 0.45 + step(day, LocalDate.of(2026, 5, 1), -0.27) : 0;
            case Ids.BOWEL_COVERAGE ->
                practice.network().equals("UX020") ? step(day, LocalDate.of(2025, 1, 1), 0.14) : 0;
            default -> 0;
        };
    }

    /** The practice whose sample taker left in July 2023 and was not replaced for ten months. */
    private static double quarryLane(Practice practice, LocalDate day) {
        return practice.name().equals("Quarry Lane Medical Centre") ? step(day, LocalDate.of(2023, 7, 1), -0.16) : 0;
    }

    private static double step(LocalDate day, LocalDate from, double by) {
        return day.isBefore(from) ? 0 : by;
    }

    private static double drift(LocalDate day, LocalDate from, double perYear) {
        return day.isBefore(from) ? 0 : perYear * ChronoUnit.DAYS.between(from, day) / 365.25;
    }
}
