package health.cairn.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.StoreTest;
import health.cairn.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts written, published, withdrawn and read again, on a real database. Organisations are made up. */
@StoreTest
class LoadedDirectoryTest {

    private static final AreaCode PRACTICE = new AreaCode("A99001");
    private static final AreaCode OTHER_PRACTICE = new AreaCode("A99002");
    private static final AreaCode PCN = new AreaCode("U99001");
    private static final AreaCode NEXT_PCN = new AreaCode("U99002");
    private static final AreaCode SUB_ICB = new AreaCode("E38999999");
    private static final AreaCode ICB = new AreaCode("E54999999");
    private static final LocalDate MARCH_2020 = LocalDate.of(2020, 3, 31);
    private static final LocalDate MARCH_2021 = LocalDate.of(2021, 3, 31);

    private final Clock clock = Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final LoadedFacts loading;
    private final Directory directory;
    private final Histories histories;
    private final Registered registered;
    private final Groups groups;
    private final List<Object> events = new ArrayList<>();

    LoadedDirectoryTest(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        var manager = new JdbcTransactionManager(dataSource);
        transactions = new TransactionTemplate(manager);
        var queries = new DirectoryQueries(jdbc);
        var groupStore = new GroupStore(jdbc);
        var memory = new DirectoryMemory(queries, groupStore, clock, manager);
        loading = new LoadedFacts(new FactStore(jdbc, dataSource), memory, events::add);
        directory = new HeldDirectory(memory, clock);
        histories = new Histories(memory, directory, queries);
        registered = new Registered(directory, new ListSizeQueries(jdbc));
        groups = new Groups(memory, groupStore, clock);
    }

    @BeforeEach
    void startWithTwoYears() {
        for (int batch : jdbc.sql("select batch from directory.publication")
                .query(Integer.class)
                .list()) {
            transactions.executeWithoutResult(_ -> loading.withdraw(batch));
            transactions.executeWithoutResult(_ -> loading.discard(batch));
        }
        year(1, MARCH_2020, PCN, "FIRST PCN");
        year(2, MARCH_2021, NEXT_PCN, "SECOND PCN");
        publish(1);
        publish(2);
        events.clear();
    }

    private void year(int batch, LocalDate asOf, AreaCode pcn, String pcnName) {
        try (var facts = loading.open(batch)) {
            facts.organisation(
                    PRACTICE, AreaType.PRACTICE, "THE OLD\tMILL SURGERY \\ ANNEXE", "TS18 1HU", null, null, asOf);
            facts.organisation(OTHER_PRACTICE, AreaType.PRACTICE, "PARK SURGERY", null, null, null, asOf);
            facts.organisation(pcn, AreaType.PCN, pcnName, null, null, null, asOf);
            facts.organisation(SUB_ICB, AreaType.SUB_ICB, "Somewhere ICB - 99Z", null, null, null, asOf);
            facts.organisation(ICB, AreaType.ICB, "Somewhere ICB", null, null, null, asOf);
            facts.otherCode(SUB_ICB, new AreaCode("99Z"), asOf);
            facts.membership(PRACTICE, AreaType.PCN, pcn, null, null, asOf);
            facts.noParent(OTHER_PRACTICE, AreaType.PCN, asOf);
            facts.membership(PRACTICE, AreaType.SUB_ICB, SUB_ICB, null, null, asOf);
            facts.membership(OTHER_PRACTICE, AreaType.SUB_ICB, SUB_ICB, null, null, asOf);
            facts.membership(SUB_ICB, AreaType.ICB, ICB, null, null, asOf);
        }
    }

    private void publish(int batch) {
        transactions.executeWithoutResult(_ -> loading.publish(batch));
    }

    private void withdraw(int batch) {
        transactions.executeWithoutResult(_ -> loading.withdraw(batch));
    }

    @Test
    void whatIsNotPublishedIsNotSeen() {
        try (var facts = loading.open(3)) {
            facts.organisation(new AreaCode("A99003"), AreaType.PRACTICE, "NEW", null, null, null, MARCH_2021);
        }
        assertThat(directory.find(new AreaCode("A99003"))).isEmpty();
        publish(3);
        assertThat(directory.find(new AreaCode("A99003")))
                .contains(new Area(new AreaCode("A99003"), AreaType.PRACTICE, "New", true));
        withdraw(3);
        assertThat(directory.find(new AreaCode("A99003"))).isEmpty();
        publish(3);
        assertThat(directory.find(new AreaCode("A99003"))).isPresent();
    }

    @Test
    void tabsAndBackslashesInNamesSurviveCopy() {
        assertThat(directory.find(PRACTICE)).map(Area::name).contains("The Old Mill Surgery \\ Annexe");
    }

