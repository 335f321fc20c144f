package health.cairn.contacts;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.privacy.NhsNumber;
import health.cairn.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * The way back from pseudonyms to people, which only a practice can go: the lake knows no NHS number, so the practice brings
 * its own list, and those of it who are meant are handed back. Nothing of the list is kept.
 */
@Service
public class Identities {

    private static final int SHORTEST_REASON = 5;

    private final Pseudonyms pseudonyms;
    private final ContactStore store;
    private final Audit audit;

    Identities(Pseudonyms pseudonyms, ContactStore store, Audit audit) {
        this.pseudonyms = pseudonyms;
        this.store = store;
        this.audit = audit;
    }

    /**
     * Those of a practice's own list who are among these people.
     *
     * @param people pseudonyms, as {@link ListedPerson} has them
     * @param lines the list; of each line the first NHS number counts, lines without one are passed over
     * @throws AccessDeniedException where the viewer may not see this practice's patients
     * @throws IllegalArgumentException where no reason is given, or the pseudonyms cannot be made from NHS numbers any more
     */
    public List<NhsNumber> among(
            Scope scope, String practice, String reason, Set<String> people, Stream<String> lines) {
        Optional<Long> account =
                scope.viewer() instanceof Viewer.Person viewer ? Optional.of(viewer.account()) : Optional.empty();
        Entry entry =
                Entry.of(Act.REIDENTIFIED, account).on("practice", practice).because(reason.strip());
        if (!scope.maySeeIdentifiable(practice)) {
            audit.record(entry.outcome(health.cairn.audit.Outcome.REFUSED));
            throw new AccessDeniedException("Patients of a practice are seen by the practice's own data holders only");
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new IllegalArgumentException("Say why you need to know who they are, in a few words; it is recorded");
        }
        Pseudonyms.Shortened shortened = pseudonyms.shortened(ContactLoads.PSEUDONYMS);
        boolean current = store.shown(List.of(practice), ContactDefinition.PRACTICE.key()).stream()
                .map(shown -> store.find(shown.batch()).orElseThrow())
                .allMatch(batch -> batch.keyVersion() == shortened.keyVersion());
        if (!current) {
            throw new IllegalArgumentException("The key of the pseudonyms was renewed since these contacts were loaded."
                    + " Load the practice's contacts again, then ask again");
        }
        audit.record(entry);
        var found = new ArrayList<NhsNumber>();
        lines.map(Identities::number).flatMap(Optional::stream).distinct().forEach(number -> {
            if (people.contains(HexFormat.of().toHexDigits(shortened.of(number)))) {
                found.add(number);
            }
        });
        return List.copyOf(found);
    }

    private static Optional<NhsNumber> number(String line) {
        return Stream.of(line.split("[,;\t\"]", -1))
                .map(NhsNumber::parse)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
