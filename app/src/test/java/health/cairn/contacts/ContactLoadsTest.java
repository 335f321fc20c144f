package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.audit.Outcome;
import health.cairn.contacts.ContactBatch.State;
import health.cairn.contacts.ContactProblem.Kind;
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
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;

/** Deliveries: what is kept of them, what is not, and that all or nothing of one counts. */
@CairnTest
@ExtendWith(OutputCaptureExtension.class)
class ContactLoadsTest {

    private static final String PEOPLE =
            "nhs_number,name,address,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile,type1_opt_out,national_opt_out,deleted,confidential\n";
    private static final String CONTACTS =
            "nhs_number,started_at,setting,organisation,professional,mode,kind,status,planned,reason,booked_on,note,deleted,confidential\n";

    @Autowired
    ContactLoads loads;

    @Autowired
    ContactAnalyses analyses;

    @Autowired
    LakeFolder lake;

    @Autowired
    Audit audit;

    @Autowired
    Imports imports;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @TempDir
    Path folder;

    private int serial;

    @BeforeEach
    void withdrawWhatOthersPublished() {
        loads.list(Optional.empty(), 100).stream()
                .filter(batch -> batch.state() == State.PUBLISHED)
                .forEach(batch -> loads.withdraw(batch.id(), Optional.empty()));
    }

