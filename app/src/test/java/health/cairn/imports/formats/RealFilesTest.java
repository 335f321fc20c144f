package health.cairn.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.directory.AreaCode;
import health.cairn.imports.FormatTrial;
import health.cairn.imports.FormatTrial.Written;
import health.cairn.imports.Problem;
import health.cairn.imports.SharedData;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The totals of the real files, as the data folder's README and PROVENANCE pages state them. */
class RealFilesTest {

    private static final Period YEAR_2017 = PeriodText.calendarYears(2017, 2017);

    @Test
    void cervicalScreening2017AddsUpToTheTotalsOfTheReadme() {
        FormatTrial trial = FormatTrial.read(
                new CervicalPractice2017(), SharedData.file("cervical_practice_2017/cervicaldec2017.csv.gz"));

        // README: 25-49: 6,849,017 / 9,983,733 over 7,167 practices; 50-64: 3,658,442 / 4,791,881 over 7,151.
        List<Written> younger = ofMeasure(trial, "cervical-screening-25-49");
        assertThat(counted(younger)).hasSize(7_167);
        assertThat(numerator(younger)).isEqualTo(6_849_017);
        assertThat(denominator(younger)).isEqualTo(9_983_733);
        List<Written> older = ofMeasure(trial, "cervical-screening-50-64");
        assertThat(counted(older)).hasSize(7_151);
        assertThat(numerator(older)).isEqualTo(3_658_442);
        assertThat(denominator(older)).isEqualTo(4_791_881);

        // PROVENANCE: 382 with both suppressed and 20 with the numerator alone; 406 and 12 in the older band.
        assertThat(suppressed(younger)).hasSize(382 + 20);
        assertThat(suppressed(older)).hasSize(406 + 12);
        assertThat(younger).hasSize(7_569).allMatch(written -> written.period().equals(YEAR_2017));
        assertThat(trial.problems().counts()).isEmpty();
    }

    @Test
    void cervicalScreening2017HasTheExamplePracticeOfItsProvenance() {
        FormatTrial trial = FormatTrial.read(
                new CervicalPractice2017(), SharedData.file("cervical_practice_2017/cervicaldec2017.csv.gz"));

        // PROVENANCE: TOWNHEAD SURGERIES, B82007, 1088 eligible 25-49, 820 screened; 1116 eligible 50-64, 901.
        assertThat(trial.readings(written -> written.area().equals(new AreaCode("B82007"))))
                .extracting(Written::reading)
                .containsExactly(new Reading.Counted(820, 1088), new Reading.Counted(901, 1116));
    }

    @Test
    void bowelScreening2014AddsUpToTheTotalsOfTheReadme() {
        FormatTrial trial = FormatTrial.read(
                new PholioUpload(), SharedData.file("fingertips/pholio_uploads/91342_bowel_GP_2014.csv"));

        // README: bowel 2014: 1,730,894 / 3,003,006; PROVENANCE: 7,655 practices.
        assertThat(counted(trial.readings)).hasSize(7_655);
        assertThat(numerator(trial.readings)).isEqualTo(1_730_894);
        assertThat(denominator(trial.readings)).isEqualTo(3_003_006);
        assertThat(trial.readings).allMatch(w -> w.period().equals(PeriodText.calendarYears(2014, 2014)));
        assertThat(trial.readings).allMatch(w -> w.series().age().equals("Age band 266"));
    }

