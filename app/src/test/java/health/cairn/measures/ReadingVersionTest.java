package health.cairn.measures;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps answers in memory goes by the version, so it must not grow before what it stands for can be seen. */
@CairnTest
class ReadingVersionTest {

    private static final SeriesKey KEY =
            new SeriesKey(new MeasureId("cervical-screening-25-49"), "Female", "25-49 yrs");

    private static final Period YEAR = new Period(LocalDate.of(2023, 4, 1), LocalDate.of(2024, 4, 1));

    @Autowired
    Loading loading;

    @Autowired
    Readings readings;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void othersSeeANewVersionWithWhatIsPublishedAndNotBefore() throws Exception {
        int series = loading.seriesNumber(KEY);
        try (var writer = loading.open(1)) {
            writer.counted(series, new AreaCode("E92000001"), YEAR, 7, 10, 1);
            writer.complete();
        }
        long before = readings.version();
        assertThat(readings.published()).isEmpty();
        try (var others = Executors.newSingleThreadExecutor()) {
            transactions.executeWithoutResult(publishing -> {
                loading.publish(1);
                assertThat(readings.published()).containsExactly(KEY);
                try {
                    assertThat(others.submit(readings::version).get()).isEqualTo(before);
                    assertThat(others.submit(readings::published).get()).isEmpty();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                publishing.setRollbackOnly();
            });
            assertThat(readings.version()).isEqualTo(before);
            assertThat(readings.published())
                    .as("what was seen inside is not kept")
                    .isEmpty();
        }
        loading.publish(1);
        assertThat(readings.version()).isGreaterThan(before);
        assertThat(readings.published()).isEqualTo(List.of(KEY));
        assertThat(readings.periods(series)).containsExactly(YEAR);
        loading.withdraw(1);
        assertThat(readings.published()).isEmpty();
    }
}
