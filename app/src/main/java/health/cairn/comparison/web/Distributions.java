package health.cairn.comparison.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.comparison.AsOf;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.people.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The distributions that were looked at lately, until anything is published. All of it is public. */
@Component
class Distributions {

    /** Findings kept over all distributions: about 40 MB, the practices of England on some twenty series. */
    private static final int FINDINGS_KEPT = 150_000;

    private record Asked(long readings, long directory, int series, AreaType type, Benchmark against, AsOf asOf) {}

    private final Comparisons comparisons;
    private final Readings readings;
    private final Directory directory;

    private final Cache<Asked, AreaFigures> lately = Caffeine.newBuilder()
            .maximumWeight(FINDINGS_KEPT)
            .weigher((Asked asked, AreaFigures of) -> 50 + of.size())
            .build();

    Distributions(Comparisons comparisons, Readings readings, Directory directory) {
        this.comparisons = comparisons;
        this.readings = readings;
        this.directory = directory;
    }

    /** All areas of a type in the period that is asked for, or in the latest that any of them has. */
    AreaFigures of(Measure measure, int series, AreaType type, Benchmark against, AsOf asOf, Scope scope) {
        return lately.get(
                new Asked(readings.version(), directory.version(), series, type, against, asOf),
                asked -> new AreaFigures(workedOut(measure, series, type, against, asOf, scope), directory));
    }

    private Distribution workedOut(
            Measure measure, int series, AreaType type, Benchmark against, AsOf asOf, Scope scope) {
        List<Finding> valued = comparisons.ofSeries(series, type, asOf, scope).stream()
                .filter(f -> f.valued() != null)
                .toList();
        Optional<Period> latest =
                asOf.period().or(() -> valued.stream().map(Finding::period).max(Comparator.naturalOrder()));
        List<Finding> inPeriod = valued.stream()
                .filter(f -> latest.filter(f.period()::equals).isPresent())
                .toList();
        return Distribution.of(measure, against, type, comparisons.against(against, inPeriod, asOf, scope));
    }
}
