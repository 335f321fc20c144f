package health.cairn.directory.history;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing over time (the PCN of a practice, the name of a PCN), made of snapshots and of dated stretches.
 *
 * <ul>
 *   <li>Snapshots that agree run through the time between them, however long.
 *   <li>Where two follow each other and disagree, the change is put at 1 April of the later one's NHS year, because yearly
 *       lists speak for their year; if the earlier snapshot lies in that same year, at the later one's own day. Either way
 *       it is marked with the later one's day: by then it is known.
 *   <li>The first snapshot speaks from the beginning of its NHS year.
 *   <li>A dated source is complete for the days from its first stretch to the day it speaks of: snapshots of those days are
 *       not heard, and its gaps are gaps. Of two dated sources the later one is heard for all days it covers.
 *   <li>After that day what it says runs on until a snapshot says otherwise.
 * </ul>
 */
final class Timeline {

    private Timeline() {}

    /** What was the case on a day: a value, or null for "none". */
    record Snapshot<V>(LocalDate day, @Nullable V value) {}

    /** A value from a day until a day that is not in it (null: no end known). */
    record Stretch<V>(V value, LocalDate from, @Nullable LocalDate until) {}

    /** What one dated source says: its stretches, and the day it speaks of. */
    record Dated<V>(LocalDate asOf, List<Stretch<V>> stretches) {}

    /**
     * A part of the finished history.
     *
     * @param value null: known to be none
     * @param fromKnownBy the snapshot by which the start is known; null where the start is dated
     * @param untilKnownBy the snapshot by which the end is known; null where the end is dated or there is none
     */
    record Segment<V>(
            @Nullable V value,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate fromKnownBy,
            @Nullable LocalDate untilKnownBy) {

        boolean isEmpty() {
            return until != null && !from.isBefore(until);
        }

        Segment<V> until(LocalDate end, @Nullable LocalDate knownBy) {
            return until != null && !end.isBefore(until) ? this : new Segment<>(value, from, end, fromKnownBy, knownBy);
        }
    }

    /** The beginning of the NHS year (1 April to 31 March) that holds the day. */
    static LocalDate yearStart(LocalDate day) {
        LocalDate april = LocalDate.of(day.getYear(), Month.APRIL, 1);
        return day.isBefore(april) ? april.minusYears(1) : april;
    }

    /**
     * Merges all that is known.
     *
     * @param snapshots in any order; of several for one day the last in the collection is heard
     * @param dated in any order; of several for one day the last is heard first
     */
    static <V> List<Segment<V>> merge(Collection<Snapshot<V>> snapshots, List<Dated<V>> dated) {
        TreeMap<LocalDate, Snapshot<V>> byDay = new TreeMap<>();
        for (Snapshot<V> snapshot : snapshots) {
            byDay.put(snapshot.day(), snapshot);
        }
        if (dated.isEmpty()) {
            return joined(ofSnapshots(byDay.values(), null, null));
        }
        List<Stretch<V>> stretches = newestFirst(dated);
        LocalDate firstDay = stretches.getFirst().from();
        LocalDate lastDay = lastDayCovered(dated, stretches.getLast());

        List<Segment<V>> segments = new ArrayList<>();
        for (Segment<V> before : ofSnapshots(byDay.headMap(firstDay, false).values(), null, null)) {
            segments.add(before.until(firstDay, null));
        }
        for (Stretch<V> stretch : stretches) {
            segments.add(new Segment<>(stretch.value(), stretch.from(), stretch.until(), null, null));
        }
        Segment<V> last = segments.getLast();
        boolean stillOpen = last.until() == null;
        List<Segment<V>> after =
                ofSnapshots(byDay.tailMap(lastDay, false).values(), lastDay, stillOpen ? last.value() : null);
        if (!after.isEmpty() && stillOpen) {
            segments.set(
                    segments.size() - 1,
                    last.until(after.getFirst().from(), after.getFirst().fromKnownBy()));
        }
        segments.addAll(after);
        return joined(segments);
    }

