package health.cairn.contacts.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.StoreTest;
import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.ContactMapping.Table;
import health.cairn.contacts.ContactProblem.Effect;
import health.cairn.contacts.ContactProblem.Kind;
import health.cairn.contacts.Field;
import health.cairn.contacts.Mode;
import health.cairn.contacts.RefusedDelivery;
import health.cairn.contacts.Setting;
import health.cairn.contacts.TestLake;
import health.cairn.contacts.duckdb.LakeStore.Loaded;
import health.cairn.contacts.engine.ContactWorld;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.imports.SharedData;
import health.cairn.privacy.Pseudonyms;
import health.cairn.privacy.TestPseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file that people and contacts come in. */
@StoreTest
class ContactFilesTest {

    /** Keys belong to one database, and the class has one. */
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private final Pseudonyms.Shortened pseudonyms;
    private int serial;

    ContactFilesTest(DataSource dataSource) {
        this.pseudonyms = TestLake.pseudonyms(home, dataSource);
    }

    /** Counts as the data's notes give them: 100 people, 3,697 encounters (AMB 3,458, EMER 138, IMP 101). */
    @Test
    void fhirOfSyntheaLoadsWhole() throws IOException {
        Loaded loaded = read(
                Optional.of("XW0001"),
                plain("synthea_pathling/Patient.ndjson.gz"),
                plain("synthea_pathling/Encounter.ndjson.gz"));
        assertThat(loaded.people()).isEqualTo(100);
        assertThat(loaded.contacts()).isEqualTo(3_697);
        assertThat(loaded.counts()).isEmpty();
        assertThat(counted("setting"))
                .isEqualTo(Map.of(
                        Setting.GP.code(), 3_458L, Setting.A_AND_E.code(), 138L, Setting.INPATIENT.code(), 101L));
        assertThat(counted("status")).isEqualTo(Map.of(Attendance.ATTENDED.code(), 3_697L));
        // The earliest encounters of the notes are of 1939, the latest of 2020.
        assertThat(years()).containsExactly(1939L, 2020L);
    }

    /** Counts as the data's notes give them: 460 people, 24,430 encounters by class. */
    @Test
    void csvOfSyntheaLoadsWhole() throws IOException {
        Loaded loaded = read(
                Optional.of("XW0001"),
                SharedData.file("patient_contacts/synthea_generated/patients.csv.gz"),
                SharedData.file("patient_contacts/synthea_generated/encounters.csv.gz"));
        assertThat(loaded.people()).isEqualTo(460);
        assertThat(loaded.contacts()).isEqualTo(24_430);
        assertThat(counted("setting"))
                .isEqualTo(Map.of(
                        Setting.GP.code(), 10_674L + 6_445 + 50 + 126,
                        Setting.OUTPATIENT.code(), 4_017L,
                        Setting.A_AND_E.code(), 2_137L + 784,
                        Setting.INPATIENT.code(), 154L,
                        Setting.OTHER.code(), 33L + 10));
    }

