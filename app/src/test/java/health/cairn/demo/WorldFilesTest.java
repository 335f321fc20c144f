package health.cairn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The fictional world has the size and the events it is meant to have. */
class WorldFilesTest {

    private static final Westmark WORLD = Surveyor.survey(20261117);
    private static final LocalDate NOW = LocalDate.of(2026, 10, 1);

    @Test
    void thereAreTwoCountiesFortyFiveNetworksAndAboutTwoHundredAndSixtyPractices() {
        assertThat(WORLD.counties()).hasSize(2);
        assertThat(WORLD.networks()).hasSize(45);
        assertThat(WORLD.practices().stream().filter(p -> p.openOn(NOW)).count())
                .isBetween(240L, 290L);
    }

    @Test
    void aboutOnePointNineMillionPeopleAreRegistered() {
        var registered = new Registered(WORLD);
        long people = WORLD.practices().stream()
                .mapToLong(p -> registered.people(p, NOW))
                .sum();
        assertThat(people).isBetween(1_700_000L, 2_300_000L);
    }

    @Test
    void theHomeNetworkHasSixPracticesAndAboutThirtySevenThousandPeople() {
        var registered = new Registered(WORLD);
        var home = WORLD.practices().stream()
                .filter(p -> p.network().equals("UX017"))
                .toList();
        assertThat(home).hasSize(6);
        assertThat(home.stream()
                        .mapToInt(p -> registered.people(p, LocalDate.of(2023, 4, 1)))
                        .sum())
                .isEqualTo(37_212);
    }

    @Test
    void onePracticeMergesAndItsPeopleAreRegisteredWithTheOther() {
        var registered = new Registered(WORLD);
        var closing = WORLD.practices().stream().filter(p -> p.closed() != null).toList();
        assertThat(closing).hasSize(1);
        LocalDate before = LocalDate.of(2023, 6, 30);
        LocalDate after = LocalDate.of(2023, 7, 1);
        var taking = WORLD.practices().stream()
                .filter(p -> p.code().equals(closing.getFirst().mergedInto()))
                .findFirst()
                .orElseThrow();
        assertThat(registered.people(closing.getFirst(), after)).isZero();
        assertThat(registered.people(taking, after))
                .isBetween(
                        registered.people(taking, before) + registered.people(closing.getFirst(), before) - 20,
                        registered.people(taking, before) + registered.people(closing.getFirst(), before) + 20);
    }

    @Test
    void oneNetworkIsRenamedAndOnePracticeMoves() {
        assertThat(WORLD.networks().stream().filter(n -> n.formerName() != null))
                .hasSize(1);
        assertThat(WORLD.practices().stream().filter(p -> p.moved() != null)).hasSize(1);
    }

    @Test
    void everyDemonstrationIsTheSameOne() throws IOException {
        assertThat(counts(20261117).hashCode()).isEqualTo(counts(20261117).hashCode());
        assertThat(counts(20261117)).isNotEqualTo(counts(20261118));
    }

    @Test
    void someCountsOfSingleDigitsAreHeldBackAndNoneOfNetworks() throws IOException {
        var lines = counts(20261117).lines().toList();
        assertThat(lines.stream().filter(l -> l.contains(",suppressed,")))
                .isNotEmpty()
                .allMatch(l -> l.contains(",XW0"));
    }

    private static String counts(long seed) throws IOException {
        var out = new StringWriter();
        new WorldFiles(seed).counts(out);
        return out.toString();
    }
}
