package health.cairn.comparison;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Registered;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The ten areas of its kind that are most like an area, by what is known of the people registered there. */
@Component
public class SimilarAreas {

    /** How many areas are called similar. */
    public static final int COUNT = 10;

    /** What areas are alike or different in. */
    public enum Trait {
        /** The natural logarithm of the people registered: twice as many is as far from once as from four times. */
        LIST_SIZE,
        /** The share of people registered who are 65 or older. */
        OLDER,
        /** The score of a loaded measure of deprivation; of an area without its own, the mean of practices by list size. */
        DEPRIVATION
    }

    /**
     * Similar areas and how they were found.
     *
     * @param areas nearest first
     * @param used the traits that were known
     * @param among how many areas they were chosen from
     */
    public record Similar(List<AreaCode> areas, List<Trait> used, int among) {}

    /** What the name of a measure of deprivation begins with. */
    private static final String DEPRIVATION_MEASURES = "deprivation";

    private record Question(long directory, long readings, AreaType type, LocalDate today) {}

    private final Directory directory;
    private final Registered registered;
    private final Measures measures;
    private final Readings readings;
    private final FindingStore findings;
    private final Cache<Question, Neighbours> held =
            Caffeine.newBuilder().maximumSize(6).build();

    SimilarAreas(
            Directory directory, Registered registered, Measures measures, Readings readings, FindingStore findings) {
        this.directory = directory;
        this.registered = registered;
        this.measures = measures;
        this.readings = readings;
        this.findings = findings;
    }

    /** The areas similar to this one today; empty where fewer than ten others are known well enough. */
    public Optional<Similar> to(Area area, LocalDate today) {
        if (area.type() == AreaType.GROUP || area.type() == AreaType.ENGLAND) {
            return Optional.empty();
        }
        Neighbours neighbours = held.get(
                new Question(directory.version(), readings.version(), area.type(), today),
                q -> Neighbours.of(traits(area.type(), today)));
        List<Neighbours.Near> near = neighbours.nearest(area.code(), COUNT);
        return near.size() < COUNT
                ? Optional.empty()
                : Optional.of(new Similar(
                        near.stream().map(Neighbours.Near::area).toList(),
                        neighbours.usable(area.code()).stream()
                                .map(i -> Trait.values()[i])
                                .toList(),
                        neighbours.size() - 1));
    }

    private Map<AreaCode, double[]> traits(AreaType type, LocalDate today) {
        AreaMap map = directory.mapOn(today);
        Collection<AreaCode> areas = type == AreaType.PRACTICE ? map.practicesOf(AreaCode.ENGLAND) : map.areasOf(type);
        Map<AreaCode, Registered.People> people = registered.latest(map.practicesOf(AreaCode.ENGLAND));
        Map<AreaCode, Registered.Older> older = registered.older(today);
        Map<AreaCode, Double> published = new HashMap<>();
        Map<AreaCode, Double> ofPractices = new HashMap<>();
        deprivation().ifPresent(series -> {
            scores(series, type, published);
            scores(series, AreaType.PRACTICE, ofPractices);
        });
        var traits = new TreeMap<AreaCode, double[]>();
        for (AreaCode area : areas) {
            List<AreaCode> practices = map.practicesOf(area);
            double listed = 0;
            double known = 0;
            double aged = 0;
            double scored = 0;
            double score = 0;
            for (AreaCode practice : practices) {
                Registered.People list = people.get(practice);
                Registered.Older ages = older.get(practice);
                Double own = ofPractices.get(practice);
                listed += list == null ? 0 : list.people();
                known += ages == null ? 0 : ages.people();
                aged += ages == null ? 0 : ages.older();
                scored += list == null || own == null ? 0 : list.people();
                score += list == null || own == null ? 0 : list.people() * own;
            }
            double[] of = new double[Trait.values().length];
            Arrays.fill(of, Double.NaN);
            of[Trait.LIST_SIZE.ordinal()] = listed > 0 ? Math.log(listed) : Double.NaN;
            of[Trait.OLDER.ordinal()] = known > 0 ? aged / known : Double.NaN;
            of[Trait.DEPRIVATION.ordinal()] = published.getOrDefault(area, scored > 0 ? score / scored : Double.NaN);
            traits.put(area, of);
        }
        return traits;
    }

    private Optional<Integer> deprivation() {
        return measures.all().stream()
                .filter(m -> m.id().value().startsWith(DEPRIVATION_MEASURES))
                .map(Measure::series)
                .filter(readings.published()::contains)
                .findFirst()
                .flatMap(readings::number);
    }

    private void scores(int series, AreaType type, Map<AreaCode, Double> into) {
        for (Finding f : findings.ofSeries(series, type)) {
            Valued v = f.valued();
            if (v != null) {
                into.put(f.area(), v.value());
            }
        }
    }
}
