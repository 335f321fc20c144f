package health.cairn.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods as they stand in the public files of the data folder and in spreadsheets of practices. */
class PeriodTextTest {

    @ParameterizedTest
    @CsvSource({
        "2019, 2019-01-01, 2020-01-01",
        "2018/19, 2018-04-01, 2019-04-01",
        "2018/2019, 2018-04-01, 2019-04-01",
        "2099/00, 2099-04-01, 2100-04-01",
        "2017 - 19, 2017-01-01, 2020-01-01",
        "2017-19, 2017-01-01, 2020-01-01",
        "2018/19 - 20/21, 2018-04-01, 2021-04-01",
        "2018/19 – 2020/21, 2018-04-01, 2021-04-01",
        "2019 Q1, 2019-01-01, 2019-04-01",
        "2019 Q4, 2019-10-01, 2020-01-01",
        "Q2 2019, 2019-04-01, 2019-07-01",
        "2018/19 Q1, 2018-04-01, 2018-07-01",
        "2018/19 Q4, 2019-01-01, 2019-04-01",
        "Q4 2008/09, 2009-01-01, 2009-04-01",
        "21/22 Q1, 2021-04-01, 2021-07-01",
        "MAR2019, 2019-03-01, 2019-04-01",
        "Mar-19, 2019-03-01, 2019-04-01",
        "January 2019, 2019-01-01, 2019-02-01",
        "2019 Dec, 2019-12-01, 2020-01-01",
        "2009-10, 2009-10-01, 2009-11-01",
        "201912, 2019-12-01, 2020-01-01"
    })
    void aPeriodIsUnderstood(String text, String from, String until) {
        assertThat(PeriodText.parse(text)).hasValueSatisfying(period -> {
            assertThat(period.from()).isEqualTo(from);
            assertThat(period.until()).isEqualTo(until);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2018/20",
                "2018/25",
                "2019 Q5",
                "2023/24 YTD",
                "last year",
                "2019-13",
                "201913",
                "Foo 2019",
                "2020 - 2010",
                "1 April"
            })
    void whatIsNoPeriodIsNotGuessed(String text) {
        assertThat(PeriodText.parse(text)).isEmpty();
    }
}
