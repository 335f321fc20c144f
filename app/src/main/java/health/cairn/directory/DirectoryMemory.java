package health.cairn.directory;

import health.cairn.directory.DirectoryQueries.AreaRow;
import health.cairn.directory.DirectoryQueries.Versions;
import health.cairn.directory.search.SearchIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole directory in memory: some 20,000 areas and 60,000 memberships. Replaced as a whole when the version in the
 * database has grown; the version is asked for at most twice a second, and at once after a change made here.
 */
@Component
class DirectoryMemory {

    /** There is an England before anything is loaded. */
    private static final AreaRow ENGLAND =
            new AreaRow(AreaCode.ENGLAND, AreaType.ENGLAND, "England", null, null, null, null, null);

    private static final Duration MAY_BE_OLD = Duration.ofMillis(500);

    /** What is held. Immutable; a reader keeps using the one it took. */
    record Contents(
            Versions versions,
            SequencedMap<AreaCode, AreaRow> areas,
            Map<AreaCode, AreaCode> otherCodes,
            Atlas atlas,
            SearchIndex<AreaCode> index,
            Map<AreaCode, CustomGroup> groups) {

        long version() {
            return versions.areas() + versions.groups();
        }

        /** The code an area is shown under, whatever code it is asked for by. */
        AreaCode present(AreaCode code) {
            return areas.containsKey(code) ? code : otherCodes.getOrDefault(code, code);
        }
    }

    private final DirectoryQueries queries;
    private final GroupStore groups;
    private final Clock clock;
    private final TransactionTemplate committed;

    private volatile @Nullable Contents contents;
    private volatile long checkedAt;
    private volatile boolean changed = true;

    DirectoryMemory(DirectoryQueries queries, GroupStore groups, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.groups = groups;
        this.clock = clock;
        // What is held is shared with everybody, so it is read outside a transaction that may still be rolled back, and
        // all
        // of it as it was at one moment.
        this.committed = new TransactionTemplate(transactions);
        committed.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        committed.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        committed.setReadOnly(true);
    }

    Contents contents() {
        Contents held = contents;
        long now = clock.millis();
        if (held != null && !changed && Math.abs(now - checkedAt) < MAY_BE_OLD.toMillis()) {
            return held;
        }
        return refresh();
    }

    /** Has the next reader look at the version again, as soon as the running transaction has committed. */
    void forgetAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changed = true;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed = true;
            }
        });
    }

    private synchronized Contents refresh() {
        changed = false;
        checkedAt = clock.millis();
        Contents held = contents;
        Contents fresh = committed.execute(_ -> {
            Versions versions = queries.versions();
            if (held != null && held.versions().equals(versions)) {
                return held;
            }
            if (held != null && held.versions().areas() == versions.areas()) {
                return new Contents(
                        versions, held.areas(), held.otherCodes(), held.atlas(), held.index(), groups.all());
            }
            return read(versions);
        });
        if (fresh == null) {
            throw new IllegalStateException("The directory could not be read");
        }
        contents = fresh;
        return fresh;
    }

    private Contents read(Versions versions) {
        SequencedMap<AreaCode, AreaRow> areas = queries.areas();
        areas.putIfAbsent(AreaCode.ENGLAND, ENGLAND);
        Map<AreaCode, AreaCode> otherCodes = queries.otherCodes();
        Atlas atlas = new Atlas(
                queries.memberships(),
                areas.values().stream()
                        .filter(area -> area.type() == AreaType.PRACTICE)
                        .map(AreaRow::code)
                        .collect(Collectors.toSet()));
        return new Contents(versions, areas, otherCodes, atlas, index(areas, otherCodes), groups.all());
    }

    private SearchIndex<AreaCode> index(SequencedMap<AreaCode, AreaRow> areas, Map<AreaCode, AreaCode> otherCodes) {
        Map<AreaCode, SearchIndex.Entry<AreaCode>> entries = new TreeMap<>();
        areas.forEach((code, area) -> {
            double weight = (area.type() == AreaType.OTHER ? 0.8 : 1) * (area.closed() == null ? 1 : 0.85);
            entries.put(
                    code,
                    new SearchIndex.Entry<>(
                            code,
                            area.name(),
                            List.of(code.value()),
                            area.postcode() == null ? "" : area.postcode(),
                            weight));
        });
        Map<AreaCode, List<String>> formerNames = new HashMap<>();
        queries.names().stream()
                .filter(name -> name.until() != null)
                .forEach(name -> formerNames
                        .computeIfAbsent(name.code(), _ -> new ArrayList<>())
                        .add(name.name()));
        formerNames.forEach(
                (code, names) -> entries.computeIfPresent(code, (_, entry) -> entry.withFormerNames(names)));
        otherCodes.forEach(
                (other, code) -> entries.computeIfPresent(code, (_, entry) -> entry.withCode(other.value())));
        return SearchIndex.of(List.copyOf(entries.values()));
    }
}