    @Test
    void nothingCountsUntilItIsPublishedAndNothingOnceItIsWithdrawn() throws IOException {
        ContactBatch batch = load(Purpose.LOCAL_AUDIT, person(1, "A81001", ""), contact(1, "2026-03-02T09:30"));
        assertThat(batch.state()).isEqualTo(State.READY);
        assertThat(batch.people()).isEqualTo(1);
        assertThat(batch.contacts()).isEqualTo(1);
        assertThat(contacts("A81001")).isEmpty();
        loads.publish(batch.id(), Optional.empty());
        assertThat(contacts("A81001")).contains(1L);

        ContactBatch later =
                load(Purpose.LOCAL_AUDIT, person(1, "A81001", ""), contact(1, "2026-03-02") + contact(1, "2026-03-09"));
        loads.publish(later.id(), Optional.empty());
        assertThat(contacts("A81001")).as("the later delivery takes its place").contains(2L);
        loads.withdraw(later.id(), Optional.empty());
        assertThat(contacts("A81001")).as("the earlier one returns").contains(1L);
        loads.withdraw(batch.id(), Optional.empty());
        assertThat(contacts("A81001")).isEmpty();
        assertThat(analyses.practices()).doesNotContain("A81001");
        assertThatThrownBy(() -> loads.withdraw(batch.id(), Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        loads.erase(batch.id(), Optional.empty());
        assertThat(lake.batch(batch.id())).doesNotExist();
    }

    @Test
    void theSameFilesAreTheSameBatchAndAreLoadedOnce() throws IOException {
        Delivery delivery = delivery(Purpose.LOCAL_AUDIT, person(2, "A81002", ""), contact(2, "2026-04-01"));
        ContactLoads.Receipt first = loads.load(delivery);
        ContactLoads.Receipt again = loads.load(delivery);
        assertThat(first.alreadyHere()).isFalse();
        assertThat(again.alreadyHere()).isTrue();
        assertThat(again.batch().id()).isEqualTo(first.batch().id());
    }

    /** One contact before October 2025 and two after: what was answered of the batch before it was erased is not answered again. */
    @Test
    void filesErasedAndDeliveredAgainForOtherDaysAreTheSameBatchWithNumbersOfItsOwn() throws IOException {
        Delivery delivery = delivery(
                Purpose.LOCAL_AUDIT,
                person(3, "A81013", ""),
                contact(3, "2025-03-03") + contact(3, "2026-03-02") + contact(3, "2026-03-09"));
        ContactBatch first = loads.load(delivery).batch();
        loads.publish(first.id(), Optional.empty());
        assertThat(contacts("A81013")).contains(2L);
        loads.withdraw(first.id(), Optional.empty());
        loads.erase(first.id(), Optional.empty());

        ContactBatch again = loads.load(new Delivery(
                        delivery.name(),
                        delivery.source(),
                        delivery.purpose(),
                        delivery.from(),
                        Optional.of(LocalDate.of(2025, 10, 1)),
                        delivery.practice(),
                        delivery.files(),
                        delivery.account()))
                .batch();
        assertThat(again.id()).isEqualTo(first.id());
        loads.publish(again.id(), Optional.empty());
        assertThat(contacts("A81013")).contains(1L);
    }

    @Test
    void whatIsWrongIsSetAsideByRowAndTheRestIsKept() throws IOException {
        ContactBatch batch = load(
                Purpose.LOCAL_AUDIT,
                person(10, "A81003", "")
                        + "9434765910,X Y,1 Road,A81003,1980-01-01,F,,,5,,,,\n"
                        + person(11, "practice one", "")
                        + person(12, "A81003", "").replace("1960-05-17", "17 May"),
                contact(10, "2026-03-02T09:30")
                        + contact(13, "2026-03-02T09:30")
                        + contact(10, "last Tuesday")
                        + contact(10, "2026-03-03T09:30").replace(",GP,", ",the surgery,")
                        + contact(10, "2026-03-04T09:30").replace("FACE_TO_FACE", "by pigeon")
                        + "9434765911,2026-03-02,GP,,,,,,,,,,,\n"
                        + contact(12, "2026-03-05"));
        assertThat(batch.people()).isEqualTo(1);
        assertThat(batch.contacts()).isEqualTo(1);
        assertThat(loads.problems(batch.id()))
                .extracting(ContactProblem::file, ContactProblem::kind, ContactProblem::row)
                .containsExactlyInAnyOrder(
                        tuple("people.csv", Kind.NHS_NUMBER, 3L),
                        tuple("people.csv", Kind.PRACTICE, 4L),
                        tuple("people.csv", Kind.BORN, 5L),
                        tuple("contacts.csv", Kind.PERSON, 3L),
                        tuple("contacts.csv", Kind.STARTED_AT, 4L),
                        tuple("contacts.csv", Kind.SETTING, 5L),
                        tuple("contacts.csv", Kind.TERM, 6L),
                        tuple("contacts.csv", Kind.NHS_NUMBER, 7L));
        assertThat(batch.setAside()).isEqualTo(8);
        assertThat(loads.problemCounts(batch.id()))
                .contains(new ContactLoads.ProblemCount("contacts.csv", Kind.OF_NOBODY_KEPT, 1));
        assertThat(loads.problems(batch.id()).toString())
                .doesNotContain("9434765910", "9434765911", "pigeon", "Tuesday");
    }

    @Test
    void purposeDecidesWhoseOptOutsAreHonoured() throws IOException {
        String list = person(20, "A81004", "")
                + person(21, "A81004", "type1")
                + person(22, "A81004", "national")
                + person(23, "A81004", "deleted")
                + person(24, "A81004", "confidential");
        String all = contact(20, "2026-03-02")
                + contact(21, "2026-03-02")
                + contact(22, "2026-03-02")
                + contact(23, "2026-03-02")
                + contact(24, "2026-03-02")
                + contact(20, "2026-03-03").replace(",,\n", ",true,\n")
                + contact(20, "2026-03-04").replace(",,\n", ",,Y\n");
        assertThat(load(Purpose.DIRECT_CARE, list, all).people()).isEqualTo(3);
        assertThat(load(Purpose.LOCAL_AUDIT, list, all + "\n").people()).isEqualTo(2);
        ContactBatch planning = load(Purpose.PLANNING, list, all + "\n\n");
        assertThat(planning.people()).isEqualTo(1);
        assertThat(planning.contacts()).isEqualTo(1);
        assertThat(loads.problemCounts(planning.id()))
                .contains(
                        new ContactLoads.ProblemCount("people.csv", Kind.OPTED_OUT, 2),
                        new ContactLoads.ProblemCount("people.csv", Kind.DELETED, 1),
                        new ContactLoads.ProblemCount("people.csv", Kind.CONFIDENTIAL, 1),
                        new ContactLoads.ProblemCount("contacts.csv", Kind.OF_NOBODY_KEPT, 4),
                        new ContactLoads.ProblemCount("contacts.csv", Kind.DELETED, 1),
                        new ContactLoads.ProblemCount("contacts.csv", Kind.CONFIDENTIAL, 1));
    }

    @Test
    void whoeverIsListedTwiceCountsWhereTheLatestRegistrationIs() throws IOException {
        ContactBatch batch = load(
                Purpose.LOCAL_AUDIT,
                person(30, "A81005", "").replace("2019-02-01,", "2019-02-01,2025-06-30")
                        + person(30, "A81006", "").replace("2019-02-01", "2025-07-01"),
                contact(30, "2026-03-02"));
        assertThat(loads.practices(batch.id())).containsExactly(new ContactLoads.PracticeSize("A81006", 1, 1));
        assertThat(loads.problemCounts(batch.id()))
                .containsExactly(new ContactLoads.ProblemCount("people.csv", Kind.REPEATED, 1));
    }

    @Test
    void aDeliveryThatIsWrongAsAWholeLeavesNothingInTheLake() throws IOException {
        for (List<Path> files : List.of(
                List.of(file("contacts.csv", CONTACTS + contact(1, "2026-03-02"))),
                List.of(file("people.csv", PEOPLE + person(1, "A81001", "")), file("other.csv", "a,b\n1,2\n")),
                List.of(
                        file("people.csv", PEOPLE + "1234,X,Y,A81001,1980-01-01,F,,,,,,,\n"),
                        file("contacts.csv", CONTACTS + contact(2, "2026-03-02"))),
                List.of(file("people.csv", "")))) {
            ContactBatch batch = loads.load(new Delivery(
                            "wrong",
                            "test",
                            Purpose.LOCAL_AUDIT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            files,
                            Optional.empty()))
                    .batch();
            assertThat(batch.state()).isEqualTo(State.REFUSED);
            assertThat(batch.step()).contains("Found", "expected", "What to do").doesNotContain("1234");
            assertThat(lake.batch(batch.id())).doesNotExist();
            assertThat(lake.loading(batch.id())).doesNotExist();
        }
    }

    @Test
    void noIdentifierOfAnybodyIsInTheDataFolderTheDatabaseOrTheLogAfterwards(CapturedOutput log) throws Exception {
        var list = new StringBuilder();
        var contacts = new StringBuilder();
        for (int i = 100; i < 140; i++) {
            list.append(person(i, "A81009", ""));
            for (int day = 1; day < 8; day++) {
                contacts.append(contact(i, "2026-05-0" + day + "T10:0" + day));
            }
        }
        // Rows that are wrong in every way, since what complains of a row likes to quote it.
        list.append("9434765910,Wrong Number,1 Road,A81009,1980-01-01,F,,,5,,,,\n")
                .append(person(140, "A81009", "").replace(",5,", ",Acacia,"))
                .append(person(141, "A81009", "").replace(",F,", ",Acacia,"))
                .append("9434765910,Wrong Number,too short\n");
        contacts.append(contact(100, "on 17/05/1960"))
                .append(contact(100, "2026-05-01").replace("FACE_TO_FACE", "felt poorly"))
                .append("9434765910,felt poorly\n")
                .append("9434765910,\"felt poorly\n");
        ContactBatch batch = load(Purpose.LOCAL_AUDIT, list.toString(), contacts.toString());
        loads.publish(batch.id(), Optional.empty());
        assertThat(contacts("A81009")).contains(280L);
        assertThat(batch.setAside()).isGreaterThanOrEqualTo(7);
        ContactBatch refused = load(Purpose.LOCAL_AUDIT, "9434765910,Wrong Number\n", contacts.toString());
        assertThat(refused.state()).isEqualTo(State.REFUSED);

        var search = new IdentifierSearch(identifiers());
        assertThat(search.files(lake.root().resolveSibling(""))).isGreaterThan(5);
        assertThat(search.parquet(lake.root())).isGreaterThan(280L * 10);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(search.database(connection, List.of("contacts", "audit", "keys", "imports")))
                    .isPositive();
        }
        search.text("the log", log.getAll());
    }

    private static List<String> identifiers() {
        var all = new ArrayList<>(List.of(
                "Made-Up",
                "Acacia",
                "9434765910",
                "Wrong Number",
                "1960-05-17",
                "17/05/1960",
                "19600517",
                "felt poorly"));
        for (int i = 100; i < 142; i++) {
            all.add(TestPseudonyms.number(i).revealed());
        }
        return all;
    }

    @Test
    void peopleAreSeenByTheirPracticesOwnDataHoldersWithAReasonThatIsRecorded() throws IOException {
        ContactBatch batch = load(
                Purpose.DIRECT_CARE,
                person(40, "A81011", "") + person(41, "A81011", ""),
                contact(40, "2026-03-02T09:30") + contact(40, "2026-04-02T11:00") + contact(41, "2026-03-05"));
        loads.publish(batch.id(), Optional.empty());
        imports.receiveAndRead(
                new Imports.Upload("practices.csv", Optional.empty(), Optional.empty(), Imports.Publishing.ALWAYS),
                new ByteArrayInputStream("""
                        fact,code,type,name,postcode,parent type,parent,from,until,as of,sex,age from,age to,people
                        organisation,A81011,practice,The Made-up Surgery,ZZ1 1ZZ,,,2010-04-01,,2026-09-01,,,,
                        """.getBytes(StandardCharsets.UTF_8)));
        Scope holder = scope(Role.PRACTICE_DATA_HOLDER, "A81011");

        for (Scope other : List.of(scope(Role.PRACTICE_DATA_HOLDER, "A81012"), scope(Role.NETWORK_LEAD, "A81011"))) {
            assertThatThrownBy(() -> list(other, "A81011", "a case review")).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> list(holder, "A81011", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("why");
        List<ListedPerson> listed = list(holder, "A81011", "a case review");
        assertThat(listed).extracting(ListedPerson::contacts).containsExactly(List.of(2, 0, 0), List.of(1, 0, 0));
        assertThat(listed.getFirst().age()).isEqualTo(66);
        assertThat(listed.toString()).doesNotContain(listed.getFirst().person());
        String person = listed.getFirst().person();
        assertThat(analyses.touchMap(holder, "A81011", person, 1, "to prepare a visit"))
                .hasValueSatisfying(map -> assertThat(map.touches()).hasSize(2));
        assertThatThrownBy(() -> analyses.touchMap(
                        scope(Role.PRACTICE_DATA_HOLDER, "A81012"), "A81011", person, 1, "to prepare a visit"))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 20))
                .filteredOn(record -> record.act() == Act.READ)
                .extracting(AuditRecord::kind, AuditRecord::key, AuditRecord::outcome, AuditRecord::reason)
                .containsExactly(
                        tuple("contact person", "A81011 " + person, Outcome.REFUSED, "to prepare a visit"),
                        tuple("contact person", "A81011 " + person, Outcome.DONE, "to prepare a visit"),
                        tuple("contact list", "A81011", Outcome.DONE, "a case review"),
                        tuple("contact list", "A81011", Outcome.REFUSED, "a case review"),
                        tuple("contact list", "A81011", Outcome.REFUSED, "a case review"));
    }

    private List<ListedPerson> list(Scope scope, String practice, String reason) {
        return analyses.people(
                scope, practice, reason, ContactDefinition.PRACTICE, Criteria.EVERYBODY, Optional.empty(), 10);
    }

    private Scope scope(Role role, String organisation) {
        return scopes.of(people.holding(role, organisation));
    }

    private Optional<Long> contacts(String practice) {
        return analyses.frequent(List.of(practice), ContactDefinition.PRACTICE, new Frequent.AtLeast(1), 1)
                .map(answer -> answer.all().contacts());
    }

    private ContactBatch load(Purpose purpose, String list, String contacts) throws IOException {
        return loads.load(delivery(purpose, list, contacts)).batch();
    }

    private Delivery delivery(Purpose purpose, String list, String contacts) throws IOException {
        return new Delivery(
                "test",
                "test",
                purpose,
                Optional.of(LocalDate.of(2023, 10, 1)),
                Optional.of(LocalDate.of(2026, 10, 1)),
                Optional.empty(),
                List.of(file("people.csv", PEOPLE + list), file("contacts.csv", CONTACTS + contacts)),
                Optional.empty());
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve(String.valueOf(++serial)))
                .resolve(name);
        return Files.writeString(file, text);
    }

    private static String person(int n, String practice, String mark) {
        return "%s,Somebody Made-Up,1 Acacia Avenue,%s,1960-05-17,F,2019-02-01,,5,%s,%s,%s,%s\n"
                .formatted(
                        TestPseudonyms.number(n).revealed(),
                        practice,
                        mark.equals("type1") ? "1" : "",
                        mark.equals("national") ? "yes" : "",
                        mark.equals("deleted") ? "true" : "false",
                        mark.equals("confidential") ? "Y" : "");
    }

    private static String contact(int n, String at) {
        return "%s,%s,GP,A81001,GP,FACE_TO_FACE,CARE,ATTENDED,PLANNED,L,2026-02-20,felt poorly,,\n"
                .formatted(TestPseudonyms.number(n).revealed(), at);
    }
}