    @Test
    void aMapIsOfItsDay() {
        assertThat(directory.mapOn(MARCH_2020).parentOf(PRACTICE, AreaType.PCN)).contains(PCN);
        assertThat(directory.mapOn(MARCH_2020.plusDays(1)).parentOf(PRACTICE, AreaType.PCN))
                .contains(NEXT_PCN);
        assertThat(directory.mapOn(LocalDate.of(2019, 3, 31)).parentOf(PRACTICE, AreaType.PCN))
                .isEmpty();
        assertThat(directory.mapOn(LocalDate.of(2019, 4, 1)).parentOf(PRACTICE, AreaType.PCN))
                .contains(PCN);
        assertThat(directory.mapOn(LocalDate.of(2030, 1, 1)).parentOf(PRACTICE, AreaType.PCN))
                .contains(NEXT_PCN);
    }

    @Test
    void largerAreasHoldThePracticesOfWhatTheyHold() {
        AreaMap map = directory.mapOn(MARCH_2021);
        assertThat(map.practicesOf(ICB)).containsExactly(PRACTICE, OTHER_PRACTICE);
        assertThat(map.practicesOf(AreaCode.ENGLAND)).containsExactly(PRACTICE, OTHER_PRACTICE);
        assertThat(map.practicesOf(NEXT_PCN)).containsExactly(PRACTICE);
        assertThat(map.practicesOf(PRACTICE)).containsExactly(PRACTICE);
        assertThat(map.practicesOf(new AreaCode("X1"))).isEmpty();
        assertThat(map.parentOf(PRACTICE, AreaType.ICB)).contains(ICB);
        assertThat(map.parentOf(PRACTICE, AreaType.ENGLAND)).contains(AreaCode.ENGLAND);
        assertThat(map.areasOf(AreaType.PCN)).containsExactly(NEXT_PCN);
        assertThat(map.areasOf(AreaType.PRACTICE)).containsExactly(PRACTICE, OTHER_PRACTICE);
    }

    @Test
    void aPcnWithoutAStatementOfItsOwnLiesWhereItsPracticesLie() {
        assertThat(directory.mapOn(MARCH_2021).parentOf(NEXT_PCN, AreaType.SUB_ICB))
                .contains(SUB_ICB);
    }

    @Test
    void notInAPcnIsNoParentAndNeverAnArea() {
        assertThat(directory.mapOn(MARCH_2021).parentOf(OTHER_PRACTICE, AreaType.PCN))
                .isEmpty();
        assertThat(histories.of(OTHER_PRACTICE).orElseThrow().parents())
                .filteredOn(stay -> stay.type() == AreaType.PCN)
                .singleElement()
                .satisfies(stay -> assertThat(stay.parent()).isNull());
    }

    @Test
    void anAreaIsFoundUnderItsOtherCode() {
        assertThat(directory.find(new AreaCode("99Z"))).map(Area::code).contains(SUB_ICB);
        assertThat(directory.mapOn(MARCH_2021).practicesOf(new AreaCode("99Z"))).hasSize(2);
        assertThat(histories.of(SUB_ICB).orElseThrow().otherCodes()).containsExactly(new AreaCode("99Z"));
    }

    @Test
    void everyChangeCountsTheVersionUpAndIsTold() {
        long before = directory.version();
        withdraw(2);
        assertThat(directory.version()).isGreaterThan(before);
        assertThat(events).containsExactly(new DirectoryChanged(directory.version()));
        assertThat(directory.mapOn(MARCH_2021).parentOf(PRACTICE, AreaType.PCN)).contains(PCN);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesTheDirectoryAsItWas() {
        long before = directory.version();
        transactions.executeWithoutResult(status -> {
            loading.withdraw(2);
            assertThat(directory.find(NEXT_PCN)).as("seen by others meanwhile").isPresent();
            status.setRollbackOnly();
        });
        assertThat(directory.version()).isEqualTo(before);
        assertThat(directory.find(NEXT_PCN)).isPresent();
    }

    @Test
    void aPublishedBatchIsNotWrittenOverOrDiscarded() {
        assertThatThrownBy(() -> loading.open(1)).hasMessageContaining("withdraw it first");
        assertThatThrownBy(() -> loading.discard(1)).hasMessageContaining("withdraw it first");
    }

    @Test
    void peopleAreSummedOverTheMapOfTheDay() {
        try (var facts = loading.open(4)) {
            for (String sex : List.of("M", "F")) {
                facts.listSize(PRACTICE, MARCH_2021, sex, 0, 49, 300);
                facts.listSize(PRACTICE, MARCH_2021, sex, 50, null, 200);
                facts.listSize(OTHER_PRACTICE, MARCH_2021, sex, 0, 49, 30);
                facts.listSize(OTHER_PRACTICE, MARCH_2021, sex, 50, null, 20);
            }
            facts.listSize(PRACTICE, MARCH_2021, "P", 0, null, 1000);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "P", 0, null, 100);
            facts.listSize(PRACTICE, LocalDate.of(2024, 1, 1), "P", 0, null, 1200);
        }
        publish(4);
        assertThat(registered.people(NEXT_PCN, MARCH_2021)).contains(new Registered.People(MARCH_2021, 1000, 1, 1));
        assertThat(registered.people(ICB, MARCH_2021)).contains(new Registered.People(MARCH_2021, 1100, 2, 2));
        // Of 2024 there is a list of one practice alone, and the answer says so.
        assertThat(registered.people(ICB, LocalDate.of(2024, 3, 31)))
                .contains(new Registered.People(LocalDate.of(2024, 1, 1), 1200, 1, 2));
        assertThat(registered.ages(ICB, LocalDate.of(2024, 3, 31)))
                .contains(new Registered.Ages.BySex(
                        MARCH_2021,
                        2,
                        2,
                        List.of(new Registered.SexBand(0, 49, 330, 330), new Registered.SexBand(50, null, 220, 220))));
        assertThat(registered.latest(List.of(PRACTICE, OTHER_PRACTICE)).get(PRACTICE))
                .isEqualTo(new Registered.People(LocalDate.of(2024, 1, 1), 1200, 1, 1));
    }

