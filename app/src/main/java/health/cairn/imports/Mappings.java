package health.cairn.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mappings of this installation: made once on a page, used for every later file with the same columns. */
@Component
public class Mappings {

    private final MappingStore store;
    private final Clock clock;

    Mappings(MappingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A mapping as it is kept. */
    public record Kept(int number, TableMapping mapping, Instant madeAt) {}

    /** All of them, by name. */
    public List<Kept> all() {
        return store.all();
    }

    public Optional<Kept> find(int number) {
        return store.find(number);
    }

    /** Keeps a mapping; one for the same columns is replaced by it. */
    public Kept save(TableMapping mapping, Optional<Long> account) {
        return store.save(mapping, clock.instant(), account);
    }

    /** Forgets a mapping. What was loaded by it stays. */
    public void remove(int number) {
        store.remove(number);
    }

    /** What a format made from a mapping is called, by the name of the format. */
    Optional<String> named(String format) {
        String number = format.startsWith(MappedFormat.PREFIX) ? format.substring(MappedFormat.PREFIX.length()) : "";
        return number.matches("\\d{1,9}")
                ? store.find(Integer.parseInt(number))
                        .map(kept -> kept.mapping().name())
                : Optional.empty();
    }

    /** The mapping whose columns stand in the head of this file, if there is one. */
    Optional<FileFormat> formatFor(Sample sample) {
        Map<String, Kept> byFingerprint = new HashMap<>();
        store.all().forEach(kept -> byFingerprint.put(kept.mapping().fingerprint(), kept));
        return sample.sheets().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .map(row -> byFingerprint.get(Header.of(row).fingerprint()))
                .filter(Objects::nonNull)
                .map(kept -> (FileFormat) new MappedFormat(kept.number(), kept.mapping()))
                .findFirst();
    }
}
