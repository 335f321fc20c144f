package health.cairn.contacts.web;

import java.util.Map;
import java.util.Set;

/**
 * Of whom a page tells, and how near the viewer may look.
 *
 * @param area the code of a practice, network or larger area
 * @param practice whether it is a practice
 * @param practices those of it whose counts the viewer may see and whose contacts are published
 * @param of how many practices the area has today
 * @param inside whether these are the viewer's own patients, whose counts need no hiding
 * @param names names of organisations by code
 */
record Lens(
        String area,
        String name,
        boolean practice,
        Set<String> practices,
        int of,
        boolean inside,
        Map<String, String> names) {

    /** The same for what goes to others. */
    Lens outside() {
        return new Lens(area, name, practice, practices, of, false, names);
    }

    /** An organisation's name, or its code where it has none. */
    String nameOf(String code) {
        return names.getOrDefault(code, code);
    }

    /** What the viewer sees, for the bar under the header. */
    String sight() {
        return inside
                ? "You see your own practice: counts as they are, and people with a reason"
                : "You see counts; small ones are not shown, nor is anybody";
    }

    /** How many practices are counted, for the bar and for sources. */
    String coverage() {
        return practice ? "One practice" : practices.size() + " of " + of + " practices";
    }
}
