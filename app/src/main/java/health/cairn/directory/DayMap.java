package health.cairn.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who belonged to whom while nobody moved. Areas are numbers here, in code order, and parents are one array of numbers per
 * type: a map of England takes well under a megabyte.
 */
final class DayMap {

    private static final AreaType[] TYPES = AreaType.values();
    private static final int NONE = -1;

    /** Through whom an area belongs to a larger one that no source names for it directly, from small to large. */
    private static final List<AreaType> CHAIN = List.of(AreaType.PCN, AreaType.SUB_ICB, AreaType.ICB, AreaType.REGION);

    private final AreaCode[] areas;
    /** By type, then by area: what sources say directly. */
    private final int[][] direct;

    private final Map<AreaCode, List<AreaCode>> practicesOf = new HashMap<>();
    private final Map<AreaType, List<AreaCode>> areasOf = new HashMap<>();

    /** Of those that were asked for: where no source says it, all practices of an area are asked where they belong. */
    private final Map<Child, Optional<AreaCode>> parents = new ConcurrentHashMap<>();

    private DayMap(AreaCode[] areas) {
        this.areas = areas;
        this.direct = new int[TYPES.length][areas.length];
        for (int[] ofType : direct) {
            Arrays.fill(ofType, NONE);
        }
    }

    /**
     * @param memberships those of one day
     * @param practices which codes are practices
     */
    static DayMap of(List<Atlas.Membership> memberships, Set<AreaCode> practices) {
        TreeSet<AreaCode> codes = new TreeSet<>();
        codes.add(AreaCode.ENGLAND);
        for (Atlas.Membership membership : memberships) {
            codes.add(membership.child());
            if (membership.parent() != null) {
                codes.add(membership.parent());
            }
        }
        DayMap map = new DayMap(codes.toArray(AreaCode[]::new));
        TreeSet<AreaCode> onTheMap = new TreeSet<>();
        for (Atlas.Membership membership : memberships) {
            AreaCode parent = membership.parent();
            if (parent != null) {
                map.direct[membership.parentType().ordinal()][map.number(membership.child())] = map.number(parent);
            }
            if (practices.contains(membership.child())) {
                onTheMap.add(membership.child());
            }
        }
        map.gather(onTheMap);
        return map;
    }

    private void gather(Set<AreaCode> onTheMap) {
        for (AreaType type : TYPES) {
            Map<AreaCode, List<AreaCode>> ofType = new HashMap<>();
            for (AreaCode practice : onTheMap) {
                AreaCode parent = holder(practice, type);
                if (parent != null) {
                    ofType.computeIfAbsent(parent, _ -> new ArrayList<>()).add(practice);
                }
            }
            ofType.forEach((area, inside) -> practicesOf.merge(area, List.copyOf(inside), DayMap::together));
            areasOf.put(type, ofType.keySet().stream().sorted().toList());
        }
        areasOf.put(AreaType.PRACTICE, List.copyOf(onTheMap));
        onTheMap.forEach(practice -> practicesOf.put(practice, List.of(practice)));
    }

    private static List<AreaCode> together(List<AreaCode> some, List<AreaCode> others) {
        TreeSet<AreaCode> all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** The area of that type which holds this one, null where there is none. */
    @Nullable
    AreaCode parentOf(AreaCode child, AreaType type) {
        return parents.computeIfAbsent(new Child(child, type), asked -> Optional.ofNullable(findParent(child, type)))
                .orElse(null);
    }

    private record Child(AreaCode area, AreaType type) {}

    private @Nullable AreaCode findParent(AreaCode child, AreaType type) {
        AreaCode said = holder(child, type);
        if (said != null) {
            return said;
        }
        Map<AreaCode, Integer> votes = new HashMap<>();
        for (AreaCode practice : practicesOf(child)) {
            AreaCode holder = holder(practice, type);
            if (holder != null && !practice.equals(child)) {
                votes.merge(holder, 1, Integer::sum);
            }
        }
        votes.remove(child);
        return votes.entrySet().stream()
                .max(Map.Entry.<AreaCode, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    List<AreaCode> practicesOf(AreaCode area) {
        return practicesOf.getOrDefault(area, List.of());
    }

    List<AreaCode> areasOf(AreaType type) {
        return areasOf.getOrDefault(type, List.of());
    }

    private int number(AreaCode code) {
        return Arrays.binarySearch(areas, code);
    }

    private @Nullable AreaCode holder(AreaCode child, AreaType type) {
        int number = number(child);
        if (number < 0) {
            return null;
        }
        if (type == AreaType.ENGLAND) {
            return child.equals(AreaCode.ENGLAND) ? null : AreaCode.ENGLAND;
        }
        int holder = holder(number, type, 0);
        return holder == NONE ? null : areas[holder];
    }

    /** @param link the first step of the chain that may be taken: steps only lead to larger areas, so there is an end */
    private int holder(int child, AreaType type, int link) {
        int said = direct[type.ordinal()][child];
        if (said != NONE) {
            return said;
        }
        for (int step = link; step < CHAIN.size() && CHAIN.get(step) != type; step++) {
            int through = direct[CHAIN.get(step).ordinal()][child];
            if (through != NONE) {
                int holder = holder(through, type, step + 1);
                if (holder != NONE) {
                    return holder;
                }
            }
        }
        return NONE;
    }
}
