package health.cairn.contacts;

import static health.cairn.contacts.ContactMapping.From.column;

import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.ContactMapping.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Cairn's own form of people and contacts, as CSV or Parquet; described in docs/reference/contact-files.md. */
final class CairnTables {

    private static final Map<String, String> SEXES = Map.ofEntries(
            Map.entry("m", "MALE"),
            Map.entry("male", "MALE"),
            Map.entry("1", "MALE"),
            Map.entry("f", "FEMALE"),
            Map.entry("female", "FEMALE"),
            Map.entry("2", "FEMALE"),
            Map.entry("i", "UNKNOWN"),
            Map.entry("u", "UNKNOWN"),
            Map.entry("x", "UNKNOWN"),
            Map.entry("0", "UNKNOWN"),
            Map.entry("9", "UNKNOWN"),
            Map.entry("unknown", "UNKNOWN"),
            Map.entry("", "UNKNOWN"));

    static final ContactMapping PEOPLE = own("Cairn's list of people", Table.PEOPLE);
    static final ContactMapping CONTACTS = own("Cairn's list of contacts", Table.CONTACTS);

    private CairnTables() {}

    static List<ContactMapping> all() {
        return List.of(PEOPLE, CONTACTS);
    }

    private static ContactMapping own(String name, Table table) {
        var fields = new EnumMap<Field, From>(Field.class);
        for (Field field : Field.values()) {
            if (field.isOf(table)) {
                From from = field == Field.SEX ? column(field.column(), SEXES) : column(field.column());
                boolean needed = field.required() || field == Field.NHS_NUMBER || field == Field.PRACTICE;
                fields.put(field, needed ? from : from.orNothing());
            }
        }
        return new ContactMapping(name, table, fields);
    }
}
