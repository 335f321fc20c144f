package health.cairn.demo;

import health.cairn.demo.Recipe.Whom;
import health.cairn.demo.Westmark.Network;
import health.cairn.demo.Westmark.Practice;
import health.cairn.directory.AreaCode;
import health.cairn.measures.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Six years of counts for the fictional world, one measure after another. */
final class Chronicle {

    /** England's registered people divided by Westmark's: the weight of the national figures beside the local ones. */
    private static final double ENGLANDS_SIZE = 31.6;

    /** Counts of outcomes below this are held back at practice level, as the sources of such measures do. */
    private static final int SMALL = 6;

    private final long seed;
    private final Westmark world;
    private final Registered registered;
    private final Map<String, Network> networks = new HashMap<>();

    Chronicle(long seed, Westmark world) {
        this.seed = seed;
        this.world = world;
        this.registered = new Registered(world);
        world.networks().forEach(n -> networks.put(n.code(), n));
    }

    /** Where readings go. */
    interface Scribe {
        void counted(String measure, String sex, String age, AreaCode area, Period period, double x, double n);

        void suppressed(String measure, String sex, String age, AreaCode area, Period period);

        void notCollected(String measure, String sex, String age, AreaCode area, Period period);
    }

    /** Tells the counts of a recipe: every practice and England. */
    void tell(Recipe recipe, Scribe scribe) {
        var spread = Draws.of(seed, recipe.measure() + " spread");
        var chance = Draws.of(seed, recipe.measure() + " chance");
        Map<String, Double> ofNetwork = new HashMap<>();
        for (Network network : world.networks()) {
            ofNetwork.put(network.code(), recipe.networks() * spread.normal());
        }
        var english = new TreeMap<Period, double[]>();
        for (Practice practice : world.practices()) {
            double own = recipe.practices() * spread.normal()
                    + ofNetwork.getOrDefault(practice.network(), 0.0)
                    + recipe.deprivation() * practice.deprivation()
                    + recipe.age() * practice.age();
            // A practice's own drift: most hold still, a few climb or sink.
            double drift = 0.02 * spread.normal();
            for (Period period : recipe.calendar().periods()) {
                LocalDate day = period.lastDay();
                int n = denominator(recipe.of(), practice, day);
                double national = national(recipe, period);
                english.computeIfAbsent(period, p -> new double[2])[1] += n;
                english.get(period)[0] = share(national);
                double logit = national
                        + own
                        + drift * years(day)
                        + recipe.wobble() * chance.normal()
                        + Stories.of(recipe.measure(), practice, day);
                int x = chance.binomial(n, share(logit));
                if (n == 0) {
                    continue;
                }
                var code = new AreaCode(practice.code());
                if (chance.uniform(0, 1) < 0.003) {
                    scribe.notCollected(recipe.measure(), recipe.sex(), recipe.ages(), code, period);
                } else {
                    scribe.counted(recipe.measure(), recipe.sex(), recipe.ages(), code, period, x, n);
                }
            }
        }
        english.forEach((period, share) -> {
            double n = Math.rint(share[1] * ENGLANDS_SIZE);
            scribe.counted(
                    recipe.measure(),
                    recipe.sex(),
                    recipe.ages(),
                    AreaCode.ENGLAND,
                    period,
                    Math.rint(n * share[0]),
                    n);
        });
    }

    /**
     * Tells a year of cancer: cases, referrals, the way people came to their diagnosis. One story for each practice, so
     * that the measures agree with one another; small counts of practices are held back, those of networks are not.
     */
    void tellCancer(Scribe scribe) {
        var spread = Draws.of(seed, "cancer spread");
        var chance = Draws.of(seed, "cancer chance");
        Map<String, double[]> ofNetwork = new HashMap<>();
        for (Network network : world.networks()) {
            ofNetwork.put(
                    network.code(),
                    new double[] {0.13 * spread.normal(), 0.09 * spread.normal(), 0.16 * spread.normal()});
        }
        double[][] own = new double[world.practices().size()][];
        for (int i = 0; i < own.length; i++) {
            double[] network = Objects.requireNonNull(
                    ofNetwork.get(world.practices().get(i).network()));
            own[i] = new double[] {
                network[0] + 0.05 * spread.normal(),
                network[1] + 0.05 * spread.normal(),
                network[2] + 0.20 * spread.normal()
            };
        }
        for (Period year : Calendar.YEARLY.periods()) {
            Map<String, CancerYear> ofArea = new TreeMap<>();
            double covid = year.from().getYear() == 2020 ? 1 : 0;
            for (int i = 0; i < own.length; i++) {
                Practice practice = world.practices().get(i);
                int list = registered.people(practice, year.lastDay());
                if (list == 0) {
                    continue;
                }
                var counts = cancerYear(practice, list, own[i], covid, years(year.lastDay()), chance);
                write(scribe, new AreaCode(practice.code()), year, counts, SMALL);
                Network network = Objects.requireNonNull(networks.get(networkOn(practice, year.lastDay())));
                for (String area : new String[] {
                    network.code(), network.county().subIcb(), network.county().icb(), Westmark.ALLIANCE_CODE
                }) {
                    ofArea.merge(area, counts, CancerYear::plus);
                }
            }
            ofArea.forEach((area, counts) -> write(scribe, new AreaCode(area), year, counts, 0));
            CancerYear all = Objects.requireNonNull(ofArea.get(Westmark.ALLIANCE_CODE));
            write(scribe, AreaCode.ENGLAND, year, all.national(covid), 0);
        }
    }