    /** The day up to which dated sources are complete; a source may know of a start or an end after its own day. */
    private static <V> LocalDate lastDayCovered(List<Dated<V>> dated, Stretch<V> last) {
        LocalDate asOf =
                dated.stream().map(Dated::asOf).max(Comparator.naturalOrder()).orElseThrow();
        LocalDate known = last.until() == null ? last.from() : last.until().minusDays(1);
        return asOf.isBefore(known) ? known : asOf;
    }

    /** The stretches of all dated sources, in order and without overlap; the later source is heard for what it covers. */
    private static <V> List<Stretch<V>> newestFirst(List<Dated<V>> dated) {
        List<Dated<V>> sources = new ArrayList<>(dated.reversed());
        sources.sort(Comparator.comparing((Dated<V> source) -> source.asOf()).reversed());
        List<Stretch<V>> kept = new ArrayList<>();
        LocalDate frontier = LocalDate.MAX;
        for (Dated<V> source : sources) {
            List<Stretch<V>> ordered = source.stretches().stream()
                    .sorted(Comparator.comparing((Stretch<V> stretch) -> stretch.from()))
                    .toList();
            List<Stretch<V>> clipped = new ArrayList<>();
            for (int i = 0; i < ordered.size(); i++) {
                Stretch<V> stretch = ordered.get(i);
                LocalDate next = i + 1 < ordered.size() ? ordered.get(i + 1).from() : LocalDate.MAX;
                LocalDate limit = next.isBefore(frontier) ? next : frontier;
                LocalDate until = stretch.until() == null || stretch.until().isAfter(limit) ? limit : stretch.until();
                if (stretch.from().isBefore(until)) {
                    clipped.add(
                            new Stretch<>(stretch.value(), stretch.from(), until.equals(LocalDate.MAX) ? null : until));
                }
            }
            if (!clipped.isEmpty()) {
                kept.addAll(0, clipped);
                frontier = clipped.getFirst().from();
            }
        }
        return kept;
    }

    /**
     * The history that snapshots alone tell.
     *
     * @param previousDay the day up to which something is known already, null where nothing is
     * @param current what was the case on that day
     */
    private static <V> List<Segment<V>> ofSnapshots(
            Collection<Snapshot<V>> snapshots, @Nullable LocalDate previousDay, @Nullable V current) {
        List<Segment<V>> segments = new ArrayList<>();
        LocalDate previous = previousDay;
        V value = current;
        boolean begun = previousDay != null;
        for (Snapshot<V> snapshot : snapshots) {
            if (!begun || !Objects.equals(value, snapshot.value())) {
                LocalDate year = yearStart(snapshot.day());
                LocalDate from = previous == null || year.isAfter(previous) ? year : snapshot.day();
                if (!segments.isEmpty()) {
                    segments.set(segments.size() - 1, segments.getLast().until(from, snapshot.day()));
                }
                segments.add(new Segment<>(snapshot.value(), from, null, snapshot.day(), null));
                value = snapshot.value();
                begun = true;
            }
            previous = snapshot.day();
        }
        return segments;
    }

    /** Drops what is empty and joins neighbours that say the same. */
    private static <V> List<Segment<V>> joined(List<Segment<V>> segments) {
        List<Segment<V>> joined = new ArrayList<>();
        for (Segment<V> segment : segments) {
            if (segment.isEmpty()) {
                continue;
            }
            Segment<V> last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && Objects.equals(last.value(), segment.value())
                    && segment.from().equals(last.until())) {
                joined.set(
                        joined.size() - 1,
                        new Segment<>(
                                last.value(),
                                last.from(),
                                segment.until(),
                                last.fromKnownBy(),
                                segment.untilKnownBy()));
            } else {
                joined.add(segment);
            }
        }
        return List.copyOf(joined);
    }
}