    @Test
    void theQuarterlySeriesHasTenQuartersAndItsValuesStayApartFromItsCounts() {
        FormatTrial trial = FormatTrial.read(
                new PholioUpload(),
                SharedData.file("fingertips/pholio_uploads/91900_antibiotic_GP_quarterly_2013-2015.csv.gz"));

        // PROVENANCE: 27,684 rows, 2,778 practices, 2013 Q2 to 2015 Q3. Items per STAR-PU: 1632 / 5768 = 0.283 at
        // K84051.
        assertThat(trial.readings.size() + trial.count(Problem.Kind.REPEATED) + trial.count(Problem.Kind.CONFLICT))
                .isEqualTo(27_684);
        assertThat(trial.readings.stream().map(Written::area).distinct()).hasSize(2_778);
        assertThat(trial.readings.stream().map(Written::period).distinct()).hasSize(10);
        assertThat(trial.readings(
                        w -> w.area().value().equals("K84051") && w.period().equals(PeriodText.quarter(2013, 7))))
                .extracting(Written::reading)
                .containsExactly(new Reading.Counted(1632, 5768));
    }

    @Test
    void theFingertipsNextExtractHoldsTheNationalReferralsOfTheReadme() {
        FormatTrial trial = FormatTrial.read(
                new FingertipsNextExtract(), SharedData.file("fingertips/fingertipsnext/healthdata_2025-02-13.csv.gz"));

        // README: urgent suspected cancer referrals England 2023/24: 3,041,073; PROVENANCE: 2,228,456 in 2018/19.
        List<Written> england = trial.readings(w -> w.area().equals(AreaCode.ENGLAND)
                && w.series().measure().value().equals("urgent-referral-ratio"));
        assertThat(england)
                .anySatisfy(w -> {
                    assertThat(w.period()).isEqualTo(PeriodText.financialYears(2023, 2023));
                    assertThat(((Reading.Counted) w.reading()).numerator()).isEqualTo(3_041_073);
                })
                .anySatisfy(w -> {
                    assertThat(w.period()).isEqualTo(PeriodText.financialYears(2018, 2018));
                    assertThat(((Reading.Counted) w.reading()).numerator()).isEqualTo(2_228_456);
                });
        // PROVENANCE: A82003 (Ulverston) 91344 2023: count 711, denominator (expected) 694.64, value 102.36.
        assertThat(trial.readings(w -> w.area().value().equals("A82003")
                        && w.series().measure().value().equals("urgent-referral-ratio")
                        && w.period().equals(PeriodText.financialYears(2023, 2023))))
                .singleElement()
                .satisfies(w -> {
                    Reading.Counted counted = (Reading.Counted) w.reading();
                    assertThat(counted.numerator()).isEqualTo(711);
                    assertThat(counted.denominator()).isCloseTo(694.64, within(0.005));
                });
    }

    @Test
    void everyRowOfTheFingertipsNextExtractIsAccountedFor() {
        FormatTrial trial = FormatTrial.read(
                new FingertipsNextExtract(), SharedData.file("fingertips/fingertipsnext/healthdata_2025-02-13.csv.gz"));

        // PROVENANCE: 44,452 rows, among them exact duplicates.
        long elsewhere = trial.problems().counts().entrySet().stream()
                .filter(entry -> entry.getKey().effect() != Problem.Effect.LOADED)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        assertThat(trial.readings.size() + elsewhere).isEqualTo(44_452);
        assertThat(trial.count(Problem.Kind.REPEATED)).isGreaterThan(2_000);
        assertThat(trial.count(Problem.Kind.CATEGORY)).isGreaterThan(5_000);
    }

    @Test
    void theFingertipsExportKeepsOneEnglandAYearAndFifteenBlanksAYearAsNotCollected() {
        FormatTrial trial =
                FormatTrial.read(new FingertipsCsv(), SharedData.file("fingertips/csv_export/coverage_25_49.csv.gz"));

        // PROVENANCE: 6,102 rows, 100 of them deprivation categories, 150 blanks without a note, 115 England rows of
        // which 15 are the headline; 340 rows of statistical groups, counted in the file.
        assertThat(trial.count(Problem.Kind.CATEGORY)).isEqualTo(100);
        assertThat(trial.count(Problem.Kind.OUT_OF_SCOPE)).isEqualTo(340);
        assertThat(trial.readings).hasSize(6_102 - 100 - 340);
        assertThat(trial.readings(w -> w.area().equals(AreaCode.ENGLAND))).hasSize(15);
        assertThat(trial.readings(w -> w.reading() instanceof Reading.NotCollected))
                .hasSize(150);
        // The example of PROVENANCE: Harrow 2019, 32,794 of 55,713.
        assertThat(trial.readings(w -> w.area().value().equals("E09000015")
                        && w.period().equals(PeriodText.calendarYears(2019, 2019))))
                .extracting(Written::reading)
                .containsExactly(new Reading.Counted(32_794, 55_713));
        assertThat(trial.described.values()).singleElement().satisfies(described -> {
            assertThat(described.kind().name()).isEqualTo("PROPORTION");
            assertThat(described.multiplier()).isEqualTo(100);
        });
    }

