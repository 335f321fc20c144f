package health.cairn.comparison.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Trend;
import health.cairn.comparison.Valued;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Made-up areas of 1,000 people and more, about 70 in 100 of them counted, drawn with a seed; some far from all others. */
@CairnTest
class DistributionTest {

    private static final Period YEAR = new Period(LocalDate.of(2023, 4, 1), LocalDate.of(2024, 4, 1));

    @Autowired
    Measures measures;

    private Measure measure() {
        return measures.find(new MeasureId("cervical-screening-25-49")).orElseThrow();
    }

    private Distribution areas(int count, int... far) {
        var random = new Random(20261122);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < count; i++) {
            double numerator = Math.rint(0.7 * (1_000 + i) + 10 * random.nextGaussian());
            for (int one : far) {
                numerator = i == one ? 500 : numerator;
            }
            findings.add(new Finding(
                    1,
                    new AreaCode("N%04d".formatted(i)),
                    AreaType.PRACTICE,
                    YEAR,
                    new Finding.Known.Value(
                            new Valued(100 * numerator / (1_000 + i), numerator, 1_000.0 + i, null, null)),
                    false,
                    0,
                    0,
                    70.0,
                    Standing.SIMILAR,
                    null,
                    Trend.NOT_TESTED,
                    null,
                    null,
                    1));
        }
        Collections.shuffle(findings, random);
        return Distribution.of(measure(), Benchmark.ENGLAND, AreaType.PRACTICE, findings);
    }

    @Test
    void fewAreasAreAllDrawnAndOfManySomeEvenlyFromTheLowestToTheHighest() {
        assertThat(areas(250).drawn(250).toArray()).hasSize(250);
        int[] drawn = areas(6_001).drawn(251).toArray();
        assertThat(drawn).hasSize(251).startsWith(0, 24, 48).endsWith(6_000).isSorted();
    }

    @Test
    void areasAreInTheOrderOfTheirValuesAndTheFunnelInThatOfTheirSizes() {
        var all = areas(40);
        assertThat(all.findings().stream()
                        .map(Finding::valued)
                        .map(v -> v == null ? Double.NaN : v.value())
                        .toList())
                .isSorted();
        assertThat(all.funnel()).isNotNull().satisfies(funnel -> {
            assertThat(funnel.findings().getFirst().area()).isEqualTo(new AreaCode("N0000"));
            assertThat(funnel.findings().getLast().area()).isEqualTo(new AreaCode("N0039"));
        });
    }

    @Test
    void whoeverLiesOutsideTheLimitsIsDrawnHoweverManyAreWithin() {
        var funnel = Objects.requireNonNull(areas(3_000, 17, 1_234).funnel());
        assertThat(funnel.outside().stream()
                        .mapToObj(i -> funnel.findings().get(i).area()))
                .contains(new AreaCode("N0017"), new AreaCode("N1234"));
        List<AreaCode> drawn =
                funnel.drawn(10).mapToObj(i -> funnel.findings().get(i).area()).toList();
        assertThat(drawn)
                .contains(new AreaCode("N0017"), new AreaCode("N1234"), new AreaCode("N0000"), new AreaCode("N2999"));
        assertThat(drawn).hasSizeBetween(12, 10 + funnel.outside().cardinality());
    }

    @Test
    void sevenAreasWithCountsMakeNoFunnelAndEightDo() {
        assertThat(areas(7).funnel()).isNull();
        assertThat(areas(8).funnel()).isNotNull();
    }
}
