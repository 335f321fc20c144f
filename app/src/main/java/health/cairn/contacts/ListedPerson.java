package health.cairn.contacts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One person on a practice's list, under the pseudonym.
 *
 * @param person the pseudonym, as 16 hexadecimal digits
 * @param contacts in the latest twelve months and the two periods before
 * @param services contacts by service in the latest twelve months
 */
public record ListedPerson(
        String person,
        Sex sex,
        int age,
        OptionalInt deprivation,
        List<Integer> contacts,
        Map<Setting, Integer> services,
        Optional<LocalDate> lastContact) {

    /** Nothing of it: it is one patient's. */
    @Override
    public String toString() {
        return "ListedPerson";
    }
}
