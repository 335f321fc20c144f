package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.CairnTest;
import health.cairn.contacts.ContactBatch.State;
import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.ContactMapping.Table;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.imports.Imports;
import health.cairn.people.Role;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.TestPeople;
import health.cairn.privacy.TestPseudonyms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The same contacts read in several ways, by one's own mapping and by one's own definition, and gone from every answer. */
@CairnTest
class ReadingsOfContactsTest {

    private static final String PEOPLE = "nhs_number,practice,date_of_birth,sex\n";
    private static final String CONTACTS = "nhs_number,started_at,setting,professional,mode,kind,status,reason\n";
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    @Autowired
    ContactLoads loads;

    @Autowired
    ContactMappings mappings;

    @Autowired
    ContactAnalyses analyses;

    @Autowired
    LakeFolder lake;

    @Autowired
    Imports imports;

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @TempDir
    Path folder;

    private int serial;

    /**
     * Two visits to a GP and one to a nurse on one day, one telephone call, one appointment missed, one at A&E. By hand: once
     * a day for each profession 3 with the practice; every one of them in person, missed ones too and A&E: 5.
     */
    @Test
    void theSameContactsAreReadByEachDefinitionInUse() throws IOException {
        ContactBatch before = publish("A81101", day(1, "2026-03-02T09:00,GP,GP,FACE_TO_FACE,CARE,ATTENDED"));
        var inPerson = new ContactDefinition(
                "in-person",
                1,
                "In person, each time",
                EnumSet.of(Setting.GP, Setting.A_AND_E),
                EnumSet.of(Mode.FACE_TO_FACE),
                EnumSet.of(Attendance.ATTENDED, Attendance.DID_NOT_ATTEND),
                EnumSet.of(ContactKind.CARE),
                false);
        assertThat(counted("A81101", inPerson)).as("not in use yet").isEmpty();
        loads.use(inPerson, Optional.empty());
        assertThat(counted("A81101", inPerson))
                .as("what was in the lake before")
                .contains(1L);
        ContactBatch after = publish(
                "A81102",
                day(2, "2026-03-02T09:00,GP,GP,FACE_TO_FACE,CARE,ATTENDED")
                        + day(2, "2026-03-02T15:00,GP,GP,FACE_TO_FACE,CARE,ATTENDED")
                        + day(2, "2026-03-02T16:00,GP,NURSE,FACE_TO_FACE,CARE,ATTENDED")
                        + day(2, "2026-03-03T09:00,GP,GP,TELEPHONE,CARE,ATTENDED")
                        + day(2, "2026-03-04T09:00,GP,GP,FACE_TO_FACE,CARE,DID_NOT_ATTEND")
                        + day(2, "2026-03-05T09:00,A_AND_E,DOCTOR,FACE_TO_FACE,CARE,ATTENDED"));
        assertThat(counted("A81102", ContactDefinition.PRACTICE)).contains(3L);
        assertThat(counted("A81102", inPerson)).as("what came later").contains(5L);

        loads.use(inPerson, Optional.empty());
        assertThat(loads.definitions()).startsWith(ContactDefinition.PRACTICE).contains(inPerson);
        var changed = new ContactDefinition(
                "in-person",
                1,
                "Another",
                EnumSet.of(Setting.GP),
                Set.of(),
                EnumSet.of(Attendance.ATTENDED),
                EnumSet.of(ContactKind.CARE),
                true);
        assertThatThrownBy(() -> loads.use(changed, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("next version");
        loads.withdraw(before.id(), Optional.empty());
        loads.withdraw(after.id(), Optional.empty());
    }

    @Test
    void aTableOfOnesOwnIsReadByTheMappingThatWasSaved() throws IOException {
        Path own = file("report.csv", "Number;When;Where\n%s;02/03/2026;surgery\n".formatted(number(3)));
        Path list = file("people.csv", PEOPLE + person(3, "A81103"));
        ContactBatch refused =
                loads.load(delivery(Purpose.LOCAL_AUDIT, list, own)).batch();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.step()).contains("report.csv with columns that Cairn does not know", "mapping");

        var mapping = new ContactMapping(
                "Our report",
                Table.CONTACTS,
                Map.of(
                        Field.KEY, From.column("Number"),
                        Field.STARTED_AT, From.column("When").dated("%d/%m/%Y"),
                        Field.SETTING, From.column("Where", Map.of("Surgery", "GP")),
                        Field.STATUS, From.always("ATTENDED")));
        ContactMappings.Kept kept = mappings.save(mapping, Optional.empty());
        assertThat(mappings.saved()).containsExactly(kept);
        assertThat(kept.mapping()).isEqualTo(mapping);
        ContactBatch batch =
                loads.load(delivery(Purpose.LOCAL_AUDIT, list, own)).batch();
        assertThat(batch.state()).isEqualTo(State.READY);
        assertThat(batch.contacts()).isEqualTo(1);
        mappings.remove(kept.number());
        assertThat(mappings.saved()).isEmpty();
    }

    @Test
    void theSameFilesForAnotherPurposeAreAnotherBatch() throws IOException {
        Path list = file("people.csv", PEOPLE + person(4, "A81104"));
        Path contacts = file("contacts.csv", CONTACTS + day(4, "2026-03-02,GP,GP,VIDEO,CARE,ATTENDED"));
        ContactLoads.Receipt audit = loads.load(delivery(Purpose.LOCAL_AUDIT, list, contacts));
        ContactLoads.Receipt planning = loads.load(delivery(Purpose.PLANNING, list, contacts));
        assertThat(planning.alreadyHere()).isFalse();
        assertThat(planning.batch().id()).isNotEqualTo(audit.batch().id());
        assertThat(loads.load(delivery(Purpose.PLANNING, list, contacts)).batch())
                .isEqualTo(planning.batch());
    }

    @Test
    void aWithdrawnBatchIsGoneFromEveryAnswer() throws IOException {
        var both = List.of("A81105", "A81106");
        publish(
                "A81105",
                day(5, "2026-03-02,GP,GP,FACE_TO_FACE,CARE,ATTENDED")
                        + day(5, "2025-03-03,GP,GP,FACE_TO_FACE,CARE,DID_NOT_ATTEND"));
        Scope holder = holderAt("A81106");
        List<Function<List<String>, Object>> questions = questions(holder);
        List<Object> alone = questions.stream().map(q -> q.apply(both)).toList();
        ContactBatch other = publish(
                "A81106",
                day(6, "2026-03-02,GP,GP,FACE_TO_FACE,CARE,ATTENDED").repeat(2)
                        + day(6, "2026-03-09,A_AND_E,GP,FACE_TO_FACE,CARE,DID_NOT_ATTEND")
                        + day(6, "2025-03-03,GP,GP,TELEPHONE,CARE,DID_NOT_ATTEND"));
        List<Object> together = questions.stream().map(q -> q.apply(both)).toList();
        for (int i = 0; i < questions.size(); i++) {
            assertThat(together.get(i)).as("question %d hears of the batch", i).isNotEqualTo(alone.get(i));
        }
        String person = list(holder).getFirst().person();
        assertThat(analyses.touchMap(holder, "A81106", person, 2, "to prepare a visit"))
                .isPresent();

        loads.withdraw(other.id(), Optional.empty());
        for (int i = 0; i < questions.size(); i++) {
            assertThat(questions.get(i).apply(both)).as("question %d", i).isEqualTo(alone.get(i));
        }
        assertThat(analyses.touchMap(holder, "A81106", person, 2, "to prepare a visit"))
                .isEmpty();
        assertThat(analyses.practices()).contains("A81105").doesNotContain("A81106");
    }

    private List<Function<List<String>, Object>> questions(Scope holder) {
        ContactDefinition by = ContactDefinition.PRACTICE;
        var often = new Frequent.AtLeast(1);
        return List.of(
                practices -> analyses.frequent(practices, by, often, 1),
                practices -> analyses.frequent(practices, by, new Frequent.TopShare(0.5), 1),
                practices -> analyses.persistence(practices, by, often),
                practices -> analyses.neverCome(practices, by, 12).toString(),
                practices -> analyses.missed(practices, by, 2, true),
                practices -> analyses.cohort(practices, by, Criteria.EVERYBODY),
                _ -> list(holder).size());
    }

    private List<ListedPerson> list(Scope holder) {
        return analyses.people(
                holder,
                "A81106",
                "a case review",
                ContactDefinition.PRACTICE,
                Criteria.EVERYBODY,
                Optional.empty(),
                10);
    }

    @Test
    void whatWasBeingWrittenWhenCairnStoppedIsClearedAwayAtTheNextStart() throws IOException {
        Path left = Files.createDirectories(lake.loading(999_999).resolve("in-person.1"));
        Files.writeString(left.resolve("half.parquet"), "PAR1");
        loads.recover();
        assertThat(lake.loading(999_999)).doesNotExist();
    }

    private Scope holderAt(String practice) throws IOException {
        imports.receiveAndRead(
                new Imports.Upload("practices.csv", Optional.empty(), Optional.empty(), Imports.Publishing.ALWAYS),
                new ByteArrayInputStream("""
                        fact,code,type,name,postcode,parent type,parent,from,until,as of,sex,age from,age to,people
                        organisation,%s,practice,The Made-up Surgery,ZZ1 1ZZ,,,2010-04-01,,2026-09-01,,,,
                        """.formatted(practice).getBytes(StandardCharsets.UTF_8)));
        return scopes.of(people.holding(Role.PRACTICE_DATA_HOLDER, practice));
    }

    private Optional<Long> counted(String practice, ContactDefinition definition) {
        return analyses.frequent(List.of(practice), definition, new Frequent.AtLeast(1), 1)
                .map(answer -> answer.all().contacts());
    }

    private ContactBatch publish(String practice, String contacts) throws IOException {
        int n = Integer.parseInt(practice.substring(5));
        ContactBatch batch = loads.load(delivery(
                        Purpose.DIRECT_CARE,
                        file("people.csv", PEOPLE + person(n, practice)),
                        file("contacts.csv", CONTACTS + contacts)))
                .batch();
        return loads.publish(batch.id(), Optional.empty());
    }

    private static Delivery delivery(Purpose purpose, Path... files) {
        return new Delivery(
                "test",
                "test",
                purpose,
                Optional.of(LocalDate.of(2023, 10, 1)),
                Optional.of(UNTIL),
                Optional.empty(),
                List.of(files),
                Optional.empty());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve(String.valueOf(++serial)))
                        .resolve(name),
                text);
    }

    /** The n-th person belongs to practice A8110n. */
    private static String person(int n, String practice) {
        return "%s,%s,1960-05-17,F\n".formatted(number(n), practice);
    }

    private static String day(int n, String contact) {
        return "%s,%s,L\n".formatted(number(n), contact);
    }

    private static String number(int n) {
        return TestPseudonyms.number(n).revealed();
    }
}