    @Test
    void deprivationByPracticeKeepsOneOfTwoEnglandRowsAndHasValuesWithoutCounts() {
        FormatTrial trial = FormatTrial.read(
                new FingertipsCsv(), SharedData.file("fingertips/csv_export/indicator-data_93553_GP_IMD2019.csv.gz"));

        // PROVENANCE: 6,545 practices and two identical-looking England rows.
        assertThat(trial.readings).hasSize(6_546);
        assertThat(trial.count(Problem.Kind.REPEATED)).isEqualTo(1);
        assertThat(trial.readings(w -> w.area().value().equals("A81001")))
                .extracting(Written::reading)
                .containsExactly(new Reading.ValueOnly(32.3609392614188, null));
    }

    @Test
    void appointmentsAreSummedOverRepeatedKeysToTheMonthlyTotalsOfTheProvenance() {
        FormatTrial trial =
                FormatTrial.read(new GpAppointments(), SharedData.file("gpad_ccg_2019_2021/Regional_CSV_Devon.csv.gz"));

        // PROVENANCE: Devon 724,082 in NOV2019, 425,235 in APR2020.
        assertThat(appointments(trial, 2019, 11)).isEqualTo(724_082);
        assertThat(appointments(trial, 2020, 4)).isEqualTo(425_235);
        assertThat(ofMeasure(trial, "gp-appointments")).hasSize(30);
        assertThat(trial.problems().counts()).isEmpty();
    }

    @Test
    void theNationalSeriesHasEveryMonthOfReferralsSeen() {
        FormatTrial trial = FormatTrial.read(
                new CancerWaitingTimes(),
                SharedData.file("cwt/CWT-CRS-National-Time-Series-Oct-2009-Oct-2023-with-Revisions.xlsx"));

        // PROVENANCE: 169 months, 77,076 in October 2009 to 269,492 in October 2023.
        List<Written> seen = ofMeasure(trial, "usc-referrals-seen");
        assertThat(seen).hasSize(169);
        assertThat(seen.getFirst().period()).isEqualTo(PeriodText.month(2009, 10));
        assertThat(seen.getFirst().reading()).isEqualTo(new Reading.ValueOnly(77_076, null));
        assertThat(seen.getLast().period()).isEqualTo(PeriodText.month(2023, 10));
        assertThat(seen.getLast().reading()).isEqualTo(new Reading.ValueOnly(269_492, null));
        // The second table on the sheet starts in January 2010; the three months before it are named and empty.
        List<Written> breast = ofMeasure(trial, "breast-symptomatic-referrals-seen");
        assertThat(breast).hasSize(169);
        assertThat(breast.stream().filter(w -> w.reading() instanceof Reading.NotCollected))
                .hasSize(3);
        assertThat(breast.get(3).reading()).isEqualTo(new Reading.ValueOnly(14_736, null));
        // Three tables side by side: sheet rows 17 and 34, read in a spreadsheet program; half patients are kept.
        assertThat(ofMeasure(trial, "cancer-treatment-31-days").stream()
                        .filter(w -> w.period().equals(PeriodText.month(2022, 4)))
                        .map(Written::reading))
                .containsExactly(new Reading.Counted(41_965, 45_336));
        assertThat(ofMeasure(trial, "cancer-treatment-62-days").stream()
                        .filter(w -> w.period().equals(PeriodText.month(2023, 9)))
                        .map(Written::reading))
                .containsExactly(new Reading.Counted(14_403.5, 22_747.5));
        assertThat(trial.problems().counts()).containsOnlyKeys(Problem.Kind.OUT_OF_SCOPE);
    }

