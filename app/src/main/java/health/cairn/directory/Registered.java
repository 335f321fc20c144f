package health.cairn.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.ListSizeQueries.Sum;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People registered at practices: how many, and of which ages and sexes, for a practice or the sum over the practices that
 * an area held on a day. All of an area is taken from lists of one day, the latest up to the day asked for; where there is
 * none so early, the first after it. Which day it was is part of the answer.
 */
@Component
public class Registered {

    /**
     * How many people.
     *
     * @param on the day of the list
     * @param practices the practices that are counted
     * @param ofPractices the practices the area held
     */
    public record People(LocalDate on, double people, int practices, int ofPractices) {}

    /** People by age. */
    public sealed interface Ages {

        /** The day of the list. */
        LocalDate on();

        /** The practices that are counted in every band. */
        int practices();

        /** The practices the area held. */
        int ofPractices();

        /** Men and women in the same bands, which cover all ages and do not overlap. */
        record BySex(LocalDate on, int practices, int ofPractices, List<SexBand> bands) implements Ages {}

        /** Persons in bands that cover all ages and do not overlap; the source does not tell the sexes apart. */
        record Persons(LocalDate on, int practices, int ofPractices, List<Band> bands) implements Ages {}
    }

    /** @param ageTo the last age in years; null: and over */
    public record SexBand(int ageFrom, @Nullable Integer ageTo, double male, double female) {}

    /** @param ageTo the last age in years; null: and over */
    public record Band(int ageFrom, @Nullable Integer ageTo, double people) {}

    private record Question(long version, AreaCode area, LocalDate mapDay) {}

    private record Day(long version, LocalDate day) {}

    private final Directory directory;
    private final ListSizeQueries queries;
    private final Cache<Question, List<Sum>> sums =
            Caffeine.newBuilder().maximumSize(2_000).build();
    private final Cache<Day, Map<AreaCode, Older>> older =
            Caffeine.newBuilder().maximumSize(4).build();

    Registered(Directory directory, ListSizeQueries queries) {
        this.directory = directory;
        this.queries = queries;
    }

    /** How many people were registered with the practices that the area held on the day. */
    public Optional<People> people(AreaCode area, LocalDate mapDay) {
        int practices = practices(area, mapDay).size();
        return nearestFirst(sums(area, mapDay), mapDay)
                .flatMap(day -> AgeBands.total(day.getKey(), day.getValue()).stream())
                .findFirst()
                .map(sum -> new People(sum.on(), sum.people(), sum.practices(), practices));
    }

    /** The same by age: by sex where any list tells the sexes apart, in as narrow bands as it has. */
    public Optional<Ages> ages(AreaCode area, LocalDate mapDay) {
        List<Map.Entry<LocalDate, List<Sum>>> days =
                nearestFirst(sums(area, mapDay), mapDay).toList();
        int ofPractices = practices(area, mapDay).size();
        return days.stream()
                .flatMap(day -> AgeBands.bySex(day.getKey(), day.getValue(), ofPractices).stream())
                .findFirst()
                .or(() -> days.stream()
                        .flatMap(day -> AgeBands.persons(day.getKey(), day.getValue(), ofPractices).stream())
                        .findFirst());
    }

    /**
     * The latest list of each of these practices, one practice each; practices without a list are left out. Bands are
     * added up where no list of a practice gives one number for everybody.
     */
    public Map<AreaCode, People> latest(Collection<AreaCode> practices) {
        Map<AreaCode, People> latest = queries.latest(practices);
        List<AreaCode> without =
                practices.stream().filter(code -> !latest.containsKey(code)).toList();
        if (!without.isEmpty()) {
            queries.latestBands(without)
                    .forEach((practice, bands) -> AgeBands.total(
                                    bands.getFirst().on(), bands)
                            .ifPresent(sum -> latest.put(practice, new People(sum.on(), sum.people(), 1, 1))));
        }
        return latest;
    }

    /**
     * People of a practice, and how many of them are {@value #OLDER} or older.
     *
     * @param on the day of the list
     */
    public record Older(LocalDate on, double people, double older) {}

    /** The age from which {@link Older} counts people as older. */
    public static final int OLDER = 65;

    /** How many older people every practice has, all from lists of one day; empty where no list tells ages apart there. */
    public Map<AreaCode, Older> older(LocalDate day) {
        return older.get(
                new Day(directory.version(), day),
                _ -> nearestFirst(queries.bands(), day)
                        .flatMap(given -> AgeBands.partedAt(OLDER, given.getKey(), given.getValue()).stream())
                        .findFirst()
                        .map(cover -> queries.older(cover.on(), cover.sexes(), cover.spans(), OLDER))
                        .orElse(Map.of()));
    }

    /** By day: the latest up to the day asked for first, then back in time, then those after it. */
    private static Stream<Map.Entry<LocalDate, List<Sum>>> nearestFirst(List<Sum> sums, LocalDate mapDay) {
        TreeMap<LocalDate, List<Sum>> byDay =
                sums.stream().collect(Collectors.groupingBy(Sum::on, TreeMap::new, Collectors.toList()));
        return Stream.concat(
                byDay.headMap(mapDay, true).descendingMap().entrySet().stream(),
                byDay.tailMap(mapDay, false).entrySet().stream());
    }

    private List<AreaCode> practices(AreaCode area, LocalDate mapDay) {
        return directory.mapOn(mapDay).practicesOf(area);
    }

    private List<Sum> sums(AreaCode area, LocalDate mapDay) {
        return sums.get(new Question(directory.version(), area, mapDay), _ -> queries.sums(practices(area, mapDay)));
    }
}