    @Test
    void fhirOfUkCoreGivesNumbersPracticesChannelsAndWhoDidNotAttend() throws IOException {
        String patients = patient("p1", 1, "")
                + patient("p2", 2, "")
                + patient("p3", 3, ",\"meta\":{\"security\":[{\"code\":\"R\"}]}");
        String appointments = appointment("p1", "fulfilled", "In-person")
                + appointment("p1", "noshow", "Telephone")
                + appointment("p2", "noshow", "Video")
                + appointment("p2", "entered-in-error", "Video")
                + appointment("p3", "fulfilled", "Video")
                + "this is no JSON\n";
        Loaded loaded =
                read(Optional.empty(), file("Patient.ndjson", patients), file("Appointment.ndjson", appointments));
        assertThat(loaded.practices()).singleElement().satisfies(practice -> {
            assertThat(practice.practice()).isEqualTo("A81001");
            assertThat(practice.people()).isEqualTo(2);
            assertThat(practice.contacts()).isEqualTo(3);
        });
        assertThat(counted("status"))
                .isEqualTo(Map.of(Attendance.ATTENDED.code(), 1L, Attendance.DID_NOT_ATTEND.code(), 2L));
        assertThat(counted("mode"))
                .isEqualTo(Map.of(Mode.FACE_TO_FACE.code(), 1L, Mode.TELEPHONE.code(), 1L, Mode.VIDEO.code(), 1L));
        assertThat(people())
                .containsExactlyInAnyOrder(
                        pseudonyms.of(TestPseudonyms.number(1)), pseudonyms.of(TestPseudonyms.number(2)));
        assertThat(loaded.rows(Effect.SET_ASIDE)).isEqualTo(1);
        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("Appointment.ndjson");
            assertThat(problem.row()).isEqualTo(6);
        });
        assertThat(loaded.rows(Effect.LEFT_OUT)).isEqualTo(3);
    }

    @Test
    void emisExtractJoinsPatientsOrganisationsAndConsultations() throws IOException {
        Path patients = file(
                "Admin_Patient.csv",
                "PatientGuid,OrganisationGuid,Sex,DateOfBirth,Surname,DateOfRegistration,NhsNumber,DateOfDeactivation,Deleted,IsConfidential\n"
                        + "{G1},{ORG},M,1950-03-04,Nobody,2001-01-01,%s,,false,false\n".formatted(number(1))
                        + "{G2},{ORG},F,1980-05-06,Nobody,2001-01-01,%s,,false,true\n".formatted(number(2)));
        Path organisations =
                file("Admin_Organisation.csv", "OrganisationGuid,OrganisationName,ODSCode\n{ORG},Made-up,A81001\n");
        String header =
                "ConsultationGuid,PatientGuid,OrganisationGuid,EffectiveDate,EffectiveDatePrecision,EnteredDate,EnteredTime,ClinicianUserInRoleGuid,EnteredByUserInRoleGuid,AppointmentSlotGuid,ConsultationSourceTerm,ConsultationSourceCodeId,Complete,Deleted,IsConfidential,ProcessingId\n";
        String row = "{C},{G1},{ORG},2026-03-02,YMD,2026-03-02,09:30:00,{U},{U},,%s,1,true,%s,%s,7\n";
        Path consultations = file(
                "CareRecord_Consultation.csv",
                header
                        + row.formatted("Telephone consultation", "false", "false")
                        + row.formatted("GP Surgery", "false", "false")
                        + row.formatted("Administration note", "false", "false")
                        + row.formatted("Own words of a practice", "false", "false")
                        + row.formatted("GP Surgery", "true", "false")
                        + row.formatted("GP Surgery", "false", "true")
                        + row.formatted("GP Surgery", "false", "false").replace("{G1}", "{G2}"));
        Loaded loaded = read(Optional.empty(), patients, organisations, consultations);
        assertThat(loaded.practices()).singleElement().satisfies(practice -> {
            assertThat(practice.practice()).isEqualTo("A81001");
            assertThat(practice.contacts()).isEqualTo(4);
        });
        assertThat(counted("mode"))
                .isEqualTo(Map.of(Mode.TELEPHONE.code(), 1L, Mode.FACE_TO_FACE.code(), 1L, Mode.UNKNOWN.code(), 2L));
        assertThat(counted("kind"))
                .isEqualTo(Map.of(ContactKind.CARE.code(), 3L, ContactKind.ADMINISTRATION.code(), 1L));
        assertThat(people()).containsExactly(pseudonyms.of(TestPseudonyms.number(1)));
        assertThat(loaded.counts())
                .extracting(LakeStore.Counted::kind)
                .containsExactlyInAnyOrder(Kind.CONFIDENTIAL, Kind.DELETED, Kind.CONFIDENTIAL, Kind.OF_NOBODY_KEPT);
    }

    @Test
    void systmOneExtractGivesStatusesModesAndWhenItWasBooked() throws IOException {
        Path patients = file(
                "SRPatient.csv",
                "RowIdentifier,IDOrganisationVisibleTo,Surname,DateBirth,Gender,NHSNumber,RemovedData\n"
                        + "101,A81001,Nobody,04 Mar 1950 00:00:00,M,%s,0\n".formatted(number(1)));
        String row = "1,A81001,%s,02 Mar 2026 09:45:00,%s,20 Feb 2026 08:01:00,%s,101,A81001,%s\n";
        Path appointments = file(
                "SRAppointment.csv",
                "RowIdentifier,IDOrganisationVisibleTo,DateStart,DateEnd,AppointmentStatus,DateAppointmentBooked,TelephoneAppointment,IDPatient,IDOrganisation,RemovedData\n"
                        + row.formatted("02 Mar 2026 09:30:00", "Finished", "0", "0")
                        + row.formatted("03 Mar 2026 09:30:00", "Did Not Attend", "1", "0")
                        + row.formatted("04 Mar 2026 09:30:00", "Patient Walked Out", "0", "0")
                        + row.formatted("05 Mar 2026 09:30:00", "Cancelled by Unit", "0", "0")
                        + row.formatted("06 Mar 2026 09:30:00", "Finished", "0", "1"));
        Loaded loaded = read(Optional.empty(), patients, appointments);
        assertThat(loaded.contacts()).isEqualTo(4);
        assertThat(counted("status"))
                .isEqualTo(Map.of(
                        Attendance.ATTENDED.code(), 1L,
                        Attendance.DID_NOT_ATTEND.code(), 1L,
                        Attendance.LATE_NOT_SEEN.code(), 1L,
                        Attendance.CANCELLED_BY_PROVIDER.code(), 1L));
        assertThat(counted("mode")).isEqualTo(Map.of(Mode.FACE_TO_FACE.code(), 3L, Mode.TELEPHONE.code(), 1L));
        assertThat(counted("day(booked_on)")).isEqualTo(Map.of(20, 4L));
    }

    @Test
    void anOwnTableIsReadByItsMapping() throws IOException {
        var mapping = new ContactMapping(
                "Our report",
                Table.CONTACTS,
                Map.of(
                        Field.KEY, From.column("NHS No"),
                        Field.STARTED_AT, From.column("Seen").dated("%d/%m/%Y"),
                        Field.SETTING, From.always("GP"),
                        Field.MODE, From.column("How", Map.of("Phone", "TELEPHONE", "Room", "FACE_TO_FACE")),
                        Field.STATUS, From.column("Outcome", Map.of("seen", "ATTENDED", "*", "UNKNOWN"))));
        Path people =
                file("people.csv", "nhs_number,practice,date_of_birth,sex\n%s,A81001,1950,F\n".formatted(number(1)));
        Path own = file(
                "report.csv",
                "NHS No;Seen;How;Outcome;Notes\n%1$s;02/03/2026;phone;Seen;ill\n%1$s;31/03/2026;ROOM ;left;ill\n%1$s;03/31/2026;Room;seen;ill\n"
                        .formatted(spaced(1)));
        Loaded loaded = TestLake.read(
                lake(),
                ++serial,
                List.of(people, own),
                Optional.empty(),
                List.of(mapping),
                pseudonyms,
                Optional.empty());
        assertThat(loaded.contacts()).isEqualTo(2);
        assertThat(counted("mode")).isEqualTo(Map.of(Mode.TELEPHONE.code(), 1L, Mode.FACE_TO_FACE.code(), 1L));
        assertThat(counted("status")).isEqualTo(Map.of(Attendance.ATTENDED.code(), 1L, Attendance.UNKNOWN.code(), 1L));
        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.STARTED_AT);
            assertThat(problem.row()).isEqualTo(4);
        });
        assertThatThrownBy(() -> new ContactMapping("x", Table.CONTACTS, Map.of(Field.KEY, From.column("a"))))
                .hasMessageContaining("started at");
    }

    @Test
    void parquetSaysTheSameAsCsv() throws IOException {
        ContactWorld world = ContactWorld.of(11);
        List<Path> csv = world.write(folder, 11);
        Loaded fromCsv = read(Optional.empty(), csv.toArray(Path[]::new));
        Map<Integer, Long> settings = counted("setting");
        List<Path> parquet = csv.stream().map(this::asParquet).toList();
        Loaded fromParquet = read(Optional.empty(), parquet.toArray(Path[]::new));
        assertThat(fromParquet.practices()).isEqualTo(fromCsv.practices());
        assertThat(counted("setting")).isEqualTo(settings);
    }

    /** Contacts of the world are in no order, and sorted by person and minute in the files of the practice where they are listed. */
    @Test
    void contactsLieByPracticeInOrderOfPersonAndTime() throws IOException {
        Loaded loaded =
                read(Optional.empty(), ContactWorld.of(12).write(folder, 12).toArray(Path[]::new));
        assertThat(contactsOutOfOrder()).isZero();
        assertThat(loaded.practices()).hasSize(ContactWorld.PRACTICES.size());
    }

    /** One of 3,000 people has 40 contacts, latest first: a join could look up people in contacts and turn them round. */
    @Test
    void contactsLieInOrderWhereTheyAreFewerThanThePeople() throws IOException {
        String people = IntStream.range(0, 3_000)
                .mapToObj(n -> "%s,A81001,1950,F%n".formatted(number(n)))
                .collect(Collectors.joining("", "nhs_number,practice,date_of_birth,sex\n", ""));
        String contacts = IntStream.range(0, 40)
                .mapToObj(n -> "%s,%s,GP%n"
                        .formatted(number(7), LocalDate.of(2026, 3, 1).minusDays(n)))
                .collect(Collectors.joining("", "nhs_number,started_at,setting\n", ""));
        Loaded loaded = read(Optional.empty(), file("people.csv", people), file("contacts.csv", contacts));
        assertThat(loaded.contacts()).isEqualTo(40);
        assertThat(contactsOutOfOrder()).isZero();
    }

    private long contactsOutOfOrder() {
        Path batch = lake().batch(serial);
        try (DuckDbStore duckDb = open()) {
            return duckDb.number("""
                    select count(*)
                      from (select *, lag(person) over w as before, lag(started_at) over w as earlier
                              from read_parquet('%1$s/*/*.parquet', hive_partitioning = true, file_row_number = true)
                            window w as (partition by practice order by file_row_number)) as contact
                      left join read_parquet('%2$s/*.parquet') as listed using (practice, person)
                     where before > person
                        or before = person and date_trunc('minute', earlier) > date_trunc('minute', started_at)
                        or listed.born is null
                    """.formatted(
                    LakeFolder.contacts(batch), LakeFolder.people(batch, 0).getParent()));
        }
    }

    @Test
    void rowsThatAreNoRowsAreSetAside() throws IOException {
        Path people =
                file("people.csv", "nhs_number,practice,date_of_birth,sex\n%s,A81001,1950,F\n".formatted(number(1)));
        Path contacts = file(
                "contacts.csv",
                "nhs_number,started_at,setting\n%1$s,2026-03-02,GP\n%1$s,2026-03-03\n%1$s,2026-03-04,GP\n"
                        .formatted(number(1)));
        Loaded loaded = read(Optional.empty(), people, contacts);
        assertThat(loaded.contacts()).isEqualTo(2);
        assertThat(loaded.rows(Effect.SET_ASIDE)).isEqualTo(1);
        assertThat(loaded.problems().getFirst().row()).isEqualTo(3);
    }

    @Test
    void aFhirFileOfOtherResourcesIsRefused() {
        assertThatThrownBy(() -> read(Optional.empty(), file("Claim.ndjson", "{\"resourceType\":\"Claim\"}\n")))
                .isInstanceOf(RefusedDelivery.class)
                .hasMessageContaining("Patient, Encounter or Appointment");
    }

    private Path asParquet(Path csv) {
        Path parquet = csv.resolveSibling(csv.getFileName() + ".parquet");
        try (DuckDbStore duckDb = open()) {
            duckDb.run("copy (select * from read_csv('%s', header = true)) to '%s' (format parquet)"
                    .formatted(csv, parquet));
        }
        return parquet;
    }

    private Loaded read(Optional<String> practice, Path... files) throws IOException {
        return TestLake.read(
                lake(), ++serial, List.of(files), practice, List.of(), pseudonyms, Optional.of(ContactWorld.UNTIL));
    }

    private LakeFolder lake() {
        return new LakeFolder(folder.resolve("lake"));
    }

    private DuckDbStore open() {
        return DuckDbStore.open(new DuckDbStore.Limits(1, 256, folder.resolve("spill")));
    }

    private String contacts() {
        return " from read_parquet('" + LakeFolder.contacts(lake().batch(serial))
                + "/*/*.parquet', hive_partitioning = false)";
    }

    private Map<Integer, Long> counted(String column) {
        try (DuckDbStore duckDb = open()) {
            var counts = new TreeMap<Integer, Long>();
            duckDb.rows(
                            "select " + column + " as value, count(*)" + contacts() + " group by 1",
                            row -> Map.entry(row.getInt(1), row.getLong(2)))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        }
    }

    private List<Long> people() {
        try (DuckDbStore duckDb = open()) {
            return duckDb.rows("select distinct person" + contacts(), row -> row.getLong(1));
        }
    }

    private List<Long> years() {
        try (DuckDbStore duckDb = open()) {
            return duckDb.rows(
                            "select year(min(started_at)), year(max(started_at))" + contacts(),
                            row -> List.of(row.getLong(1), row.getLong(2)))
                    .getFirst();
        }
    }

    private Path plain(String name) throws IOException {
        Path plain =
                folder.resolve(Path.of(name.replace(".gz", "")).getFileName().toString());
        try (var in = new GZIPInputStream(Files.newInputStream(SharedData.file("patient_contacts/" + name)))) {
            Files.copy(in, plain);
        }
        return plain;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String number(int n) {
        return TestPseudonyms.number(n).revealed();
    }

    private static String spaced(int n) {
        String number = number(n);
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private static String patient(String id, int n, String more) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"https://example.org/local","value":"7"},\
                {"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],"name":[{"family":"Nobody"}],"gender":"female",\
                "birthDate":"1970-02-03","generalPractitioner":[{"identifier":\
                {"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"A81001"}}]%s}
                """.formatted(id, number(n), more);
    }

    private static String appointment(String patient, String status, String channel) {
        return """
                {"resourceType":"Appointment","status":"%s","start":"2026-03-02T09:30:00Z","created":"2026-02-20",\
                "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel",\
                "valueCode":"%s"}],"participant":[{"actor":{"reference":"Practitioner/9"}},\
                {"actor":{"reference":"Patient/%s"}}]}
                """.formatted(status, channel, patient);
    }
}
