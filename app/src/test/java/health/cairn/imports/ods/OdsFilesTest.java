package health.cairn.imports.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.FormatTrial;
import health.cairn.imports.FormatTrial.ListSize;
import health.cairn.imports.FormatTrial.Membership;
import health.cairn.imports.FormatTrial.Organisation;
import health.cairn.imports.Problem.Kind;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.SharedData;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real files. Counts and totals are those of ods/PROVENANCE.md and list_size/PROVENANCE.md, or counted there by hand. */
class OdsFilesTest {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2019_2020, 6720, 61, 1250, 135, 2020-03-31",
        "2020_2021, 6571, 70, 1251, 106, 2021-03-31",
        "2021_2022, 6470, 63, 1261, 106, 2022-03-31",
        "2022_2023, 6378, 63, 1267, 106, 2023-03-31",
        "2023_2024, 6267, 54, 1275, 106, 2024-03-31"
    })
    void theHierarchyOfEachYearIsReadWhole(
            String year, int practices, int inNoPcn, int pcns, int subIcbs, LocalDate asOf) {
        FormatTrial trial = FormatTrial.read(
                new QofHierarchy(), SharedData.file("ods/qof_structures/structures_" + year + ".csv.gz"));
        assertThat(ofType(trial, AreaType.PRACTICE)).isEqualTo(practices);
        assertThat(ofType(trial, AreaType.PCN)).isEqualTo(pcns);
        assertThat(ofType(trial, AreaType.SUB_ICB)).isEqualTo(subIcbs);
        assertThat(ofType(trial, AreaType.ICB)).isEqualTo(42);
        assertThat(ofType(trial, AreaType.REGION)).isEqualTo(7);
        assertThat(trial.memberships)
                .filteredOn(m -> m.parentType() == AreaType.PCN && m.parent() == null)
                .hasSize(inNoPcn);
        assertThat(trial.memberships)
                .filteredOn(m -> m.parentType() == AreaType.PCN)
                .hasSize(practices);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(asOf);
        assertThat(trial.organisations).extracting(Organisation::code).doesNotContain(new AreaCode("U"));
    }

    @Test
    void theMappingThatCameWithQof2020To2021HasTheSamePracticesAsItsYear() {
        FormatTrial trial =
                FormatTrial.read(new QofHierarchy(), SharedData.file("ods/QOF_MAPPING_NHS_GEOGRAPHIES_2020-21.csv.gz"));
        assertThat(ofType(trial, AreaType.PRACTICE)).isEqualTo(6571);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(day("2021-03-31"));
    }

    @Test
    void aHierarchyWhoseYearNobodyTellsIsRefusedWithWhatToDo() {
        String text = """
                REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,ICB_ODS_CODE,ICB_ONS_CODE,ICB_NAME,SUB_ICB_ODS_CODE,SUB_ICB_ONS_CODE,SUB_ICB_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME
                Y63,E40000012,North,QHM,E54000050,Board,16C,E38000247,Place,U89141,Stockton PCN,A81001,Surgery
                """;
        assertThatThrownBy(() -> FormatTrial.readText(new QofHierarchy(), "mapping.csv", text))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("nothing in mapping.csv tells which day it speaks of")
                .hasMessageContaining("state the day it speaks of");
    }

    @Test
    void theRegisterOfPracticesIsReadWithoutAHeader() {
        FormatTrial trial =
                FormatTrial.read(new GpPracticeRegister(), SharedData.file("ods/epraccur_blackwellrd_2023-02.csv.gz"));
        // 15,536 rows, of them 756 Welsh in any setting (python: code begins with W); 8,640 in setting 4 of which 417
        // Welsh.
        long welsh = trial.count(Kind.OUT_OF_SCOPE);
        assertThat(trial.organisations.size() + welsh).isEqualTo(15_536);
        assertThat(ofType(trial, AreaType.PRACTICE)).isEqualTo(8_640 - 417);
        // Active English practices: 6,455; 6,859 with the Welsh.
        assertThat(trial.organisations)
                .filteredOn(o -> o.type() == AreaType.PRACTICE && o.closed() == null)
                .filteredOn(o -> !trial.dormant.contains(o.code()))
                .hasSize(6_455);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(day("2022-12-05"));
        assertThat(trial.organisations)
                .contains(new Organisation(
                        new AreaCode("A81003"),
                        AreaType.PRACTICE,
                        "VICTORIA MEDICAL PRACTICE",
                        "TS26 8DB",
                        day("1974-04-01"),
                        day("2017-10-31"),
                        day("2022-12-05")));
        assertThat(trial.memberships)
                .contains(new Membership(
                        new AreaCode("A81001"), AreaType.SUB_ICB, new AreaCode("16C"), null, null, day("2022-12-05")));
    }

    @Test
    void aRegisterRowWithADayThatIsNoneIsSetAsideAndNamed() {
        String row =
                "\"A81001\",\"THE SURGERY\",\"Y63\",\"QHM\",\"\",\"\",\"\",\"\",\"\",\"TS18 1HU\",\"19740401\",\"%s\",\"A\",\"B\","
                        + "\"16C\",\"20200401\",\"\",\"\",\"\",\"\",\"\",\"0\",\"\",\"16C\",\"\",\"4\",\"\"\n";
        FormatTrial trial = FormatTrial.readText(
                new GpPracticeRegister(),
                "epraccur.csv",
                row.formatted("") + row.formatted("20221332").replace("A81001", "A81002"));
        assertThat(trial.organisations).extracting(Organisation::code).containsExactly(new AreaCode("A81001"));
        assertThat(trial.problems().kept()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.PERIOD);
            assertThat(problem.row()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo("L (close date)");
            assertThat(problem.found()).isEqualTo("20221332");
        });
    }

    @ParameterizedTest
    @CsvSource({"2022-05, 1318, 58, 7359, 2022-06-29", "2023-02, 1329, 65, 7455, 2023-01-09"})
    void theWorkbookOfPcnsIsReadInBothYears(String month, int pcns, int closed, int memberships, LocalDate asOf) {
        FormatTrial trial = FormatTrial.read(new PcnWorkbook(), SharedData.file("ods/ePCN_" + month + ".xlsx"));
        assertThat(ofType(trial, AreaType.PCN)).isEqualTo(pcns);
        assertThat(trial.organisations)
                .filteredOn(o -> o.type() == AreaType.PCN && o.closed() != null)
                .hasSize(closed);
        assertThat(trial.memberships).filteredOn(m -> m.from() != null).hasSize(memberships);
        // "In every file each practice has at most 1 active membership."
        Map<AreaCode, Long> active = trial.memberships.stream()
                .filter(m -> m.from() != null && m.until() == null)
                .collect(Collectors.groupingBy(Membership::child, Collectors.counting()));
        assertThat(active.values()).containsOnly(1L);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(asOf);
        assertThat(trial.problems().kept()).isEmpty();
        // C85628 left Barnsley PCN on 31 August 2020, the last day of its membership.
        assertThat(trial.memberships)
                .contains(new Membership(
                        new AreaCode("C85628"),
                        AreaType.PCN,
                        new AreaCode("U16464"),
                        day("2019-10-01"),
                        day("2020-09-01"),
                        asOf));
    }

    @Test
    void theMapOfThePatientListsTellsItsOwnDay() {
        FormatTrial trial =
                FormatTrial.read(new PatientListMap(), SharedData.file("ods/gp-reg-pat-prac-map_2022-01.csv.gz"));
        assertThat(ofType(trial, AreaType.PRACTICE)).isEqualTo(6527);
        assertThat(ofType(trial, AreaType.PCN)).isEqualTo(1254);
        assertThat(trial.memberships)
                .filteredOn(m -> m.parentType() == AreaType.PCN && m.parent() == null)
                .hasSize(68);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(day("2022-01-01"));
    }

    @Test
    void theRegisterOfTrustsIsRead() {
        FormatTrial trial = FormatTrial.read(new TrustRegister(), SharedData.file("ods/etr.csv"));
        assertThat(ofType(trial, AreaType.TRUST)).isEqualTo(218);
        assertThat(trial.organisations)
                .extracting(Organisation::name)
                .contains("MANCHESTER UNIVERSITY NHS FOUNDATION TRUST");
    }

    @Test
    void theLookupOfSubIcbLocationsIsRead() {
        FormatTrial trial =
                FormatTrial.read(new SubIcbLookup(), SharedData.file("ods/subicb_icb_region_lookup_2022-07.csv"));
        assertThat(ofType(trial, AreaType.SUB_ICB)).isEqualTo(106);
        assertThat(ofType(trial, AreaType.ICB)).isEqualTo(42);
        assertThat(ofType(trial, AreaType.REGION)).isEqualTo(7);
        assertThat(trial.otherCodes)
                .contains(new FormatTrial.OtherCode(new AreaCode("E38000006"), new AreaCode("02P"), day("2022-07-01")));
    }

    @Test
    void theAreasOfFingertipsAreReadFromJson() {
        var file = SharedData.file("ods/fingertips_areas_hierarchy.json.gz");
        assertThatThrownBy(() -> FormatTrial.read(new FingertipsAreas(), file))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("state the day");
        FormatTrial trial = FormatTrial.read(new FingertipsAreas(), file, Optional.of(day("2025-01-31")));
        // 8,139 areas, among them U99999 with its 123 practices, which is no organisation.
        assertThat(trial.organisations).hasSize(8_138);
        assertThat(trial.count(Kind.NOT_AN_ORGANISATION)).isEqualTo(1);
        assertThat(ofType(trial, AreaType.PRACTICE)).isEqualTo(6_363);
        assertThat(ofType(trial, AreaType.PCN)).isEqualTo(1_284 - 1);
        assertThat(ofType(trial, AreaType.SUB_ICB)).isEqualTo(106);
        assertThat(ofType(trial, AreaType.ICB)).isEqualTo(42);
        assertThat(ofType(trial, AreaType.LOCAL_AUTHORITY)).isEqualTo(164 + 132 + 21);
        assertThat(trial.memberships)
                .filteredOn(m -> m.parentType() == AreaType.PCN && m.parent() == null)
                .hasSize(123);
        // Codes of ONS lose the n that Fingertips puts before them.
        assertThat(trial.organisations).extracting(Organisation::code).contains(new AreaCode("E38000247"));
    }

    @Test
    void theLocationsOfPracticesAreReadOncePerCode() {
        FormatTrial trial =
                FormatTrial.read(new PracticeLocations(), SharedData.file("ods/practice_location_info_2025-05.csv.gz"));
        // 16,572 rows over 16,534 codes, Welsh ones aside.
        long left = trial.count(Kind.OUT_OF_SCOPE) + trial.count(Kind.REPEATED);
        assertThat(trial.organisations.size() + left).isEqualTo(16_572);
        assertThat(trial.organisations).extracting(Organisation::asOf).containsOnly(day("2025-04-23"));
        assertThat(trial.organisations)
                .filteredOn(o -> o.closed() != null)
                .extracting(Organisation::closed)
                .contains(day("2024-12-31"));
    }

    @Test
    void thePatientsOfJanuary2021AddUp() {
        FormatTrial trial =
                FormatTrial.read(new PatientLists(), SharedData.file("list_size/gp-reg-pat-prac-all_2021-01.csv"));
        assertThat(trial.listSizes).hasSize(6658);
        assertThat(trial.listSizes.stream().mapToDouble(ListSize::people).sum()).isEqualTo(60_606_345);
        assertThat(trial.listSizes).extracting(ListSize::on).containsOnly(day("2021-01-01"));
    }

    @Test
    void thePatientsOfApril2020AddUpInTotalAndInBandsThatDoNotOverlap() {
        FormatTrial trial =
                FormatTrial.read(new PatientListsByBand(), SharedData.file("list_size/gp-by-age_2020-04.csv"));
        assertThat(trial.listSizes)
                .filteredOn(size -> size.ageFrom() == 0 && size.ageTo() == null)
                .hasSize(6730);
        assertThat(people(trial, 0, Optional.empty(), "P")).isEqualTo(60_442_552);
        assertThat(people(trial, 0, Optional.of(15), "P")
                        + people(trial, 16, Optional.of(16), "P")
                        + people(trial, 17, Optional.of(17), "P")
                        + people(trial, 18, Optional.of(49), "P")
                        + people(trial, 50, Optional.of(64), "P")
                        + people(trial, 65, Optional.empty(), "P"))
                // Ten practices have bands in fractions of people: estimates, which add up but for rounding in doubles.
                .isCloseTo(60_442_552, within(1e-6));
        // 48 such cells and one 0.0000001 for nobody, counted with python's isdigit().
        assertThat(trial.count(Kind.NOTE)).isEqualTo(49);
        // A81001: 4,111 in all, 3,345 of 16 and over.
        assertThat(trial.listSizes).contains(new ListSize(new AreaCode("A81001"), day("2020-04-01"), "P", 0, 15, 766));
    }

    @Test
    void theDemographicsOf2020GiveMenAndWomen() {
        FormatTrial trial =
                FormatTrial.read(new PatientListsByBand(), SharedData.file("list_size/gp_demographics_2020.csv.gz"));
        // H85691: 149 patients, 0.308724832 of them men.
        assertThat(trial.listSizes)
                .contains(
                        new ListSize(new AreaCode("H85691"), day("2020-04-01"), "M", 0, null, 46),
                        new ListSize(new AreaCode("H85691"), day("2020-04-01"), "F", 0, null, 103));
        assertThat(people(trial, 0, Optional.empty(), "M") + people(trial, 0, Optional.empty(), "F"))
                .isEqualTo(people(trial, 0, Optional.empty(), "P"));
        // 19 practices have 0.0001 people of 65 and over (grep), which is told and taken as nobody.
        assertThat(trial.problems().kept()).hasSize(19).allSatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.NOTE);
            assertThat(problem.column()).isEqualTo("65OV");
        });
    }

    private static long ofType(FormatTrial trial, AreaType type) {
        return trial.organisations.stream()
                .filter(organisation -> organisation.type() == type)
                .count();
    }

    private static double people(FormatTrial trial, int from, Optional<Integer> to, String sex) {
        return trial.listSizes.stream()
                .filter(size -> size.ageFrom() == from
                        && Optional.ofNullable(size.ageTo()).equals(to)
                        && size.sex().equals(sex))
                .mapToDouble(ListSize::people)
                .sum();
    }
}
