package health.cairn.contacts;

import static health.cairn.contacts.ContactMapping.From.always;
import static health.cairn.contacts.ContactMapping.From.column;

import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.ContactMapping.Table;
import java.util.List;
import java.util.Map;

/**
 * Tables of record systems, as mappings: the EMIS extract, SystmOne's strategic reporting extract, FHIR R4 by UK Core, and what
 * the Synthea generator writes. What each value is taken to mean is in docs/reference/contact-files.md.
 */
final class RecordSystems {

    private static final Map<String, String> SEXES =
            Map.of("m", "MALE", "male", "MALE", "f", "FEMALE", "female", "FEMALE", "*", "UNKNOWN", "", "UNKNOWN");

    /** How a consultation of EMIS took place, by the term of its source; terms that practices add themselves are not known. */
    private static final Map<String, String> EMIS_MODES = Map.ofEntries(
            Map.entry("gp surgery", "FACE_TO_FACE"),
            Map.entry("surgery consultation", "FACE_TO_FACE"),
            Map.entry("face to face consultation", "FACE_TO_FACE"),
            Map.entry("home visit", "HOME_VISIT"),
            Map.entry("telephone consultation", "TELEPHONE"),
            Map.entry("telephone call to a patient", "TELEPHONE"),
            Map.entry("video consultation", "VIDEO"),
            Map.entry("e-consultation", "ONLINE"),
            Map.entry("online consultation", "ONLINE"),
            Map.entry("*", "UNKNOWN"),
            Map.entry("", "UNKNOWN"));

    private static final Map<String, String> EMIS_KINDS = Map.ofEntries(
            Map.entry("administration note", "ADMINISTRATION"),
            Map.entry("administration", "ADMINISTRATION"),
            Map.entry("mail to patient", "ADMINISTRATION"),
            Map.entry("letter", "ADMINISTRATION"),
            Map.entry("third party consultation", "ADMINISTRATION"),
            Map.entry("repeat issue", "ADMINISTRATION"),
            Map.entry("results recording", "ADMINISTRATION"),
            Map.entry("group consultation", "GROUP"),
            Map.entry("*", "CARE"),
            Map.entry("", "CARE"));

    private static final Map<String, String> SYSTMONE_STATUSES = Map.ofEntries(
            Map.entry("finished", "ATTENDED"),
            Map.entry("arrived", "ATTENDED"),
            Map.entry("waiting", "ATTENDED"),
            Map.entry("in progress", "ATTENDED"),
            Map.entry("did not attend", "DID_NOT_ATTEND"),
            Map.entry("patient walked out", "LATE_NOT_SEEN"),
            Map.entry("cancelled by patient", "CANCELLED_BY_PATIENT"),
            Map.entry("cancelled by unit", "CANCELLED_BY_PROVIDER"),
            Map.entry("cancelled by other service", "CANCELLED_BY_PROVIDER"),
            Map.entry("booked", "BOOKED"),
            Map.entry("*", "UNKNOWN"),
            Map.entry("", "UNKNOWN"));

    private static final Map<String, String> FHIR_SETTINGS = Map.of(
            "amb",
            "GP",
            "vr",
            "GP",
            "hh",
            "GP",
            "emer",
            "A_AND_E",
            "imp",
            "INPATIENT",
            "acute",
            "INPATIENT",
            "nonac",
            "INPATIENT",
            "*",
            "OTHER");

    private static final Map<String, String> FHIR_MODES = Map.of(
            "amb",
            "FACE_TO_FACE",
            "emer",
            "FACE_TO_FACE",
            "imp",
            "FACE_TO_FACE",
            "hh",
            "HOME_VISIT",
            "vr",
            "TELEPHONE",
            "*",
            "UNKNOWN",
            "",
            "UNKNOWN");