    @Test
    void theMatrixHasEveryPcnAndNeverTheUnallocated() {
        FormatTrial trial = FormatTrial.read(new PcnMatrix(), SharedData.file("pcn_matrix/pcn_data_matrix_A.csv.gz"));

        // PROVENANCE: 1,264 rows, 1,263 PCNs and one "U"; U00070 WEST MERTON PCN, 32,133 patients, CS005 0.646, IMD
        // 8.36.
        assertThat(trial.readings.stream().map(Written::area).distinct()).hasSize(1_263);
        assertThat(trial.count(Problem.Kind.NOT_AN_ORGANISATION)).isEqualTo(1);
        List<Written> merton = trial.readings(w -> w.area().value().equals("U00070"));
        assertThat(merton)
                .filteredOn(w -> w.series().measure().value().equals("qof-cs005"))
                .singleElement()
                .satisfies(w ->
                        assertThat(((Reading.ValueOnly) w.reading()).value()).isCloseTo(64.6, within(0.05)));
        assertThat(merton)
                .filteredOn(w -> w.series().measure().value().equals("pcn-list-size"))
                .extracting(Written::reading)
                .containsExactly(new Reading.ValueOnly(32_133, null));
    }

    @Test
    void qofPrevalenceHasTwentyOneRegistersOfEveryPractice() {
        FormatTrial trial = FormatTrial.read(new QofPrevalence(), SharedData.file("qof/PREVALENCE_2021_v2.csv.gz"));

        // PROVENANCE: 137,991 rows = 6,571 practices x 21 registers; A81001, CAN, 149 of 4,098. List total of all:
        // TOTAL.
        assertThat(trial.readings.size() + trial.count(Problem.Kind.COUNTS)).isEqualTo(137_991);
        assertThat(trial.readings.stream().map(Written::series).distinct()).hasSize(21);
        assertThat(trial.readings.stream().map(Written::area).distinct()).hasSize(6_571);
        assertThat(trial.readings(w -> w.area().value().equals("A81001")
                        && w.series().measure().value().equals("qof-prevalence-can")))
                .singleElement()
                .satisfies(w -> {
                    assertThat(w.reading()).isEqualTo(new Reading.Counted(149, 4_098));
                    assertThat(w.period()).isEqualTo(PeriodText.financialYears(2020, 2020));
                });
    }

    private static List<Written> ofMeasure(FormatTrial trial, String measure) {
        return trial.readings(w -> w.series().measure().value().equals(measure));
    }

    private static double appointments(FormatTrial trial, int year, int month) {
        return ofMeasure(trial, "gp-appointments").stream()
                .filter(w -> w.period().equals(PeriodText.month(year, month)))
                .mapToDouble(w -> ((Reading.ValueOnly) w.reading()).value())
                .sum();
    }

    private static List<Reading.Counted> counted(List<Written> readings) {
        return readings.stream()
                .map(Written::reading)
                .filter(Reading.Counted.class::isInstance)
                .map(Reading.Counted.class::cast)
                .toList();
    }

    private static List<Written> suppressed(List<Written> readings) {
        return readings.stream()
                .filter(w -> w.reading() instanceof Reading.Suppressed)
                .toList();
    }

    private static double numerator(List<Written> readings) {
        return counted(readings).stream()
                .mapToDouble(Reading.Counted::numerator)
                .sum();
    }

    private static double denominator(List<Written> readings) {
        return counted(readings).stream()
                .mapToDouble(Reading.Counted::denominator)
                .sum();
    }
}
