package health.cairn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Small worlds worked by hand: three practices, two networks, one England. */
class SeriesDeriverTest {

    private static final Map<String, String> NETWORK = Map.of("P1", "N1", "P2", "N1", "P3", "N2");

    private static final Map<AreaCode, AreaType> TYPES = Map.of(
            code("P1"),
            AreaType.PRACTICE,
            code("P2"),
            AreaType.PRACTICE,
            code("P3"),
            AreaType.PRACTICE,
            code("N1"),
            AreaType.PCN,
            code("N2"),
            AreaType.PCN,
            AreaCode.ENGLAND,
            AreaType.ENGLAND);

    @Test
    void networksAndEnglandAreSumsOfNumeratorsOverSumsOfDenominators() {
        var deriver = deriver();
        year(deriver, "P1", 2024, 0, 60, 100);
        year(deriver, "P2", 2024, 0, 30, 200);
        year(deriver, "P3", 2024, 0, 50, 50);

        assertThat(deriver.rollUps())
                .extracting(r ->
                        r.area() + " " + r.sum().numerator() + "/" + r.sum().denominator())
                .containsExactlyInAnyOrder("N1 90.0/300.0", "N2 50.0/50.0", "E92000001 140.0/350.0");
        Finding n1 = find(deriver, "N1");
        // 90 of 300 is 30 per cent; the mean of the practices' percentages would be 37.5.
        assertThat(value(n1).value()).isCloseTo(30, within(1e-12));
        assertThat(n1.rolledUp()).isTrue();
    }

    @Test
    void aSuppressedPracticeIsNotZeroAndShowsInTheCoverage() {
        var deriver = deriver();
        year(deriver, "P1", 2024, 0, 60, 100);
        year(deriver, "P2", 2024, 2, 0, 0);
        year(deriver, "P3", 2024, 0, 50, 50);
        deriver.rollUps();

        Finding n1 = find(deriver, "N1");
        assertThat(value(n1).numerator()).isEqualTo(60);
        assertThat(n1.reporting()).isEqualTo(1);
        assertThat(n1.members()).isEqualTo(2);
        assertThat(find(deriver, "P2").latest()).isEqualTo(new Finding.Known.Suppressed());
    }

    @Test
    void whatASourcePublishesForAnAreaItselfIsNotReplacedByASum() {
        var deriver = deriver();
        year(deriver, "P1", 2024, 0, 60, 100);
        year(deriver, "N1", 2024, 0, 61, 100);

        assertThat(deriver.rollUps()).noneMatch(r -> r.area().equals("N1"));
        assertThat(value(find(deriver, "N1")).numerator()).isEqualTo(61);
        assertThat(find(deriver, "N1").rolledUp()).isFalse();
    }

    @Test
    void theSumOfNetworksIsTheSumOfPracticesForEngland() {
        var deriver = deriver();
        year(deriver, "P1", 2024, 0, 11, 100);
        year(deriver, "P2", 2024, 0, 22, 200);
        year(deriver, "P3", 2024, 0, 33, 300);
        var sums = deriver.rollUps();

        double networks = sums.stream()
                .filter(r -> r.area().startsWith("N"))
                .mapToDouble(r -> r.sum().numerator())
                .sum();
        double england = sums.stream()
                .filter(r -> r.area().startsWith("E"))
                .mapToDouble(r -> r.sum().numerator())
                .sum();
        assertThat(networks).isEqualTo(england).isEqualTo(66);
    }

    @Test
    void englandIsNeverComparedWithItself() {
        var deriver = deriver();
        year(deriver, "P1", 2024, 0, 60, 100);
        deriver.rollUps();
        assertThat(find(deriver, "E92000001").standing()).isEqualTo(Standing.NOT_COMPARED);
    }

    @Test
    void fiveUnbrokenYearsMakeATrendAndAGapMakesNone() {
        // 700, 712, 725, 741, 760 of 1,000: chi-squared 11.2014, above 9.5495 (worked example of the method's page).
        var rising = deriver();
        int[] counts = {700, 712, 725, 741, 760};
        for (int i = 0; i < 5; i++) {
            year(rising, "P1", 2020 + i, 0, counts[i], 1000);
        }
        assertThat(find(rising, "P1").trend()).isEqualTo(Trend.INCREASING);

        var gap = deriver();
        for (int i = 0; i < 5; i++) {
            year(gap, "P1", 2020 + i + (i == 4 ? 1 : 0), 0, counts[i], 1000);
        }
        assertThat(find(gap, "P1").trend()).isEqualTo(Trend.NOT_TESTED);
    }

    @Test
    void twelvePointsMakeAChartAndElevenDoNot() {
        assertThat(find(months(11), "P1").variation()).isNull();
        assertThat(find(months(12), "P1").variation()).isNotNull();
    }

    private static SeriesDeriver months(int count) {
        var deriver = deriver();
        for (int i = 0; i < count; i++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusMonths(i);
            deriver.reading(
                    "P1",
                    (int) from.toEpochDay(),
                    (int) from.plusMonths(1).toEpochDay(),
                    0,
                    50 + i % 3,
                    100,
                    0,
                    Double.NaN,
                    Double.NaN);
        }
        return deriver;
    }

    private static Finding find(SeriesDeriver deriver, String area) {
        return deriver.findings(TYPES).stream()
                .filter(f -> f.area().value().equals(area))
                .findFirst()
                .orElseThrow();
    }

    private static Valued value(Finding finding) {
        return Objects.requireNonNull(finding.valued());
    }

    private static void year(SeriesDeriver deriver, String area, int year, int kind, double x, double n) {
        LocalDate from = LocalDate.of(year, 4, 1);
        deriver.reading(
                area,
                (int) from.toEpochDay(),
                (int) from.plusYears(1).toEpochDay(),
                kind,
                x,
                n,
                0,
                Double.NaN,
                Double.NaN);
    }

    private static SeriesDeriver deriver() {
        return new SeriesDeriver(1, measure(), new PeriodMaps(SmallMap::new));
    }

    private static AreaCode code(String text) {
        return new AreaCode(text);
    }

    static Measure measure() {
        return new Measure(
                new MeasureId("test-share"),
                "Test share",
                "Test",
                "Tests",
                "Because.",
                "Some",
                "All",
                Measure.Kind.PROPORTION,
                100,
                "%",
                Measure.Polarity.HIGH_IS_GOOD,
                "Persons",
                "All ages",
                Measure.Calendar.FINANCIAL_YEAR,
                Measure.Comparison.INTERVAL_95,
                List.of(),
                "Made up",
                OptionalInt.empty(),
                null,
                "Test",
                null,
                null,
                false);
    }

    private record SmallMap(LocalDate day) implements AreaMap {
        @Override
        public Optional<AreaCode> parentOf(AreaCode child, AreaType parentType) {
            return switch (parentType) {
                case PCN -> Optional.ofNullable(NETWORK.get(child.value())).map(AreaCode::new);
                case ENGLAND -> NETWORK.containsKey(child.value()) ? Optional.of(AreaCode.ENGLAND) : Optional.empty();
                default -> Optional.empty();
            };
        }

        @Override
        public List<AreaCode> practicesOf(AreaCode area) {
            return NETWORK.keySet().stream()
                    .filter(p -> p.equals(area.value())
                            || area.value().equals(NETWORK.get(p))
                            || area.equals(AreaCode.ENGLAND))
                    .sorted()
                    .map(AreaCode::new)
                    .toList();
        }

        @Override
        public List<AreaCode> areasOf(AreaType type) {
            return type == AreaType.PCN ? List.of(code("N1"), code("N2")) : List.of();
        }
    }
}
