package health.cairn.statistics.lifetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Outcome;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LifeTableTest {

    private final LifeTable twoBands = new LifeTable(0, 50);

    /**
     * The worked example of the method's page. 100 of 10,000 die under 50: M = 0.01, q = 0.5 / 1.25 = 0.4. 500 of 5,000 over:
     * M = 0.1, 10 years. At birth 50 (0.6 + 0.5 * 0.4) + 0.6 * 10 = 46 years. Variance of the ten years 1 / (500 * 0.01) = 0.2;
     * at birth (0.5 * 50 + 10)^2 * 0.16 * 0.6 / 100 + 0.36 * 0.2 = 1.248.
     */
    @Test
    void theWorkedExample() {
        var rows = twoBands.of(new double[] {100, 500}, new double[] {10_000, 5_000})
                .orElseThrow();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).age()).isZero();
        assertThat(rows.get(0).years()).isCloseTo(46, within(1e-12));
        assertThat(rows.get(0).standardError()).isCloseTo(Math.sqrt(1.248), within(1e-12));
        assertThat(rows.get(0).people()).isEqualTo(15_000);
        assertThat(rows.get(0).deaths()).isEqualTo(600);
        assertThat(rows.get(1).age()).isEqualTo(50);
        assertThat(rows.get(1).years()).isCloseTo(10, within(1e-12));
        assertThat(rows.get(1).standardError()).isCloseTo(Math.sqrt(0.2), within(1e-12));
        assertThat(rows.get(1).people()).isEqualTo(5_000);
        assertThat(rows.get(1).deaths()).isEqualTo(500);
        var interval = rows.get(0).estimate(Confidence.P95).interval();
        assertThat(interval.lower()).isCloseTo(46 - Confidence.P95.z() * Math.sqrt(1.248), within(1e-12));
        assertThat(interval.upper()).isCloseTo(46 + Confidence.P95.z() * Math.sqrt(1.248), within(1e-12));
    }

    /** In every band the years lived are deaths divided by the rate, so one rate at all ages gives its inverse everywhere. */
    @Test
    void oneDeathRateAtAllAgesGivesItsInverseAtEveryAge() {
        double[] people = new double[20];
        double[] deaths = new double[20];
        Arrays.fill(people, 10_000);
        Arrays.fill(deaths, 125);
        for (var row : LifeTable.TWENTY_BANDS.of(deaths, people).orElseThrow()) {
            assertThat(row.years()).isCloseTo(80, within(1e-9));
        }
        assertThat(new LifeTable(0, 30, 60)
                        .of(new double[] {125, 125, 125}, new double[] {10_000, 10_000, 10_000})
                        .orElseThrow()
                        .getFirst()
                        .years())
                .isCloseTo(80, within(1e-9));
    }

    /** 1,000 of 10,000 infants die: M = 0.1, those live a tenth, q = 0.1 / 1.09; at other ages a half. */
    @Test
    void thoseWhoDieInTheFirstYearLiveATenthOfIt() {
        var rows = new LifeTable(0, 1)
                .of(new double[] {1000, 1000}, new double[] {10_000, 50_000})
                .orElseThrow();
        double q = 0.1 / 1.09;
        assertThat(rows.getFirst().years()).isCloseTo((1 - q) + 0.1 * q + (1 - q) * 50, within(1e-9));
        var twoYears = new LifeTable(0, 2)
                .of(new double[] {1000, 1000}, new double[] {10_000, 50_000})
                .orElseThrow();
        double q2 = 0.2 / 1.1;
        assertThat(twoYears.getFirst().years()).isCloseTo(2 * ((1 - q2) + 0.5 * q2) + (1 - q2) * 50, within(1e-9));
    }

    @Test
    void aBandThatNobodySurvivesEndsTheTable() {
        // 250 deaths a 10,000 person-years over 50 years at half lived: q reaches 1 beyond 10,000 / 50 / 0.5 = 400
        // deaths.
        var rows =
                twoBands.of(new double[] {401, 10}, new double[] {10_000, 100}).orElseThrow();
        assertThat(rows.get(0).years()).isCloseTo(25, within(1e-12));
        assertThat(rows.get(1).years()).isZero();
        var survived =
                twoBands.of(new double[] {400, 10}, new double[] {10_000, 100}).orElseThrow();
        assertThat(survived.get(0).years()).isCloseTo(25, within(1e-9));
        var before =
                twoBands.of(new double[] {399, 10}, new double[] {10_000, 100}).orElseThrow();
        assertThat(before.get(1).years()).isCloseTo(10, within(1e-12));
    }

    @Test
    void aBandWithoutDeathsAddsItsLengthAndNoVariance() {
        var rows =
                twoBands.of(new double[] {0, 500}, new double[] {10_000, 5_000}).orElseThrow();
        assertThat(rows.get(0).years()).isCloseTo(60, within(1e-12));
        assertThat(rows.get(0).standardError()).isCloseTo(rows.get(1).standardError(), within(1e-12));
    }

    @Test
    void fiveThousandPeopleAreTooFewAndOneMoreIsEnough() {
        assertThat(twoBands.of(new double[] {10, 10}, new double[] {4_000, 1_000}))
                .isEqualTo(Outcome.none("5,000 people or fewer"));
        assertThat(twoBands.of(new double[] {10, 10}, new double[] {4_000, 1_001}))
                .isInstanceOf(Outcome.Calculated.class);
    }

    @Test
    void whatHasNoAnswerSaysWhy() {
        assertThat(twoBands.of(new double[] {10, 1001}, new double[] {9_000, 1_000}))
                .isEqualTo(Outcome.none("the band from age 50 has more deaths than people"));
        assertThat(twoBands.of(new double[] {10, 1000}, new double[] {9_000, 1_000}))
                .isInstanceOf(Outcome.Calculated.class);
        assertThat(twoBands.of(new double[] {0, 10}, new double[] {0, 9_000}))
                .isEqualTo(Outcome.none("the band from age 0 has no people"));
        assertThat(twoBands.of(new double[] {10, 0}, new double[] {9_000, 9_000}))
                .isEqualTo(Outcome.none("the last band has no deaths"));
    }

    /** The limit is 20 years between the 95 per cent limits: a standard error of 10 / 1.959964 = 5.10214. */
    @Test
    void aWideIntervalIsNotPublished() {
        var narrow = new LifeExpectancy(0, 80, 5.1021, 6000, 60);
        var wide = new LifeExpectancy(0, 80, 5.1022, 6000, 60);
        assertThat(narrow.published(Confidence.P998)).isEqualTo(Outcome.of(narrow.estimate(Confidence.P998)));
        assertThat(wide.published(Confidence.P95))
                .isEqualTo(Outcome.none("the 95 per cent interval is wider than 20 years"));
        assertThat(new LifeExpectancy(0, 2, 5, 6000, 60)
                        .estimate(Confidence.P95)
                        .interval()
                        .lower())
                .isZero();
    }

    @Test
    void moreDeathsNeverMakeLifeLonger() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int repetition = 0; repetition < 100; repetition++) {
            double[] people = new double[20];
            double[] deaths = new double[20];
            for (int band = 0; band < 20; band++) {
                people[band] = random.nextInt(1000, 9000);
                deaths[band] = random.nextInt(1, 100);
            }
            double before = LifeTable.TWENTY_BANDS
                    .of(deaths, people)
                    .orElseThrow()
                    .getFirst()
                    .years();
            deaths[random.nextInt(20)] += 50;
            assertThat(LifeTable.TWENTY_BANDS
                            .of(deaths, people)
                            .orElseThrow()
                            .getFirst()
                            .years())
                    .isLessThan(before);
        }
    }

    @Test
    void refusesBandsThatAreNotALife() {
        assertThat(LifeTable.TWENTY_BANDS.bands()).isEqualTo(20);
        assertThatThrownBy(LifeTable::new).hasMessageContaining("found 0");
        assertThatThrownBy(() -> new LifeTable(0)).hasMessageContaining("found 1 from age 0");
        assertThatThrownBy(() -> new LifeTable(1, 5)).hasMessageContaining("found 2 from age 1");
        assertThatThrownBy(() -> new LifeTable(0, 5, 5)).hasMessageContaining("found 5 after 5");
        assertThatThrownBy(() -> twoBands.of(new double[1], new double[2])).hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> twoBands.of(new double[2], new double[1])).hasMessageContaining("found 2 and 1");
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> twoBands.of(new double[] {1, wrong}, new double[] {9_000, 9_000}))
                    .hasMessageContaining("in the band from age 50");
            assertThatThrownBy(() -> twoBands.of(new double[] {1, 1}, new double[] {wrong, 9_000}))
                    .hasMessageContaining("in the band from age 0");
        }
    }
}