    private static final Map<String, String> ENCOUNTER_STATUSES = Map.of(
            "finished",
            "ATTENDED",
            "arrived",
            "ATTENDED",
            "triaged",
            "ATTENDED",
            "in-progress",
            "ATTENDED",
            "onleave",
            "ATTENDED",
            "cancelled",
            "CANCELLED_BY_PROVIDER",
            "planned",
            "BOOKED",
            "*",
            "UNKNOWN",
            "",
            "UNKNOWN");

    private static final Map<String, String> APPOINTMENT_STATUSES = Map.of(
            "fulfilled",
            "ATTENDED",
            "arrived",
            "ATTENDED",
            "checked-in",
            "ATTENDED",
            "noshow",
            "DID_NOT_ATTEND",
            "cancelled",
            "CANCELLED_BY_PATIENT",
            "booked",
            "BOOKED",
            "pending",
            "BOOKED",
            "proposed",
            "BOOKED",
            "*",
            "UNKNOWN",
            "",
            "UNKNOWN");

    private static final Map<String, String> CHANNELS = Map.of(
            "in-person", "FACE_TO_FACE", "telephone", "TELEPHONE", "video", "VIDEO", "*", "UNKNOWN", "", "UNKNOWN");

    private static final Map<String, String> IN_ERROR = Map.of("entered-in-error", "true");

    private static final String TPP_TIME = "%d %b %Y %H:%M:%S";

    private static final Map<String, String> SYNTHEA_SETTINGS = Map.of(
            "wellness",
            "GP",
            "ambulatory",
            "GP",
            "virtual",
            "GP",
            "home",
            "GP",
            "outpatient",
            "OUTPATIENT",
            "urgentcare",
            "A_AND_E",
            "emergency",
            "A_AND_E",
            "inpatient",
            "INPATIENT",
            "*",
            "OTHER");

    private RecordSystems() {}

