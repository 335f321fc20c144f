package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.privacy.CountKey;
import health.cairn.privacy.CountTable;
import health.cairn.privacy.Gate;
import health.cairn.privacy.ReleasedTable;
import health.cairn.privacy.ReleasedTable.Released;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All counts of one page on their way out: through the gate, or as they are for the data holders of the one practice they
 * are of. Counts of a single practice stand on a page of their own, where a network less its other practices could give away
 * what the gate hides in their midst; they are rounded to the nearest 5 by whatever rule small ones are hidden.
 */
final class Counts {

    private static final int ROUNDED_TO = 5;

    private final Lens lens;
    private final Basis basis;
    private final CountTable table = new CountTable();
    private final Map<String, Long> raw = new LinkedHashMap<>();

    Counts(Lens lens, Basis basis) {
        this.lens = lens;
        this.basis = basis;
    }

    /** A count under a name of its own. */
    Counts add(String name, long count) {
        raw.put(name, count);
        table.count(key(name), count);
        return this;
    }

    /** Counts that are parts of another; where they are not all of it, the rest is protected too. */
    Counts sum(String total, List<String> parts) {
        table.sum(key(total), parts.stream().map(this::key).toList());
        return this;
    }

    /** A count with a part of it, as people and those of them who come often. */
    Counts with(String whole, long count, String part, long ofThem) {
        return add(whole, count).add(part, ofThem).sum(whole, List.of(part));
    }

    private CountKey key(String name) {
        return new CountKey(lens.area(), basis.from(), basis.until(), name);
    }

    /** What may be seen. */
    Seen pass(Gate gate) {
        if (lens.inside()) {
            return new Seen(Map.copyOf(raw), "Counts of your own practice, as they are; they are for inside it.");
        }
        ReleasedTable released = gate.pass(table);
        Map<String, Long> shown = new LinkedHashMap<>();
        for (String name : raw.keySet()) {
            if (released.cell(key(name)) instanceof Released.Shown(long count)) {
                shown.put(name, lens.practice() ? rounded(count) : count);
            }
        }
        return new Seen(
                shown,
                released.rule() + (lens.practice() ? " Counts of one practice are rounded to the nearest 5." : ""));
    }

    static long rounded(long count) {
        return Math.round((double) count / ROUNDED_TO) * ROUNDED_TO;
    }

    /** Counts as the viewer may see them, and the rule they were hidden by. */
    record Seen(Map<String, Long> shown, String rule) {

        /** A count; null where it is not shown. */
        @Nullable
        Long get(String name) {
            return shown.get(name);
        }

        Optional<Long> find(String name) {
            return Optional.ofNullable(shown.get(name));
        }
    }
}
