package health.cairn.contacts.duckdb;

import health.cairn.contacts.RefusedDelivery;
import health.cairn.contacts.duckdb.SourceStore.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * FHIR R4 resources, one a line, as tables whose columns are named like the elements they come from. Which elements are read
 * follows UK Core; nothing else of a resource is looked at.
 */
final class FhirSql {

    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";
    private static final String DELIVERY_CHANNEL = "Extension-UKCore-DeliveryChannel";
    private static final Pattern TYPE = Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Za-z]+)\"");

    private FhirSql() {}

    static Source open(Path file, String name, String head) {
        Matcher type = TYPE.matcher(head);
        String resource = type.find() ? type.group(1) : "";
        Map<String, String> columns = new LinkedHashMap<>();
        switch (resource) {
            case "Patient" -> patient(columns, head.contains(NHS_NUMBER));
            case "Encounter" -> encounter(columns);
            case "Appointment" -> appointment(columns);
            default ->
                throw new RefusedDelivery(
                        name + " without FHIR resources that Cairn reads",
                        "Patient, Encounter or Appointment of FHIR R4, one resource a line",
                        "export these as NDJSON");
        }
        String select = columns.entrySet().stream()
                .map(column -> column.getValue() + " as " + DuckDbStore.column(column.getKey()))
                .collect(Collectors.joining(", "));
        // Lines that are no JSON become rows of nulls, and are set aside as such.
        String reader = "(select %s from read_json_objects(%s, format = 'newline_delimited', ignore_errors = true))"
                .formatted(select, DuckDbStore.text(file.toAbsolutePath().toString()));
        return new Source(name, List.copyOf(columns.keySet()), reader, 0);
    }

    private static void patient(Map<String, String> columns, boolean numbers) {
        columns.put("Patient.id", text("$.id"));
        if (numbers) {
            columns.put("Patient.identifier(nhs-number)", identifier("$.identifier[*]", NHS_NUMBER));
        }
        columns.put("Patient.birthDate", text("$.birthDate"));
        columns.put("Patient.gender", text("$.gender"));
        columns.put(
                "Patient.generalPractitioner(ods)",
                "coalesce(%s, %s)"
                        .formatted(
                                identifier("$.generalPractitioner[*].identifier", ODS_CODE),
                                text("$.managingOrganization.identifier.value")));
        columns.put("Patient.meta.security", security());
    }

    private static void encounter(Map<String, String> columns) {
        columns.put("Encounter.subject", reference("$.subject.reference"));
        columns.put("Encounter.period.start", text("$.period.start"));
        columns.put("Encounter.period.end", text("$.period.end"));
        columns.put("Encounter.class", text("$.class.code"));
        columns.put("Encounter.status", text("$.status"));
        columns.put("Encounter.serviceProvider", text("$.serviceProvider.identifier.value"));
        columns.put("Encounter.meta.security", security());
    }

    private static void appointment(Map<String, String> columns) {
        columns.put(
                "Appointment.participant(Patient)",
                last(("list_filter(json_extract_string(json, '$.participant[*].actor.reference'),"
                        + " lambda r: contains(r, 'Patient/'))[1]")));
        columns.put("Appointment.start", text("$.start"));
        columns.put("Appointment.created", text("$.created"));
        columns.put("Appointment.status", text("$.status"));
        columns.put(
                "Appointment.extension(DeliveryChannel)",
                ("json_extract_string(list_filter(json_extract(json, '$.extension[*]'),"
                                + " lambda e: contains(json_extract_string(e, '$.url'), '%s'))[1], '$.valueCode')")
                        .formatted(DELIVERY_CHANNEL));
        columns.put("Appointment.meta.security", security());
    }

    private static String text(String path) {
        return "json_extract_string(json, '" + path + "')";
    }

    /** The id at the end of {@code Patient/1}, of an address, or of {@code urn:uuid:1}. */
    private static String reference(String path) {
        return last(text(path));
    }

    private static String last(String reference) {
        return "regexp_extract(" + reference + ", '[^/:]+$')";
    }

    private static String identifier(String path, String system) {
        return ("json_extract_string(list_filter(json_extract(json, '%s'),"
                        + " lambda i: json_extract_string(i, '$.system') = '%s')[1], '$.value')")
                .formatted(path, system);
    }

    /** R and V are what the HL7 security labels call restricted and very restricted. */
    private static String security() {
        return "case when list_has_any(json_extract_string(json, '$.meta.security[*].code'), ['R', 'V']) then 'true' end";
    }
}
