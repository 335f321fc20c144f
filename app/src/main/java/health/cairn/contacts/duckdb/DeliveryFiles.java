package health.cairn.contacts.duckdb;

import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactMapping.Table;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Field;
import health.cairn.contacts.RefusedDelivery;
import health.cairn.contacts.duckdb.SourceStore.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a delivery, and how each is to be read.
 *
 * @param people at least one
 * @param contacts at least one
 */
record DeliveryFiles(List<People> people, List<Contacts> contacts) {

    /** A list of people; {@code number} is its place among them. */
    record People(int number, Source source, PeopleStore.Reading reading) {}

    /** A list of contacts; {@code number} is its place among them. */
    record Contacts(int number, Source source, EventStore.Reading reading) {}

    private record Read(Source source, ContactMapping mapping) {}

    /**
     * Recognises each file by its columns.
     *
     * @param mappings the first that fits is taken
     * @throws RefusedDelivery where a file is of no known kind, or people or contacts are missing
     */
    static DeliveryFiles open(DuckDbStore duckDb, Delivery delivery, List<ContactMapping> mappings) throws IOException {
        var people = new ArrayList<Read>();
        var contacts = new ArrayList<Read>();
        Map<String, String> organisations = new TreeMap<>();
        var names = new HashSet<String>();
        for (var file : delivery.files()) {
            Source source = SourceStore.open(duckDb, file);
            if (!names.add(source.name())) {
                throw new RefusedDelivery(
                        "two files that are called " + source.name(), "a name of its own for each", "rename one");
            }
            ContactMapping mapping = recognise(source, mappings);
            switch (mapping.table()) {
                case PEOPLE -> people.add(new Read(source, mapping));
                case CONTACTS -> contacts.add(new Read(source, mapping));
                case ORGANISATIONS -> organisations.putAll(organisations(duckDb, source, mapping));
            }
        }
        if (people.isEmpty() || contacts.isEmpty()) {
            throw new RefusedDelivery(
                    people.isEmpty() ? "no list of people" : "no list of contacts",
                    "a list of people and a list of contacts in one delivery",
                    "deliver both together");
        }
        // Texts and numbers do not join: either every file names people by NHS number, or all are read as texts.
        boolean byNhsNumber =
                Stream.concat(people.stream(), contacts.stream()).allMatch(file -> namesByNhsNumber(file.mapping()));
        var ofPeople = new ArrayList<People>();
        for (Read file : people) {
            ofPeople.add(new People(
                    ofPeople.size(),
                    file.source(),
                    new PeopleStore.Reading(
                            file.mapping(), organisations, delivery.purpose(), delivery.practice(), byNhsNumber)));
        }
        var ofContacts = new ArrayList<Contacts>();
        for (Read file : contacts) {
            ofContacts.add(new Contacts(
                    ofContacts.size(),
                    file.source(),
                    new EventStore.Reading(file.mapping(), organisations, byNhsNumber)));
        }
        return new DeliveryFiles(List.copyOf(ofPeople), List.copyOf(ofContacts));
    }

    /** Whether rows of one of them may be no rows of a table, which DuckDB notes. */
    boolean anyCsv() {
        return Stream.concat(
                        people.stream().map(People::source), contacts.stream().map(Contacts::source))
                .anyMatch(Source::csv);
    }

    /** A list names people by NHS number where that column is the key; contacts where their key is called like one. */
    private static boolean namesByNhsNumber(ContactMapping mapping) {
        ContactMapping.From key = Objects.requireNonNull(mapping.fields().get(Field.KEY));
        ContactMapping.From number = mapping.fields().get(Field.NHS_NUMBER);
        String called = key.column().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return mapping.table() == Table.PEOPLE
                ? number != null && key.column().equals(number.column())
                : called.startsWith("nhsno") || called.startsWith("nhsnumber");
    }

    private static Map<String, String> organisations(DuckDbStore duckDb, Source source, ContactMapping mapping) {
        var field = new FieldSql(mapping, source.header(), Map.of());
        var codes = new TreeMap<String, String>();
        duckDb.rows(
                        """
                        select key, code
                          from (select %s as key, upper(%s) as code from %s as source)
                         where key is not null and regexp_full_match(code, '[A-Z0-9]{3,10}')
                         limit 20000
                        """.formatted(field.text(Field.KEY), field.text(Field.PRACTICE), source.reader()),
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue()));
        return codes;
    }

    private static ContactMapping recognise(Source source, List<ContactMapping> mappings) {
        return mappings.stream()
                .filter(mapping -> mapping.reads(source.header()))
                .findFirst()
                .orElseThrow(() -> new RefusedDelivery(
                        source.name() + " with columns that Cairn does not know",
                        "one of: "
                                + String.join(
                                        "; ",
                                        mappings.stream()
                                                .map(ContactMapping::name)
                                                .toList()),
                        "say what its columns mean in a mapping, or see docs/reference/contact-files.md"));
    }
}
