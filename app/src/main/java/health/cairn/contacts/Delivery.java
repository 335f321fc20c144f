package health.cairn.contacts;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a practice or network hands over: the people registered and all their contacts, in two files or more. It is complete
 * for the practices in it; once published it takes the place of what they delivered before.
 *
 * @param name what whoever brings it calls it
 * @param source which system it came from
 * @param purpose decides whose rows are left out
 * @param from the first day that the contacts cover; empty for the month of the first contact
 * @param until the day of the extract; empty for the day after the last contact
 * @param practice the practice of people whose row names none; empty where every row names one
 * @param files lists of people and lists of contacts; they are read where they are, and no copy is kept
 * @param account who brings it; empty for the command line
 */
public record Delivery(
        String name,
        String source,
        Purpose purpose,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> practice,
        List<Path> files,
        Optional<Long> account) {

    public Delivery {
        if (practice.filter(code -> !code.matches("[A-Z0-9]{3,10}")).isPresent()) {
            throw new IllegalArgumentException("A practice has a code like A81001");
        }
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "A delivery needs a list of people and a list of contacts; found no file");
        }
    }
}
