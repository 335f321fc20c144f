package health.cairn.statistics.lifetable;

import health.cairn.statistics.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An abridged life table: how long people would live on average at an area's present death rates (Chiang, The Life Table
 * and its Applications, 1984), with the variance of Silcocks, Jenner and Reza (JECH 55, 2001).
 *
 * <p>Those who die within a band live half of it, but only a tenth of the first year of life. The last band is open.
 */
public final class LifeTable {

    /** The twenty bands UKHSA uses: 0, 1-4, 5-9, ..., 85-89, 90 and over. */
    public static final LifeTable TWENTY_BANDS =
            new LifeTable(0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90);

    /** The most people for which an area is thought too small. */
    public static final double TOO_FEW_PEOPLE = 5000;

    private static final double BORN = 100_000;
    private static final double SHARE_OF_FIRST_YEAR_LIVED = 0.1;
    private static final double SHARE_OF_BAND_LIVED = 0.5;

    private final int[] starts;

    /** The ages at which the bands start, ascending from 0; the last band has no end. */
    public LifeTable(int... starts) {
        if (starts.length < 2 || starts[0] != 0) {
            throw new IllegalArgumentException("A life table has at least 2 bands, the first from age 0; found "
                    + starts.length + (starts.length == 0 ? "" : " from age " + starts[0]));
        }
        for (int band = 1; band < starts.length; band++) {
            if (starts[band] <= starts[band - 1]) {
                throw new IllegalArgumentException(
                        "The ages at which bands start ascend; found " + starts[band] + " after " + starts[band - 1]);
            }
        }
        this.starts = starts.clone();
    }

    public int bands() {
        return starts.length;
    }

    /**
     * The life expectancy at the start of each band.
     *
     * @param deaths one a band
     * @param people one a band; person-years when several years are pooled
     * @return one row a band; not calculated for 5,000 people or fewer, when a band has more deaths than people or no
     *     people, or when the last band has no deaths
     */
    public Outcome<List<LifeExpectancy>> of(double[] deaths, double[] people) {
        double allPeople = 0;
        for (int band = 0; band < check(deaths, people); band++) {
            allPeople += people[band];
            if (people[band] == 0) {
                return Outcome.none("the band from age " + starts[band] + " has no people");
            }
            if (deaths[band] > people[band]) {
                return Outcome.none("the band from age " + starts[band] + " has more deaths than people");
            }
        }
        if (allPeople <= TOO_FEW_PEOPLE) {
            return Outcome.none("5,000 people or fewer");
        }
        if (deaths[bands() - 1] == 0) {
            return Outcome.none("the last band has no deaths");
        }
        return Outcome.of(calculate(deaths, people));
    }

    private int check(double[] deaths, double[] people) {
        if (deaths.length != bands() || people.length != bands()) {
            throw new IllegalArgumentException("Deaths and people of " + bands() + " bands are needed; found "
                    + deaths.length + " and " + people.length);
        }
        for (int band = 0; band < bands(); band++) {
            if (!(deaths[band] >= 0
                    && people[band] >= 0
                    && deaths[band] < Double.POSITIVE_INFINITY
                    && people[band] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Deaths and people are 0 or more and finite; found " + deaths[band]
                        + " and " + people[band] + " in the band from age " + starts[band]);
            }
        }
        return bands();
    }

    private List<LifeExpectancy> calculate(double[] deaths, double[] people) {
        int last = bands() - 1;
        double[] alive = new double[bands()];
        double[] dying = new double[bands()];
        alive[0] = BORN;
        for (int band = 0; band < last; band++) {
            dying[band] = probabilityOfDying(deaths[band], people[band], band);
            alive[band + 1] = alive[band] * (1 - dying[band]);
        }
        // From the oldest down: years still to be lived, and the variance that each band adds to all younger ones.
        double rate = deaths[last] / people[last];
        double yearsLeft = alive[last] / rate;
        double variance = alive[last] * alive[last] / (deaths[last] * rate * rate);
        double peopleSoFar = people[last];
        double deathsSoFar = deaths[last];
        List<LifeExpectancy> rows = new ArrayList<>(bands());
        rows.add(row(last, yearsLeft, variance, alive[last], peopleSoFar, deathsSoFar));
        for (int band = last - 1; band >= 0; band--) {
            double expectedAfter = alive[band + 1] == 0 ? 0 : yearsLeft / alive[band + 1];
            double died = alive[band] * dying[band];
            yearsLeft += length(band) * (alive[band + 1] + shareLived(band) * died);
            if (died > 0) {
                double lost = alive[band] * ((1 - shareLived(band)) * length(band) + expectedAfter);
                variance += lost * lost * dying[band] * dying[band] * (1 - dying[band]) / deaths[band];
            }
            peopleSoFar += people[band];
            deathsSoFar += deaths[band];
            rows.add(row(band, yearsLeft, variance, alive[band], peopleSoFar, deathsSoFar));
        }
        Collections.reverse(rows);
        return List.copyOf(rows);
    }

    private LifeExpectancy row(
            int band, double yearsLeft, double variance, double alive, double people, double deaths) {
        return alive == 0
                ? new LifeExpectancy(starts[band], 0, 0, people, deaths)
                : new LifeExpectancy(starts[band], yearsLeft / alive, Math.sqrt(variance) / alive, people, deaths);
    }

    private double probabilityOfDying(double deaths, double people, int band) {
        double length = length(band);
        double lived = shareLived(band);
        if (deaths > people / length / lived) {
            return 1;
        }
        double hazard = deaths / people * length;
        return Math.min(1, hazard / (1 + hazard * (1 - lived)));
    }

    private double length(int band) {
        return starts[band + 1] - starts[band];
    }

    private double shareLived(int band) {
        return band == 0 && starts[1] == 1 ? SHARE_OF_FIRST_YEAR_LIVED : SHARE_OF_BAND_LIVED;
    }
}
