package health.cairn.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All maps there are: one for each stretch of days on which nobody moved, made when first asked for. */
final class Atlas {

    private static final int MAPS_KEPT = 64;

    /**
     * A membership as the maps need it.
     *
     * @param parent null: known to be in none of this type
     */
    record Membership(
            AreaCode child,
            AreaType parentType,
            @Nullable AreaCode parent,
            LocalDate from,
            @Nullable LocalDate until) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private final List<Membership> memberships;
    private final Set<AreaCode> practices;
    private final LocalDate[] changeDays;
    private final Cache<Integer, DayMap> maps =
            Caffeine.newBuilder().maximumSize(MAPS_KEPT).build();

    /**
     * @param memberships in any order
     * @param practices the areas that are practices
     */
    Atlas(List<Membership> memberships, Set<AreaCode> practices) {
        this.memberships = List.copyOf(memberships);
        this.practices = Set.copyOf(practices);
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Membership membership : memberships) {
            days.add(membership.from());
            if (membership.until() != null) {
                days.add(membership.until());
            }
        }
        changeDays = days.toArray(LocalDate[]::new);
    }

    /** Who belonged to whom on the day. */
    DayMap on(LocalDate day) {
        int found = Arrays.binarySearch(changeDays, day);
        int stretch = found >= 0 ? found : -found - 2;
        return maps.get(stretch, _ -> make(stretch));
    }

    private DayMap make(int stretch) {
        if (stretch < 0) {
            return DayMap.of(List.of(), practices);
        }
        LocalDate day = changeDays[stretch];
        return DayMap.of(memberships.stream().filter(m -> m.covers(day)).toList(), practices);
    }
}
