package health.cairn.demo;

import health.cairn.demo.Westmark.Practice;

/**
 * How often the fictional people of the home network see their practice, and why: an age and sex to begin with, a need of
 * their own, for some a hard year or a hard life, and a practice that makes it easier or harder.
 */
final class Habits {

    /** The youngest and oldest age of those who hardly appear at {@link #QUIET_PRACTICE}. */
    static final int QUIET_FROM = 7;

    static final int QUIET_TO = 28;

    /** Where they do not appear: the fifth practice of the home network, Ferrygate Surgery. */
    static final String QUIET_PRACTICE = "XW0005";

    /** How many of the contacts that others of their age have they do have. */
    private static final double QUIET = 0.1;

    /** Of all people, those who come very often every year; as many again have one such year, in each of the two years. */
    static final double PERSISTENT = 0.016;

    static final double TRANSIENT = 0.016;

    /** Contacts a year with a practice by band of five years, boys and men. */
    private static final double[] MEN = {
        3.6, 1.9, 1.6, 1.5, 1.4, 1.6, 1.9, 2.2, 2.5, 2.8, 3.2, 3.7, 4.3, 4.9, 5.6, 6.4, 7.1, 7.6, 7.8
    };

    private static final double[] WOMEN = {
        3.4, 1.9, 1.8, 2.8, 3.6, 4.1, 4.3, 4.1, 4.0, 4.2, 4.5, 4.8, 5.1, 5.6, 6.1, 6.8, 7.3, 7.6, 7.7
    };

    /** How easily one gets an appointment, in the order of the practices. */
    private static final double[] EASE = {1.0, 1.16, 0.9, 1.05, 0.86, 1.1};

    /** The chance that an appointment made is not kept, in the order of the practices. */
    private static final double[] MISSED = {0.041, 0.052, 0.035, 0.06, 0.083, 0.046};

    private Habits() {}

    /** What somebody's two years are like. */
    enum Course {
        ORDINARY,
        PERSISTENT,
        HARD_FIRST_YEAR,
        HARD_SECOND_YEAR
    }

    /** One person's course; complex people are likelier to have a hard one. */
    static Course course(double need, Draws chance) {
        // Need has a mean of 1, so that over all people the shares come out.
        double at = chance.uniform(0, 1) / (0.3 + 0.7 * need);
        if (at < PERSISTENT) {
            return Course.PERSISTENT;
        }
        if (at < PERSISTENT + TRANSIENT) {
            return Course.HARD_FIRST_YEAR;
        }
        return at < PERSISTENT + 2 * TRANSIENT ? Course.HARD_SECOND_YEAR : Course.ORDINARY;
    }

    /** Contacts with the practice to expect in a year. */
    static double contacts(Practice practice, boolean female, int age, double need, Course course, int year) {
        double usual = (female ? WOMEN : MEN)[Math.min(age / 5, MEN.length - 1)]
                * EASE[place(practice)]
                * Math.exp(0.06 * practice.deprivation());
        boolean hard = course == Course.PERSISTENT
                || course == Course.HARD_FIRST_YEAR && year == 1
                || course == Course.HARD_SECOND_YEAR && year == 2;
        double quiet = isQuiet(practice, age) ? QUIET : 1;
        return (hard ? 21 + 1.6 * usual : usual * need) * quiet;
    }

    /** Whether somebody is of the age that hardly appears at the quiet practice. */
    static boolean isQuiet(Practice practice, int age) {
        return practice.code().equals(QUIET_PRACTICE) && age >= QUIET_FROM && age <= QUIET_TO;
    }

    /** The chance that an appointment is missed: more when made long before, more among the young. */
    static double missed(Practice practice, int age, int daysBefore) {
        double odds = MISSED[place(practice)]
                * (daysBefore == 0 ? 0.35 : daysBefore <= 7 ? 0.9 : daysBefore <= 21 ? 1.4 : 1.9)
                * (age >= 16 && age < 35 ? 1.5 : age >= 65 ? 0.7 : 1);
        return Math.min(0.5, odds);
    }

    private static int place(Practice practice) {
        return Integer.parseInt(practice.code().substring(2)) - 1;
    }
}
