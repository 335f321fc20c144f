package health.cairn.directory.history;

import health.cairn.directory.AreaCode;
import health.cairn.directory.history.Facts.OtherCodeFact;
import health.cairn.directory.history.Timeline.Segment;
import health.cairn.directory.history.Timeline.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes of one publisher turned into those areas are shown under. ONS gives an area a new code when its boundary changes
 * and ODS keeps the old one, so what an ODS code means depends on the day.
 */
final class Codes {

    private final Map<AreaCode, List<Segment<AreaCode>>> meanings = new HashMap<>();

    Codes(List<OtherCodeFact> facts) {
        Map<AreaCode, List<OtherCodeFact>> byOther = new LinkedHashMap<>();
        for (OtherCodeFact fact : facts) {
            byOther.computeIfAbsent(fact.other(), _ -> new ArrayList<>()).add(fact);
        }
        byOther.forEach((other, ofOne) -> meanings.put(
                other,
                Timeline.merge(
                        ofOne.stream()
                                .sorted(Comparator.comparingLong(OtherCodeFact::order))
                                .map(fact -> new Snapshot<>(fact.asOf(), fact.code()))
                                .toList(),
                        List.of())));
    }

    /** What the code means on a day; itself where it has no other meaning. */
    AreaCode on(LocalDate day, AreaCode code) {
        List<Segment<AreaCode>> segments = meanings.get(code);
        if (segments == null) {
            return code;
        }
        AreaCode meaning = code;
        for (Segment<AreaCode> segment : segments) {
            if (segment.value() != null && (meaning == code || !segment.from().isAfter(day))) {
                meaning = segment.value();
            }
        }
        return meaning;
    }

    /** What the code means over a stretch of time, split on the days on which its meaning changes. */
    List<Timeline.Stretch<AreaCode>> over(AreaCode code, LocalDate from, @Nullable LocalDate until) {
        List<Segment<AreaCode>> segments = meanings.getOrDefault(code, List.of());
        List<Timeline.Stretch<AreaCode>> parts = new ArrayList<>();
        LocalDate start = from;
        for (Segment<AreaCode> segment : segments) {
            LocalDate change = segment.until();
            if (change != null && change.isAfter(start) && (until == null || change.isBefore(until))) {
                parts.add(new Timeline.Stretch<>(on(start, code), start, change));
                start = change;
            }
        }
        parts.add(new Timeline.Stretch<>(on(start, code), start, until));
        return parts;
    }

    /** The present meaning of every code that has another. */
    Map<AreaCode, AreaCode> latest() {
        Map<AreaCode, AreaCode> latest = new HashMap<>();
        meanings.forEach((other, _) -> latest.put(other, on(LocalDate.MAX, other)));
        return latest;
    }
}