    static List<ContactMapping> all() {
        return List.of(
                new ContactMapping(
                        "EMIS patients",
                        Table.PEOPLE,
                        Map.of(
                                Field.KEY, column("PatientGuid"),
                                Field.NHS_NUMBER, column("NhsNumber"),
                                Field.PRACTICE, column("OrganisationGuid"),
                                Field.BORN, column("DateOfBirth"),
                                Field.SEX, column("Sex", SEXES),
                                Field.REGISTERED_FROM,
                                        column("DateOfRegistration").orNothing(),
                                Field.REGISTERED_UNTIL,
                                        column("DateOfDeactivation").orNothing(),
                                Field.DELETED, column("Deleted").orNothing(),
                                Field.CONFIDENTIAL, column("IsConfidential").orNothing())),
                new ContactMapping(
                        "EMIS organisations",
                        Table.ORGANISATIONS,
                        Map.of(Field.KEY, column("OrganisationGuid"), Field.PRACTICE, column("ODSCode"))),
                new ContactMapping(
                        "EMIS consultations",
                        Table.CONTACTS,
                        Map.of(
                                Field.KEY, column("PatientGuid"),
                                Field.STARTED_AT, column("EffectiveDate"),
                                Field.SETTING, always("GP"),
                                Field.ORGANISATION, column("OrganisationGuid"),
                                Field.MODE, column("ConsultationSourceTerm", EMIS_MODES),
                                Field.KIND, column("ConsultationSourceTerm", EMIS_KINDS),
                                Field.STATUS, always("ATTENDED"),
                                Field.DELETED, column("Deleted"),
                                Field.CONFIDENTIAL, column("IsConfidential"))),
                new ContactMapping(
                        "SystmOne patients",
                        Table.PEOPLE,
                        Map.of(
                                Field.KEY, column("RowIdentifier"),
                                Field.NHS_NUMBER, column("NHSNumber"),
                                Field.PRACTICE, column("IDOrganisationVisibleTo"),
                                Field.BORN, column("DateBirth").dated(TPP_TIME),
                                Field.SEX, column("Gender", SEXES),
                                Field.DELETED, column("RemovedData").orNothing())),
                new ContactMapping(
                        "SystmOne appointments",
                        Table.CONTACTS,
                        Map.of(
                                Field.KEY, column("IDPatient"),
                                Field.STARTED_AT, column("DateStart").dated(TPP_TIME),
                                Field.SETTING, always("GP"),
                                Field.ORGANISATION, column("IDOrganisation"),
                                Field.MODE,
                                        column(
                                                "TelephoneAppointment",
                                                Map.of(
                                                        "1",
                                                        "TELEPHONE",
                                                        "true",
                                                        "TELEPHONE",
                                                        "y",
                                                        "TELEPHONE",
                                                        "0",
                                                        "FACE_TO_FACE",
                                                        "false",
                                                        "FACE_TO_FACE",
                                                        "n",
                                                        "FACE_TO_FACE",
                                                        "*",
                                                        "UNKNOWN",
                                                        "",
                                                        "UNKNOWN")),
                                Field.STATUS, column("AppointmentStatus", SYSTMONE_STATUSES),
                                Field.BOOKED_ON, column("DateAppointmentBooked").dated(TPP_TIME),
                                Field.DELETED, column("RemovedData"))),
                fhirPatients("FHIR patients", true),
                fhirPatients("FHIR patients without NHS numbers", false),
                new ContactMapping(
                        "FHIR encounters",
                        Table.CONTACTS,
                        Map.of(
                                Field.KEY, column("Encounter.subject"),
                                Field.STARTED_AT, column("Encounter.period.start"),
                                Field.ENDED_ON, column("Encounter.period.end"),
                                Field.SETTING, column("Encounter.class", FHIR_SETTINGS),
                                Field.MODE, column("Encounter.class", FHIR_MODES),
                                Field.ORGANISATION, column("Encounter.serviceProvider"),
                                Field.STATUS, column("Encounter.status", ENCOUNTER_STATUSES),
                                Field.DELETED, column("Encounter.status", IN_ERROR),
                                Field.CONFIDENTIAL, column("Encounter.meta.security"))),
                new ContactMapping(
                        "FHIR appointments",
                        Table.CONTACTS,
                        Map.of(
                                Field.KEY, column("Appointment.participant(Patient)"),
                                Field.STARTED_AT, column("Appointment.start"),
                                Field.SETTING, always("GP"),
                                Field.MODE, column("Appointment.extension(DeliveryChannel)", CHANNELS),
                                Field.STATUS, column("Appointment.status", APPOINTMENT_STATUSES),
                                Field.BOOKED_ON, column("Appointment.created"),
                                Field.DELETED, column("Appointment.status", IN_ERROR),
                                Field.CONFIDENTIAL, column("Appointment.meta.security"))),
                new ContactMapping(
                        "Synthea patients",
                        Table.PEOPLE,
                        Map.of(
                                Field.KEY, column("Id"),
                                Field.BORN, column("BIRTHDATE"),
                                Field.SEX, column("GENDER", SEXES))),
                new ContactMapping(
                        "Synthea encounters",
                        Table.CONTACTS,
                        Map.of(
                                Field.KEY, column("PATIENT"),
                                Field.STARTED_AT, column("START"),
                                Field.ENDED_ON, column("STOP"),
                                Field.SETTING, column("ENCOUNTERCLASS", SYNTHEA_SETTINGS),
                                Field.STATUS, always("ATTENDED"))));
    }

    private static ContactMapping fhirPatients(String name, boolean numbers) {
        From number = column("Patient.identifier(nhs-number)");
        Map<Field, From> fields = Map.of(
                Field.KEY, column("Patient.id"),
                Field.PRACTICE, column("Patient.generalPractitioner(ods)"),
                Field.BORN, column("Patient.birthDate"),
                Field.SEX, column("Patient.gender", SEXES),
                Field.CONFIDENTIAL, column("Patient.meta.security"));
        if (!numbers) {
            return new ContactMapping(name, Table.PEOPLE, fields);
        }
        var all = new java.util.EnumMap<>(fields);
        all.put(Field.NHS_NUMBER, number);
        return new ContactMapping(name, Table.PEOPLE, all);
    }
}
