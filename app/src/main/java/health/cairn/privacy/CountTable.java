package health.cairn.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts of people that belong together, and how they hang together. All that anybody can see belongs in one table: every
 * area at every level, every period, also what another page shows. What is left out here, nobody can protect.
 *
 * <p>Sums over nested areas and nested periods are found by themselves; other sums are named with {@link #sum}.
 */
public final class CountTable {

    final Map<CountKey, Long> counts = new LinkedHashMap<>();
    final Set<CountKey> notCollected = new LinkedHashSet<>();
    final Map<String, String> parents = new LinkedHashMap<>();
    final Set<String> national = new LinkedHashSet<>();
    final List<Sum> sums = new ArrayList<>();

    /** A count that others add up to, or are part of. */
    record Sum(CountKey total, List<CountKey> parts) {}

    /** A count; 0 where there was nobody. */
    public CountTable count(CountKey key, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("A count of people is 0 or more; found " + count);
        }
        if (counts.putIfAbsent(key, count) != null || notCollected.contains(key)) {
            throw new IllegalArgumentException("There is a count for " + key.text() + " already");
        }
        return this;
    }

    /** Nobody counted here: neither zero nor hidden. */
    public CountTable notCollected(CountKey key) {
        if (counts.containsKey(key)) {
            throw new IllegalArgumentException("There is a count for " + key.text() + " already");
        }
        notCollected.add(key);
        return this;
    }

    /** An area that is part of another: a practice of its network, a network of its board. */
    public CountTable within(String area, String parent) {
        parents.put(area, parent);
        return this;
    }

    /** An area whose counts are published for the whole country, and so neither hidden nor rounded. */
    public CountTable national(String area) {
        national.add(area);
        return this;
    }

    /**
     * A count that others are part of: age bands of all ages, or those with a property of all. Where the parts do not make
     * up the whole, the rest is protected like a part.
     */
    public CountTable sum(CountKey total, List<CountKey> parts) {
        sums.add(new Sum(total, List.copyOf(parts)));
        return this;
    }

    /** Not the counts. */
    @Override
    public String toString() {
        return "CountTable[" + counts.size() + " counts]";
    }
}
