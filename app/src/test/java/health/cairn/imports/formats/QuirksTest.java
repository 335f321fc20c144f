package health.cairn.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.FormatTrial;
import health.cairn.imports.FormatTrial.Written;
import health.cairn.imports.Problem;
import health.cairn.imports.SharedData;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nine quirks of the data folder's README, each by its number. The rows are made up; their oddities are real. */
class QuirksTest {

    private static final String FINGERTIPS_27 =
            "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,"
                    + "Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,"
                    + "Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
                    + "Compared to England value or percentiles,%s,Time period Sortable,New data,Compared to goal%s\r\n";

    @Test
    void quirk1SuppressedAbsentAndZeroAreThreeThings() {
        FormatTrial trial = fingertips(
                row("A81001", "50", "5", "10", ""),
                row("A81002", "0", "0", "10", ""),
                row("A81003", "", "", "", ""),
                row("A81004", "", "", "", "Value suppressed due to small numbers"),
                row("A81005", "*", "", "", ""),
                row("A81006", "<under 6>", "", "", ""),
                row("A81007", "<Suppressed>", "", "", ""),
                row("A81008", "n/a", "", "", ""),
                row("A81009", "..", "", "", ""));

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(
                        new Reading.Counted(5, 10),
                        new Reading.Counted(0, 10),
                        new Reading.NotCollected(),
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.NotCollected(),
                        new Reading.NotCollected());
    }