    @Test
    void listsThatOnlyTellMenAndWomenOfAgesApartAreAddedUpToEverybody() {
        try (var facts = loading.open(5)) {
            for (String sex : List.of("M", "F")) {
                facts.listSize(PRACTICE, MARCH_2021, sex, 0, 64, 300);
                facts.listSize(PRACTICE, MARCH_2021, sex, 65, 84, 80);
                facts.listSize(PRACTICE, MARCH_2021, sex, 85, null, 20);
                // A band that overlaps the others, as wide lists beside narrow ones have: nobody is counted twice.
                facts.listSize(PRACTICE, MARCH_2021, sex, 65, null, 100);
            }
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "M", 0, 64, 40);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "M", 65, 84, 8);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "M", 85, null, 2);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "F", 0, 64, 30);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "F", 65, 84, 15);
            facts.listSize(OTHER_PRACTICE, MARCH_2021, "F", 85, null, 5);
        }
        publish(5);
        // Twice 300 + 80 + 20, and 50 men and 50 women.
        assertThat(registered.people(ICB, MARCH_2021)).contains(new Registered.People(MARCH_2021, 900, 2, 2));
        assertThat(registered.latest(List.of(PRACTICE, OTHER_PRACTICE)))
                .containsEntry(PRACTICE, new Registered.People(MARCH_2021, 800, 1, 1))
                .containsEntry(OTHER_PRACTICE, new Registered.People(MARCH_2021, 100, 1, 1));
        assertThat(registered.older(MARCH_2021))
                .containsEntry(PRACTICE, new Registered.Older(MARCH_2021, 800, 200))
                .containsEntry(OTHER_PRACTICE, new Registered.Older(MARCH_2021, 100, 30));
    }

    @Test
    void aGroupIsAnAreaAndFollowsTheMap() {
        var owner = new Viewer.Person(7, "Owner", false, Optional.empty());
        CustomGroup group = groups.make(owner, "  Our  federation ", List.of(PCN, OTHER_PRACTICE));
        assertThat(group.code().value()).matches("G-[A-Z2-9]{10}");
        assertThat(directory.find(group.code()))
                .contains(new Area(group.code(), AreaType.GROUP, "Our federation", true));
        assertThat(directory.mapOn(MARCH_2020).practicesOf(group.code())).containsExactly(PRACTICE, OTHER_PRACTICE);
        assertThat(directory.mapOn(MARCH_2021).practicesOf(group.code())).containsExactly(OTHER_PRACTICE);
        assertThat(directory.mapOn(MARCH_2021).areasOf(AreaType.GROUP)).isEmpty();
        assertThat(directory.search("federation", 10)).isEmpty();
    }

    @Test
    void onlyTheOwnerChangesAGroup() {
        var owner = new Viewer.Person(7, "Owner", false, Optional.empty());
        var stranger = new Viewer.Person(8, "Stranger", false, Optional.empty());
        CustomGroup group = groups.make(owner, "Ours", List.of(PCN));
        assertThat(groups.change(stranger, group.code(), "Theirs", List.of(PCN)))
                .isFalse();
        assertThat(groups.delete(stranger, group.code())).isFalse();
        assertThat(groups.find(group.code())).contains(group);
        assertThat(groups.delete(owner, group.code())).isTrue();
        assertThat(directory.find(group.code())).isEmpty();
        assertThat(groups.restore(stranger, group.code())).isFalse();
        assertThat(groups.restore(owner, group.code())).isTrue();
        assertThat(groups.find(group.code())).contains(group);
        assertThat(groups.ownedBy(stranger)).isEmpty();
        assertThat(groups.keep(stranger, group.code(), true)).isTrue();
        assertThat(groups.keptBy(stranger)).containsExactly(group);
    }

    @Test
    void aGroupIsMadeOfKnownAreas() {
        var owner = new Viewer.Person(7, "Owner", false, Optional.empty());
        assertThatThrownBy(() -> groups.make(owner, "Ours", List.of(new AreaCode("NOWHERE"))))
                .hasMessageContaining("NOWHERE");
        assertThatThrownBy(() -> groups.make(owner, " ", List.of(PCN))).hasMessageContaining("name");
        assertThatThrownBy(() -> groups.make(owner, "Ours", List.of())).hasMessageContaining("1 to 500");
    }
}
