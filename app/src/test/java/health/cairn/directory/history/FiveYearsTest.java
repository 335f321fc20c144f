package health.cairn.directory.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Merged.Membership;
import health.cairn.directory.history.Merged.Organisation;
import health.cairn.imports.ods.RealFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five QOF hierarchies merged. Expected: the table "Year on year change" of ods/PROVENANCE.md. */
class FiveYearsTest {

    private static final List<String> YEARS = List.of("2019_2020", "2020_2021", "2021_2022", "2022_2023", "2023_2024");

    private static final GatheredFacts GATHERED = new GatheredFacts();
    private static Merged merged = new Merged(List.of(), List.of(), Map.of());

    @BeforeAll
    static void mergeFiveYears() {
        for (int i = 0; i < YEARS.size(); i++) {
            RealFacts.write("ods/qof_structures/structures_" + YEARS.get(i) + ".csv.gz", GATHERED.batch(i + 1));
        }
        merged = Merge.of(GATHERED.facts());
    }

    /** The PCN of each practice that the list of this day names, by the merged history. */
    private static Map<AreaCode, String> pcnOfPractice(LocalDate day) {
        Set<AreaCode> named = GATHERED.organisations.stream()
                .filter(fact -> fact.type() == AreaType.PRACTICE && fact.asOf().equals(day))
                .map(OrganisationFact::code)
                .collect(Collectors.toSet());
        Map<AreaCode, String> pcns = pcnOfEveryPractice(day);
        assertThat(pcns.keySet()).containsAll(named);
        pcns.keySet().retainAll(named);
        return pcns;
    }

    private static Map<AreaCode, String> pcnOfEveryPractice(LocalDate day) {
        Map<AreaCode, String> pcns = new HashMap<>();
        for (Membership membership : merged.memberships()) {
            boolean covers =
                    !membership.from().isAfter(day) && (membership.until() == null || day.isBefore(membership.until()));
            if (membership.parentType() == AreaType.PCN && covers) {
                pcns.put(
                        membership.child(),
                        membership.parent() == null
                                ? "none"
                                : membership.parent().value());
            }
        }
        return pcns;
    }

    @ParameterizedTest
    @CsvSource({
        "2021, 6563, 339, 157, 8, 37, 38",
        "2022, 6460, 324, 111, 10, 23, 33",
        "2023, 6370, 93, 100, 8, 5, 11",
        "2024, 6263, 119, 115, 4, 7, 15"
    })
    void practicesMoveCloseAndOpenAsTheListsSay(
            int toYear, int inBoth, int moved, int closed, int opened, int pcnsGone, int pcnsNew) {
        Map<AreaCode, String> before = pcnOfPractice(LocalDate.of(toYear - 1, 3, 31));
        Map<AreaCode, String> after = pcnOfPractice(LocalDate.of(toYear, 3, 31));
        Set<AreaCode> both = new HashSet<>(before.keySet());
        both.retainAll(after.keySet());
        assertThat(both).hasSize(inBoth);
        assertThat(both.stream().filter(practice -> !Objects.equals(before.get(practice), after.get(practice))))
                .hasSize(moved);
        assertThat(before.size() - inBoth).isEqualTo(closed);
        assertThat(after.size() - inBoth).isEqualTo(opened);
        Set<String> gone = new HashSet<>(before.values());
        gone.removeAll(after.values());
        Set<String> come = new HashSet<>(after.values());
        come.removeAll(before.values());
        assertThat(gone).hasSize(pcnsGone);
        assertThat(come).hasSize(pcnsNew);
    }

    @Test
    void aPracticeThatOneListMissesRunsThrough() {
        // F86679 is in the lists of 2020, 2021, 2022 and 2024 and not in that of 2023: nine practices are like that.
        LocalDate missed = LocalDate.of(2023, 3, 31);
        assertThat(pcnOfPractice(missed)).doesNotContainKey(new AreaCode("F86679"));
        assertThat(pcnOfEveryPractice(missed)).containsKey(new AreaCode("F86679"));
        assertThat(merged.organisations())
                .filteredOn(organisation -> organisation.code().value().equals("F86679"))
                .extracting(Organisation::closed)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        // As written, 183, 88, 16 and 8 PCNs have another name; where only capitals and punctuation differ it is no new
        // name
        // (in 2021 most of the changes are from "&" to "and").
        "2021, 183, 35",
        "2022, 88, 37",
        "2023, 16, 16",
        "2024, 8, 8"
    })
    void renamedPcnsAreThoseOfTheListsLessTheChangesOfCapitals(int toYear, int written, int renamed) {
        LocalDate day = LocalDate.of(toYear, 3, 31);
        Map<AreaCode, String> before = namesWritten(day.minusYears(1));
        Map<AreaCode, String> after = namesWritten(day);
        assertThat(before.keySet().stream()
                        .filter(after::containsKey)
                        .filter(pcn -> !Objects.equals(before.get(pcn), after.get(pcn))))
                .hasSize(written);
        LocalDate change = LocalDate.of(toYear - 1, 4, 1);
        assertThat(merged.organisations().stream()
                        .filter(organisation -> organisation.type() == AreaType.PCN)
                        .filter(organisation ->
                                organisation.names().stream().anyMatch(name -> change.equals(name.from()))))
                .hasSize(renamed);
    }

    private static Map<AreaCode, String> namesWritten(LocalDate asOf) {
        return GATHERED.organisations.stream()
                .filter(fact -> fact.type() == AreaType.PCN && fact.asOf().equals(asOf))
                .collect(Collectors.toMap(OrganisationFact::code, OrganisationFact::name));
    }

    @Test
    void notInAPcnIsNeverAnOrganisation() {
        assertThat(merged.organisations())
                .extracting(Organisation::code)
                .doesNotContain(new AreaCode("U"), new AreaCode("U99999"));
    }

    @Test
    void theDatedWorkbookMovesTheChangesToTheirOwnDays() {
        GatheredFacts more = new GatheredFacts();
        for (int i = 0; i < YEARS.size(); i++) {
            RealFacts.write("ods/qof_structures/structures_" + YEARS.get(i) + ".csv.gz", more.batch(i + 1));
        }
        RealFacts.write("ods/ePCN_2023-02.xlsx", more.batch(6));
        Merged both = Merge.of(more.facts());
        // C85628: in Barnsley PCN from 1 October 2019, last day 31 August 2020 (ePCN, February 2023).
        assertThat(both.memberships())
                .filteredOn(m -> m.child().value().equals("C85628") && m.parentType() == AreaType.PCN)
                .first()
                .satisfies(m -> {
                    assertThat(m.from()).isEqualTo(LocalDate.of(2019, 10, 1));
                    assertThat(m.until()).isEqualTo(LocalDate.of(2020, 9, 1));
                    assertThat(m.fromKnownBy()).isNull();
                });
        // Of the 119 practices that changed between the lists of 2023 and 2024, those are known by the later list
        // alone.
        assertThat(both.memberships())
                .anyMatch(m -> LocalDate.of(2024, 3, 31).equals(m.fromKnownBy()) && m.parentType() == AreaType.PCN);
    }

    @Test
    void theOrderInWhichFactsAreReadDoesNotMatter() {
        GatheredFacts reversed = new GatheredFacts();
        for (int i = YEARS.size() - 1; i >= 0; i--) {
            RealFacts.write("ods/qof_structures/structures_" + YEARS.get(i) + ".csv.gz", reversed.batch(i + 1));
        }
        assertThat(Merge.of(reversed.facts())).isEqualTo(merged);
    }
}
