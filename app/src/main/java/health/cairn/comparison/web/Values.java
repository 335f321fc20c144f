package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Comparisons.History;
import health.cairn.comparison.Comparisons.Listed;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.people.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The values of a series, area by area and period by period. A few areas are read at a time and let go again, so that all of
 * England takes no more memory than they do, and no connection to the database is held while somebody's line is slow.
 */
@Component
class Values {

    private static final int AREAS_AT_A_TIME = 500;

    private final Comparisons comparisons;
    private final Directory directory;
    private final Clock clock;

    Values(Comparisons comparisons, Directory directory, Clock clock) {
        this.comparisons = comparisons;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param type only areas of this type
     * @param areas only these areas; empty for all
     * @param period only this period
     */
    record Wanted(int series, Optional<AreaType> type, List<Area> areas, Optional<Period> period, Scope scope) {}

    /** The key of a value: what comes after it comes later. */
    record Place(String area, LocalDate from, LocalDate until) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::area)
                    .thenComparing(Place::from)
                    .thenComparing(Place::until)
                    .compare(this, other);
        }
    }

    /** One value with its area. */
    record Line(Area area, History.Point point) {
        Place place() {
            return new Place(
                    area.code().value(), point.period().from(), point.period().until());
        }
    }

    /** @param wantsMore takes a value and says whether it wants another */
    void each(Wanted wanted, @Nullable Place after, Predicate<Line> wantsMore) {
        List<Listed> all = listed(wanted).stream()
                .filter(listed -> after == null || listed.area().value().compareTo(after.area()) >= 0)
                .toList();
        for (int i = 0; i < all.size(); i += AREAS_AT_A_TIME) {
            if (!some(wanted, all.subList(i, Math.min(all.size(), i + AREAS_AT_A_TIME)), after, wantsMore)) {
                return;
            }
        }
    }

    private boolean some(Wanted wanted, List<Listed> areas, @Nullable Place after, Predicate<Line> wantsMore) {
        List<AreaCode> codes = areas.stream().map(Listed::area).toList();
        Map<AreaCode, Area> names = directory.findAll(codes);
        Map<AreaCode, History> histories = comparisons.histories(wanted.series(), codes, wanted.scope());
        for (Listed listed : areas) {
            Area area = names.getOrDefault(
                    listed.area(),
                    new Area(listed.area(), listed.type(), listed.area().value(), false));
            History history = listed.type() == AreaType.GROUP
                    ? comparisons.history(wanted.series(), area, directory.mapOn(LocalDate.now(clock)), wanted.scope())
                    : histories.getOrDefault(listed.area(), new History(listed.area(), List.of()));
            for (History.Point point : history.points()) {
                var line = new Line(area, point);
                boolean asked =
                        wanted.period().isEmpty() || wanted.period().get().equals(point.period());
                if (asked && (after == null || line.place().compareTo(after) > 0) && !wantsMore.test(line)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Listed> listed(Wanted wanted) {
        List<Listed> listed = wanted.areas().isEmpty()
                ? comparisons.areas(wanted.series())
                : wanted.areas().stream()
                        .map(area -> new Listed(area.code(), area.type()))
                        .sorted(Comparator.comparing(Listed::area))
                        .toList();
        return listed.stream()
                .filter(one -> wanted.type().isEmpty() || wanted.type().get() == one.type())
                .toList();
    }

    /** What was asked for, for a sentence that says it is not there. */
    static String words(Wanted wanted) {
        String areas = wanted.areas().isEmpty()
                ? wanted.type().map(AreaType::many).orElse("areas")
                : String.join(
                        ", ",
                        wanted.areas().stream().map(area -> area.code().value()).toList());
        return areas
                + wanted.period().map(period -> " in " + PeriodText.iso(period)).orElse("");
    }
}
