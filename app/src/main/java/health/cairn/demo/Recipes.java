package health.cairn.demo;

import health.cairn.demo.Recipe.Whom;
import java.util.List;

/** Every measure of the fictional world besides those of a cancer year, which hang together and are told as one. */
final class Recipes {

    private static final String ALL = "All ages";
    private static final String PERSONS = "Persons";

    private Recipes() {}

    static List<Recipe> all() {
        return List.of(
                screening(
                        Ids.CERVICAL_YOUNGER,
                        "Female",
                        "25-49 yrs",
                        Whom.women(25, 49),
                        0.690,
                        -0.008,
                        -0.11,
                        0.05,
                        0.13),
                screening(
                        Ids.CERVICAL_OLDER,
                        "Female",
                        "50-64 yrs",
                        Whom.women(50, 64),
                        0.755,
                        -0.006,
                        -0.07,
                        0.02,
                        0.10),
                screening(
                        Ids.BREAST_COVERAGE,
                        "Female",
                        "53-70 yrs",
                        Whom.women(53, 70),
                        0.690,
                        -0.010,
                        -0.13,
                        0.04,
                        0.14),
                screening(
                        Ids.BOWEL_COVERAGE,
                        PERSONS,
                        "60-74 yrs",
                        Whom.people(60, 74, 0.97),
                        0.665,
                        0.022,
                        -0.14,
                        0.03,
                        0.11),
                uptake(Ids.BREAST_UPTAKE, "Female", "50-70 yrs", Whom.women(50, 70), 0.33, 0.655),
                uptake(Ids.BOWEL_UPTAKE, PERSONS, "60-74 yrs", Whom.people(60, 74, 1), 0.5, 0.680),
                care("cancer-reviewed-within-12-months", 0.92, 0.30),
                care("cancer-support-offered-within-3-months", 0.72, 0.45),
                register("qof-prevalence-can", ALL, Whom.everybody(), 0.033, 0.03, 0.00, 0.28),
                register("qof-prevalence-dm", "17+ yrs", Whom.people(17, 120, 1), 0.072, 0.02, 0.16, 0.18),
                register("qof-prevalence-hyp", ALL, Whom.everybody(), 0.143, 0.01, 0.05, 0.26),
                register("qof-prevalence-chd", ALL, Whom.everybody(), 0.030, -0.01, 0.08, 0.32),
                register("qof-prevalence-copd", ALL, Whom.everybody(), 0.019, -0.01, 0.26, 0.26),
                register("qof-prevalence-af", ALL, Whom.everybody(), 0.021, 0.02, 0.00, 0.42),
                register("qof-prevalence-ast", "6+ yrs", Whom.people(6, 120, 1), 0.065, 0.00, 0.05, -0.02),
                register("qof-prevalence-dep", "18+ yrs", Whom.people(18, 120, 1), 0.128, 0.03, 0.14, -0.03),
                register("qof-prevalence-dem", ALL, Whom.everybody(), 0.0075, 0.01, 0.02, 0.50),
                register("qof-prevalence-mh", ALL, Whom.everybody(), 0.0096, 0.01, 0.24, -0.10),
                register("qof-prevalence-ob", "18+ yrs", Whom.people(18, 120, 1), 0.105, 0.04, 0.22, 0.02),
                appointments(Ids.MISSED_APPOINTMENTS, 0.046, 0.02, 0.20, -0.12, 0.16, 0.30, 0.04),
                appointments("gp-appointments-face-to-face", 0.66, 0.05, 0.02, 0.06, 0.15, 0.35, 0.02),
                appointments("gp-appointments-with-a-gp", 0.47, -0.02, -0.03, 0.02, 0.12, 0.28, 0.02),
                appointments("gp-appointments-same-day", 0.44, 0.00, 0.05, -0.03, 0.14, 0.34, 0.06),
                appointments("gp-appointments-within-14-days", 0.83, -0.02, -0.06, -0.02, 0.18, 0.34, -0.08));
    }

    private static Recipe screening(
            String id,
            String sex,
            String ages,
            Whom whom,
            double typical,
            double yearly,
            double deprivation,
            double age,
            double networks) {
        return new Recipe(
                id,
                sex,
                ages,
                Calendar.QUARTERLY,
                whom,
                typical,
                yearly,
                deprivation,
                age,
                networks,
                0.16,
                0.008,
                -0.09,
                0);
    }

    private static Recipe uptake(String id, String sex, String ages, Whom whom, double invited, double typical) {
        return new Recipe(
                id,
                sex,
                ages,
                Calendar.YEARLY,
                new Whom(whom.sexes(), whom.from(), whom.to(), invited),
                typical,
                0.012,
                -0.13,
                0.04,
                0.12,
                0.20,
                0.03,
                -0.22,
                0);
    }

    private static Recipe care(String id, double typical, double practices) {
        return new Recipe(
                id,
                PERSONS,
                ALL,
                Calendar.YEARLY,
                Whom.people(0, 120, 0.009),
                typical,
                0.02,
                -0.04,
                0.02,
                0.15,
                practices,
                0.05,
                -0.30,
                0);
    }

    private static Recipe register(
            String id, String ages, Whom whom, double typical, double yearly, double deprivation, double age) {
        return new Recipe(
                id,
                PERSONS,
                ages,
                Calendar.YEARLY,
                whom,
                typical,
                yearly,
                deprivation,
                age,
                0.05,
                0.10,
                0.005,
                -0.01,
                0);
    }

    /** Appointments: about four tenths of the list have one in a month. */
    private static Recipe appointments(
            String id,
            double typical,
            double yearly,
            double deprivation,
            double age,
            double networks,
            double practices,
            double season) {
        return new Recipe(
                id,
                PERSONS,
                ALL,
                Calendar.MONTHLY,
                Whom.people(0, 120, 0.42),
                typical,
                yearly,
                deprivation,
                age,
                networks,
                practices,
                0.03,
                0,
                season);
    }
}
