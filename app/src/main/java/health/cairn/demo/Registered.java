package health.cairn.demo;

import health.cairn.demo.Westmark.Practice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The people registered at the practices of the fictional world, by sex and five-year age band, on any day. */
final class Registered {

    /** Five-year bands: 0-4, 5-9, ... 85-89, and 90 and over. */
    static final int BANDS = 19;

    /** Roughly the shape of England's registered population in the early 2020s, per cent in each band. */
    private static final double[] SHAPE = {
        5.2, 5.7, 6.0, 5.7, 6.2, 6.9, 7.3, 7.0, 6.7, 6.2, 6.7, 6.7, 5.9, 5.0, 4.5, 3.9, 2.4, 1.4, 0.8
    };

    private static final LocalDate MIDDLE = LocalDate.of(2023, 4, 1);

    private final Westmark world;

    Registered(Westmark world) {
        this.world = world;
    }

    /** Everybody registered at a practice on a day, those of a practice merged into it included. */
    int people(Practice practice, LocalDate day) {
        if (!practice.openOn(day)) {
            return 0;
        }
        double people = grown(practice, day);
        for (Practice other : world.practices()) {
            if (practice.code().equals(other.mergedInto()) && !other.openOn(day)) {
                people += grown(other, day);
            }
        }
        return (int) Math.round(people);
    }

    private static double grown(Practice practice, LocalDate day) {
        double years = ChronoUnit.DAYS.between(MIDDLE, day) / 365.25;
        return practice.people() * Math.exp(practice.growth() * years);
    }

    /**
     * People of one sex in each band on a day.
     *
     * @param female women and girls; else men and boys
     */
    int[] bands(Practice practice, LocalDate day, boolean female) {
        double[] weight = new double[BANDS];
        double total = 0;
        for (int band = 0; band < BANDS; band++) {
            double middle = band * 5 + 2.5;
            double students = practice.age() < -0.8 && middle > 18 && middle < 35 ? 1.5 : 1;
            // Women outlive men: the share of women rises from just under a half to two thirds.
            double womens = 0.489 + 0.00012 * Math.pow(Math.max(0, middle - 45), 1.9) * 0.45;
            weight[band] = SHAPE[band] * Math.exp(0.013 * practice.age() * (middle - 40)) * students;
            total += weight[band];
            weight[band] *= female ? womens : 1 - womens;
        }
        int people = people(practice, day);
        int[] bands = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = (int) Math.round(people * weight[band] / total);
        }
        return bands;
    }

    /**
     * People in a range of ages; ages within a band are taken as evenly spread.
     *
     * @param from first age
     * @param to last age
     */
    int between(Practice practice, LocalDate day, Sexes sexes, int from, int to) {
        double people = 0;
        for (boolean female : new boolean[] {false, true}) {
            if (sexes == Sexes.WOMEN && !female) {
                continue;
            }
            int[] bands = bands(practice, day, female);
            for (int band = 0; band < BANDS; band++) {
                int first = band * 5;
                int last = band == BANDS - 1 ? 104 : first + 4;
                int overlap = Math.min(to, last) - Math.max(from, first) + 1;
                if (overlap > 0) {
                    people += bands[band] * (double) overlap / (last - first + 1);
                }
            }
        }
        return (int) Math.round(people);
    }

    /** Whom a count is of. */
    enum Sexes {
        WOMEN,
        ALL
    }
}