    /** The network a practice belonged to on a day. */
    static String networkOn(Practice practice, LocalDate day) {
        return practice.moved() != null && practice.movedFrom() != null && day.isBefore(practice.moved())
                ? practice.movedFrom()
                : practice.network();
    }

    /** One practice's, or one area's, year of cancer. */
    record CancerYear(
            double list,
            double cases,
            double treated,
            double detected,
            double referred,
            double converted,
            double emergencies,
            double admissions) {

        CancerYear plus(CancerYear o) {
            return new CancerYear(
                    list + o.list,
                    cases + o.cases,
                    treated + o.treated,
                    detected + o.detected,
                    referred + o.referred,
                    converted + o.converted,
                    emergencies + o.emergencies,
                    admissions + o.admissions);
        }

        /** England in the same year: the typical shares, at England's size. */
        CancerYear national(double covid) {
            double people = Math.rint(list * ENGLANDS_SIZE);
            double nationalCases = Math.rint(people * 0.0056 * (1 - 0.1 * covid));
            double nationalTreated = Math.rint(nationalCases * 0.86);
            double nationalReferred = Math.rint(people * referrals(covid, list == 0 ? 0 : 3));
            return new CancerYear(
                    people,
                    nationalCases,
                    nationalTreated,
                    Math.rint(nationalTreated * 0.546),
                    nationalReferred,
                    Math.rint(nationalReferred * 0.064),
                    Math.rint(nationalCases * (0.19 + 0.02 * covid)),
                    Math.rint(people * 0.0052));
        }
    }

    private static double referrals(double covid, double year) {
        return 0.043 * (1 - 0.22 * covid) * (1 + 0.045 * year);
    }

    private static CancerYear cancerYear(
            Practice practice, int list, double[] own, double covid, double year, Draws chance) {
        double older = Math.exp(0.22 * practice.age());
        int cases = chance.poisson(list * 0.0056 * older * (1 - 0.1 * covid));
        int treated = chance.binomial(cases, 0.86);
        int detected = chance.binomial(treated, share(logit(0.546) - 0.05 * practice.deprivation() + own[1]));
        int referred = Math.max(
                detected,
                chance.poisson(
                        list * referrals(covid, year) * older * Math.exp(own[2] - 0.04 * practice.deprivation())));
        int emergencies =
                chance.binomial(cases, share(logit(0.19 + 0.02 * covid) + 0.08 * practice.deprivation() + own[0]));
        int admissions = chance.poisson(list * 0.0052 * older * Math.exp(0.1 * practice.deprivation() + own[0]));
        // Not every cancer found by a referral is treated in the same year; a few more are found than treated.
        int converted = Math.min(referred, detected + chance.binomial(referred - detected, 0.008));
        return new CancerYear(list, cases, treated, detected, referred, converted, emergencies, admissions);
    }

    private static void write(Scribe scribe, AreaCode area, Period year, CancerYear c, int small) {
        ratio(scribe, Ids.INCIDENCE, area, year, c.cases, c.list, 0);
        ratio(scribe, Ids.REFERRALS, area, year, c.referred, c.list, 0);
        ratio(scribe, Ids.DETECTION, area, year, c.detected, c.treated, small);
        ratio(scribe, Ids.CONVERSION, area, year, c.converted, c.referred, small);
        ratio(scribe, Ids.EMERGENCY_SHARE, area, year, c.emergencies, c.cases, small);
        ratio(scribe, Ids.EMERGENCY_PRESENTATIONS, area, year, c.emergencies, c.list, small);
        ratio(scribe, Ids.OTHER_PRESENTATIONS, area, year, c.cases - c.emergencies, c.list, small);
        ratio(scribe, Ids.EMERGENCY_ADMISSIONS, area, year, c.admissions, c.list, small);
    }

    private static void ratio(
            Scribe scribe, String measure, AreaCode area, Period year, double x, double n, int small) {
        if (n <= 0) {
            return;
        }
        if (x > 0 && x < small) {
            scribe.suppressed(measure, "Persons", "All ages", area, year);
        } else {
            scribe.counted(measure, "Persons", "All ages", area, year, x, n);
        }
    }

    private int denominator(Whom whom, Practice practice, LocalDate day) {
        if (!practice.openOn(day)) {
            return 0;
        }
        return (int) Math.round(registered.between(practice, day, whom.sexes(), whom.from(), whom.to()) * whom.share());
    }

    private static double national(Recipe recipe, Period period) {
        LocalDate day = period.lastDay();
        double seasonal = recipe.season() * Math.cos(2 * Math.PI * (day.getDayOfYear() - 15) / 365.0) / 2;
        return recipe.nationalLogit(
                        years(day), day.isBefore(LocalDate.of(2021, 4, 1)), day.isBefore(LocalDate.of(2022, 4, 1)))
                + seasonal;
    }

    private static double years(LocalDate day) {
        return ChronoUnit.DAYS.between(LocalDate.of(2020, 4, 1), day) / 365.25;
    }

    static double share(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    static double logit(double share) {
        return Math.log(share / (1 - share));
    }
}
