package health.cairn.contacts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which tables are read: those made here first, then Cairn's own form and those of record systems. */
public class ContactMappings {

    private final ContactMappingStore store;

    ContactMappings(ContactMappingStore store) {
        this.store = store;
    }

    /** A mapping as it is kept. */
    public record Kept(int number, ContactMapping mapping) {}

    /** Those made here, by name. */
    public List<Kept> saved() {
        return store.all();
    }

    /** Keeps a mapping; one for the same columns is replaced by it. */
    public Kept save(ContactMapping mapping, Optional<Long> account) {
        return store.save(mapping, account);
    }

    /** Forgets a mapping. What was loaded by it stays. */
    public void remove(int number) {
        store.remove(number);
    }

    /** All, in the order in which they are tried. */
    List<ContactMapping> inOrder() {
        return Stream.of(saved().stream().map(Kept::mapping), CairnTables.all().stream(), RecordSystems.all().stream())
                .flatMap(mappings -> mappings)
                .toList();
    }
}