    @Test
    void quirk1NegativeSentinelsOfCoverageAreSuppressionsAndNumeratorOnlySuppressionHidesTheValue() {
        FormatTrial trial = FormatTrial.readText(new CervicalPractice2017(), "cervical.csv", """
                "Organisation.Code","Eligible25to49","No..of.women.screened.in.previous.42.months","X3.5.year.coverage..","Eligible50to64","No..of.women.screened.in.previous.66.months","X5.5.year.coverage.."
                "A81001","<under 6>","<under 6>",-2,"<Suppressed>","<Suppressed>",-1.75
                "A81002","40","<under 6>",-1.5,"30","0",0
                """);

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.Counted(0, 30));
    }

    @Test
    void quirk1MinusOneInAnUploadIsMissing() {
        FormatTrial trial = FormatTrial.readText(new PholioUpload(), "upload.csv", """
                IndicatorID,Year,YearRange,Quarter,Month,AgeID,SexID,AreaCode,Count,Value,LowerCI,UpperCI,Denominator,Denominator_2,ValueNoteId,CategoryTypeId,CategoryId
                92195,2010,1,1,-1,-1,4,A81001,-1,0.283,-1,-1,-1,-1,0,,
                92195,2010,1,2,-1,-1,4,A81001,-1,-1,-1,-1,-1,-1,0,,
                """);

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(new Reading.ValueOnly(0.283, null), new Reading.NotCollected());
        assertThat(trial.readings)
                .extracting(Written::period)
                .containsExactly(PeriodText.quarter(2010, 1), PeriodText.quarter(2010, 4));
    }

    @Test
    void quirk2EncodingsAndLineEndsMakeNoDifference() {
        String text = header26("Compared to percentiles") + row("A81001", "50", "5", "10", "Café");
        List<Reading> expected = List.of(new Reading.Counted(5, 10));
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1),
                ("\ufeff" + text.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(FormatTrial.readBytes(new FingertipsCsv(), "f.csv", bytes).readings)
                    .extracting(Written::reading)
                    .isEqualTo(expected);
        }
    }

    @Test
    void quirk3TwentySixOrTwentySevenColumnsAndAnyComparedToHeaderAreRead() {
        for (String comparedTo : List.of(
                "Compared to percentiles",
                "Column not used",
                "Compared to CCGs (from Apr 2021) value or percentiles",
                "Compared to Counties & UAs (from Apr 2021) value or percentiles")) {
            for (String more : List.of("", ",Time period range")) {
                FormatTrial trial = FormatTrial.readText(
                        new FingertipsCsv(),
                        "f.csv",
                        FINGERTIPS_27.formatted(comparedTo, more) + row("A81001", "50", "5", "10", ""));
                assertThat(trial.readings).extracting(Written::reading).containsExactly(new Reading.Counted(5, 10));
            }
        }
    }

    @Test
    void quirk3CategoryRowsAreLeftOutAndCountedAndEnglandWithEitherParentIsOneRow() {
        FormatTrial trial = fingertips(
                "93725,Coverage,,,E92000001,England,England,Female,25-49 yrs,,,2019/20,70,,,,,7,10,,,,,,,,\r\n",
                "93725,Coverage,E92000001,England,E92000001,England,England,Female,25-49 yrs,,,2019/20,70,,,,,7,10,,,,,,,,\r\n",
                "93725,Coverage,,,E92000001,England,England,Female,25-49 yrs,Deprivation deciles,Most deprived,2019/20,60,,,,,6,10,,,,,,,,\r\n");

        assertThat(trial.readings).singleElement().satisfies(w -> {
            assertThat(w.area()).isEqualTo(AreaCode.ENGLAND);
            assertThat(w.reading()).isEqualTo(new Reading.Counted(7, 10));
            assertThat(w.series().measure().value()).isEqualTo("cervical-screening-25-49");
        });
        assertThat(trial.count(Problem.Kind.CATEGORY)).isEqualTo(1);
        assertThat(trial.count(Problem.Kind.REPEATED)).isEqualTo(1);
    }

    @Test
    void quirk3AFreeTextNoteThatIsNoSuppressionLeavesTheValueAlone() {
        FormatTrial trial =
                fingertips(row("A81001", "50", "5", "10", "Aggregated from all known lower geography values"));
        assertThat(trial.readings).extracting(Written::reading).containsExactly(new Reading.Counted(5, 10));
    }

    @Test
    void quirk3ARetiredIndicatorAndItsReplacementStayTwoMeasures() {
        FormatTrial trial = fingertips(
                "91339,Breast coverage 50-70,,,A81001,P,GPs,Female,50-70 yrs,,,2019/20,50,,,,,5,10,,,,,,,,\r\n",
                "94063,Breast coverage 53-70,,,A81001,P,GPs,Female,53-70 yrs,,,2019/20,50,,,,,5,10,,,,,,,,\r\n");
        assertThat(trial.readings)
                .extracting(
                        w -> w.series().measure().value() + ", " + w.series().age())
                .containsExactly("fingertips-91339, 50-70 yrs", "fingertips-94063, 53-70 yrs");
    }

    @Test
    void quirk4ExactRepetitionsCollapseAndContradictionsAreReported() {
        FormatTrial trial = fingertips(
                row("A81001", "50", "5", "10", ""),
                row("A81001", "50", "5", "10", ""),
                row("A81001", "60", "6", "10", ""));

        assertThat(trial.readings).extracting(Written::reading).containsExactly(new Reading.Counted(5, 10));
        assertThat(trial.count(Problem.Kind.REPEATED)).isEqualTo(1);
        assertThat(trial.problems().kept())
                .filteredOn(problem -> problem.kind() == Problem.Kind.CONFLICT)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.row()).isEqualTo(4);
                    assertThat(problem.found()).contains("A81001").contains("6.0 of 10.0");
                    assertThat(problem.expected()).contains("5.0 of 10.0");
                });
    }

    @Test
    void quirk4AppointmentRowsThatShareTheirWholeKeyAreAddedEvenWhenEqual() {
        String header = "CCG_CODE,CCG_ONS_CODE,CCG_NAME,STP_ONS,STPNM,REGION_ONS_CODE,REGION_NAME,Appointment_Month,"
                + "APPT_STATUS,HCP_TYPE,APPT_MODE,TIME_BETWEEN_BOOK_AND_APPT,COUNT_OF_APPOINTMENTS\n";
        String row = "M1J,E38000255,Merged,E54,S,E40,R,MAR2019,DNA,GP,Face-to-Face,Same Day,";
        FormatTrial trial = FormatTrial.readText(
                new GpAppointments(),
                "Regional_CSV.csv",
                header + row + "100\n" + row + "100\n" + row + "7\n" + row.replace("DNA", "Attended") + "793\n");

        assertThat(trial.readings)
                .extracting(w -> w.series().measure().value(), Written::reading)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("gp-appointments", new Reading.ValueOnly(1000, null)),
                        org.assertj.core.groups.Tuple.tuple(
                                "gp-appointments-not-attended", new Reading.Counted(207, 1000)),
                        org.assertj.core.groups.Tuple.tuple(
                                "gp-appointments-face-to-face", new Reading.Counted(1000, 1000)),
                        org.assertj.core.groups.Tuple.tuple(
                                "gp-appointments-with-a-gp", new Reading.Counted(1000, 1000)),
                        org.assertj.core.groups.Tuple.tuple(
                                "gp-appointments-same-day", new Reading.Counted(1000, 1000)));
    }

    @Test
    void quirk5NotAllocatedIsNeverAnOrganisationAndPrefixedCodesLoseTheirPrefix() {
        FormatTrial trial = fingertips(
                row("U", "50", "5", "10", ""),
                row("U99999", "50", "5", "10", ""),
                row("nE38000230", "50", "5", "10", ""));

        assertThat(trial.readings).extracting(w -> w.area().value()).containsExactly("E38000230");
        assertThat(trial.count(Problem.Kind.NOT_AN_ORGANISATION)).isEqualTo(2);
        assertThat(CodeText.of("NE38000230")).isEqualTo(new CodeText.Code(new AreaCode("E38000230")));
        assertThat(CodeText.of("u00070")).isEqualTo(new CodeText.Code(new AreaCode("U00070")));
        assertThat(CodeText.of("No PCN")).isInstanceOf(CodeText.Unreadable.class);
    }

    @Test
    void quirk6AWorkbookOfTablesSideBySideUnderTitlesOfSeveralRowsIsReadBySheet() {
        // The titles on the real sheet hold a carriage return and a line feed inside the cell.
        FormatTrial trial = FormatTrial.read(
                new CancerWaitingTimes(),
                SharedData.file("cwt/CWT-CRS-National-Time-Series-Oct-2009-Oct-2023-with-Revisions.xlsx"));
        assertThat(trial.readings.stream()
                        .map(w -> w.series().measure().value())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "usc-referrals-seen",
                        "breast-symptomatic-referrals-seen",
                        "cancer-diagnosis-told-28-days",
                        "cancer-treatment-31-days",
                        "cancer-treatment-62-days");
        assertThat(trial.count(Problem.Kind.MEASURE)).isZero();
    }

    @Test
    void quirk7HalfPatientsExpectedCountsAndFloatNoiseAreKept() {
        FormatTrial trial = fingertips(
                "91344,Referral ratio,,,A82003,P,GPs,Persons,All ages,,,2023/24,102.36,94.97,110.16,,,711,694.64,,,,,,,,\r\n",
                "91344,Referral ratio,,,A82004,P,GPs,Persons,All ages,,,2023/24,50,,,,,12.5,25,,,,,,,,\r\n",
                "91344,Referral ratio,,,E92000001,England,England,Persons,All ages,,,2023/24,100,,,,,3041073,,,,,,,,,\r\n",
                "91344,Referral ratio,,,A82003,P,GPs,Persons,All ages,,,2023/24,102.36,94.97,110.16,,,711,694.6400146484375,,,,,,,,\r\n");

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(
                        new Reading.Counted(711, 694.64),
                        new Reading.Counted(12.5, 25),
                        new Reading.Counted(3_041_073, 3_041_073));
        assertThat(trial.count(Problem.Kind.REPEATED))
                .as("the same but for float noise")
                .isEqualTo(1);
    }

    @Test
    void quirk7RatiosFromNoughtToOneBecomePercentagesOnlyWhereTheFileIsKnownToHaveThem() {
        FormatTrial trial = FormatTrial.readText(new PcnMatrix(), "pcn_data_matrix.csv", """
                PCN_CODE,PCN_NAME,QOF_ACHV_CS005,QOF_PREV_CAN,IMD_SCORE
                U00070,WEST MERTON PCN,0.5,0.025,8.36
                U00071,OTHER PCN,NA,0,12
                """);
        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(
                        new Reading.ValueOnly(50, null),
                        new Reading.ValueOnly(2.5, null),
                        new Reading.ValueOnly(8.36, null),
                        new Reading.NotCollected(),
                        new Reading.ValueOnly(0, null),
                        new Reading.ValueOnly(12, null));
    }

    @Test
    void quirk7ARateOfAnUnknownIndicatorIsToldFromAStandardisedOneByItsCounts() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            int count = 100 + i;
            rows.append("1,Crude,,,A8%04d,P,GPs,Persons,All ages,,,2019,%s,,,,,%d,50000,,,,,,,,\r\n"
                    .formatted(i, count * 2.0, count));
            rows.append("2,Standardised,,,A8%04d,P,GPs,Persons,All ages,,,2019,%s,1,9999,,,%d,50000,,,,,,,,\r\n"
                    .formatted(i, count * (1.5 + i % 7), count));
        }
        FormatTrial trial = fingertips(rows.toString());

        assertThat(trial.described.values())
                .extracting(d -> d.name() + " " + d.kind() + " " + d.multiplier())
                .containsExactlyInAnyOrder("Crude RATE 100000.0", "Standardised VALUE 1.0");
        assertThat(trial.readings(w -> w.reading() instanceof Reading.Counted)).hasSize(30);
        assertThat(trial.readings(w -> w.reading() instanceof Reading.ValueOnly))
                .hasSize(30);
    }

    @Test
    void quirk8RaggedLinesExtraColumnsDoubleSpacesAndTotalRowsDoNoHarm() {
        FormatTrial trial = FormatTrial.readText(
                new FingertipsCsv(),
                "f.csv",
                header26("Column not used")
                        + row("A81001", "50", "5", "10", "").strip()
                        + ",,,\r\n"
                        + "93725,Coverage\r\n"
                        + row("  A81002  ", " 50 ", "5", "10", "").replace("Coverage", "Cover  age")
                        + row("Total (all)", "50", "10", "20", ""));

        assertThat(trial.readings).extracting(w -> w.area().value()).containsExactly("A81001", "A81002");
        assertThat(trial.count(Problem.Kind.RAGGED)).isEqualTo(1);
        assertThat(trial.count(Problem.Kind.AREA_CODE)).isEqualTo(1);
    }

    @Test
    void quirk9SmallPracticesWithNobodyAndEverybodyAreKeptAsTheyAre() {
        FormatTrial trial = fingertips(
                row("H85691", "0", "0", "3", ""),
                row("H85692", "100", "4", "4", ""),
                row("H85693", "125", "5", "4", ""));

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(new Reading.Counted(0, 3), new Reading.Counted(4, 4));
        assertThat(trial.count(Problem.Kind.COUNTS))
                .as("more screened than eligible")
                .isEqualTo(1);
    }

    private static FormatTrial fingertips(String... rows) {
        return FormatTrial.readText(
                new FingertipsCsv(), "f.csv", header26("Compared to percentiles") + String.join("", rows));
    }

    private static String header26(String comparedTo) {
        return FINGERTIPS_27.formatted(comparedTo, "");
    }

    /** One row of cervical coverage 25-49 in 2019/20. */
    private static String row(String area, String value, String count, String denominator, String note) {
        return "93725,Coverage,,,%s,P,GPs,Female,25-49 yrs,,,2019/20,%s,,,,,%s,%s,%s,,,,20190000,,\r\n"
                .formatted(area, value, count, denominator, note);
    }
}
