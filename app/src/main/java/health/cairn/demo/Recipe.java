package health.cairn.demo;

import health.cairn.demo.Registered.Sexes;

/**
 * How one measure comes about in the fictional world: what is typical, and how much practices, networks and years differ.
 *
 * <p>Effects are on the logit scale, so that no share leaves 0 to 1. Spreads between practices follow what the
 * literature says of such measures: screening coverage and referral rates differ by far more than chance, outcomes of
 * the few who have cancer mostly by chance (Abel and others, BMJ Quality and Safety 27, 2018).
 *
 * @param measure the id of the measure
 * @param sex the sex of its series
 * @param age the age band of its series
 * @param calendar how often it is counted
 * @param of whom the denominator counts
 * @param typical the share in England in 2020
 * @param yearly change of the logit a year
 * @param deprivation change of the logit for one standard deviation of deprivation
 * @param age change of the logit for one standard deviation of age
 * @param networks spread between networks, beyond those
 * @param practices spread between the practices of a network
 * @param wobble spread between periods of one practice, beyond chance
 * @param covid change of the logit in 2020/21, half of it in 2021/22
 * @param season change of the logit in January against July
 */
record Recipe(
        String measure,
        String sex,
        String ages,
        Calendar calendar,
        Whom of,
        double typical,
        double yearly,
        double deprivation,
        double age,
        double networks,
        double practices,
        double wobble,
        double covid,
        double season) {

    /**
     * Whom a denominator counts.
     *
     * @param from first age
     * @param to last age
     * @param share how many of those people count, for example those invited in the period
     */
    record Whom(Sexes sexes, int from, int to, double share) {
        static Whom women(int from, int to) {
            return new Whom(Sexes.WOMEN, from, to, 0.96);
        }

        static Whom everybody() {
            return new Whom(Sexes.ALL, 0, 120, 1);
        }

        static Whom people(int from, int to, double share) {
            return new Whom(Sexes.ALL, from, to, share);
        }
    }

    /** The logit of the share that is typical of England in a year. */
    double nationalLogit(double yearsSince2020, boolean firstCovidYear, boolean secondCovidYear) {
        double logit = Math.log(typical / (1 - typical)) + yearly * yearsSince2020;
        return logit + (firstCovidYear ? covid : secondCovidYear ? covid / 2 : 0);
    }
}
