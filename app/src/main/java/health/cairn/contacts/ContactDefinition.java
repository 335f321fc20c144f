package health.cairn.contacts;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What counts as a contact. The same events can be read by several definitions; a definition that was used never changes,
 * a change is a new version.
 *
 * @param name small letters, digits and hyphens, for example {@code any-clinician}
 * @param version from 1
 * @param title in words
 * @param settings whose contacts add up to the count; services outside are still counted service by service
 * @param modes which count; empty for all
 * @param statuses which count
 * @param kinds which count
 * @param onceADay whether several contacts of a person on one day in one setting with one kind of professional count once
 */
public record ContactDefinition(
        String name,
        int version,
        String title,
        Set<Setting> settings,
        Set<Mode> modes,
        Set<Attendance> statuses,
        Set<ContactKind> kinds,
        boolean onceADay) {

    /** Any contact of care with anybody at the practice, however it took place, that took place. */
    public static final ContactDefinition PRACTICE = new ContactDefinition(
            "practice",
            1,
            "Contacts with the practice: any clinician, any way, once a day for each profession",
            EnumSet.of(Setting.GP),
            Set.of(),
            EnumSet.of(Attendance.ATTENDED),
            EnumSet.of(ContactKind.CARE),
            true);

    public ContactDefinition {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "A definition's name has up to 40 small letters, digits and hyphens; found '" + name + "'");
        }
        if (version < 1 || settings.isEmpty() || statuses.isEmpty() || kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "A definition has a version from 1 and names at least one setting, status and kind of contact");
        }
        settings = Set.copyOf(settings);
        modes = Set.copyOf(modes);
        statuses = Set.copyOf(statuses);
        kinds = Set.copyOf(kinds);
    }

    /** Name and version: its name among files and in the catalogue. */
    public String key() {
        return name + "." + version;
    }

    /** Codes for SQL, in order: {@code 1, 4}. */
    public static String codes(Set<? extends Coded> terms) {
        return terms.stream().map(Coded::code).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
