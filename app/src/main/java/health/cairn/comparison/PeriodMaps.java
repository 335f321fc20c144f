package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.measures.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Into which areas a practice's counts are summed: those it belonged to on the last day of the period. What was looked up
 * once is kept, since the series of a batch mostly speak of the same practices and periods. For one thread.
 */
final class PeriodMaps {

    private static final List<AreaType> SUMMED = List.of(
            AreaType.PCN,
            AreaType.FEDERATION,
            AreaType.SUB_ICB,
            AreaType.ICB,
            AreaType.CANCER_ALLIANCE,
            AreaType.REGION,
            AreaType.ENGLAND);

    /** Enough for a dozen years of quarters; with more the memory would grow with the file. */
    private static final int PERIODS_HELD = 48;

    private record Held(AreaMap map, Map<String, List<String>> above, Map<String, Integer> members) {}

    private final Function<LocalDate, AreaMap> maps;
    private final Map<Period, Held> held = new HashMap<>();
    /** One list of each kind, however many periods and practices share it. */
    private final Map<List<String>, List<String>> lists = new HashMap<>();

    /** @param maps who belonged to whom on a day */
    PeriodMaps(Function<LocalDate, AreaMap> maps) {
        this.maps = maps;
    }

    /** The areas a practice's counts of a period are summed into; none for what is not a practice on the map. */
    List<String> above(String area, Period period) {
        Held of = of(period);
        return of.above().computeIfAbsent(area, code -> lookUp(of.map(), new AreaCode(code)));
    }

    /** How many practices an area held in a period. */
    int members(String area, Period period) {
        Held of = of(period);
        return of.members()
                .computeIfAbsent(
                        area, code -> of.map().practicesOf(new AreaCode(code)).size());
    }

    private Held of(Period period) {
        if (held.size() >= PERIODS_HELD && !held.containsKey(period)) {
            held.clear();
        }
        return held.computeIfAbsent(period, p -> new Held(maps.apply(p.lastDay()), new HashMap<>(), new HashMap<>()));
    }

    private List<String> lookUp(AreaMap map, AreaCode area) {
        if (map.parentOf(area, AreaType.ENGLAND).isEmpty()
                || !map.practicesOf(area).equals(List.of(area))) {
            return List.of();
        }
        var above = new ArrayList<String>(SUMMED.size());
        for (AreaType type : SUMMED) {
            Optional<AreaCode> parent = map.parentOf(area, type);
            parent.ifPresent(code -> above.add(code.value()));
        }
        return lists.computeIfAbsent(List.copyOf(above), same -> same);
    }
}
