package health.cairn.comparison.web;

import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.pages.IntervalMark;
import health.cairn.pages.Numbers;
import health.cairn.pages.Spark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what an area is made of, on one measure. */
final class Parts {

    private Parts() {}

    /** What an area is made of: a network's practices; the networks of anything larger; a practice's neighbours. */
    static List<AreaCode> of(Area mine, AreaMap map) {
        return switch (mine.type()) {
            case PRACTICE ->
                map.parentOf(mine.code(), AreaType.PCN).map(map::practicesOf).orElse(List.of());
            case PCN -> map.practicesOf(mine.code());
            case GROUP -> {
                List<AreaCode> practices = map.practicesOf(mine.code());
                yield practices.size() <= 40 ? practices : networks(practices, map);
            }
            case SUB_ICB, ICB, CANCER_ALLIANCE, FEDERATION -> networks(map.practicesOf(mine.code()), map);
            case ENGLAND -> map.areasOf(AreaType.ICB);
            case REGION, LOCAL_AUTHORITY, TRUST, OTHER -> List.of();
        };
    }

    private static List<AreaCode> networks(List<AreaCode> practices, AreaMap map) {
        return practices.stream()
                .flatMap(p -> map.parentOf(p, AreaType.PCN).stream())
                .distinct()
                .sorted()
                .toList();
    }

    static String title(Area mine, List<AreaCode> parts) {
        String many = Numbers.words(parts.size());
        return switch (mine.type()) {
            case PRACTICE -> "The " + many + " practices of its network";
            case PCN -> "Our " + many + " practices";
            case ENGLAND -> "The " + many + " integrated care boards";
            case SUB_ICB, ICB, CANCER_ALLIANCE, FEDERATION, GROUP -> "What it is made of";
            case REGION, LOCAL_AUTHORITY, TRUST, OTHER -> "";
        };
    }

    static String note(Measure measure, Benchmark benchmark, List<Finding> findings, int parts, Period latest) {
        String when = Numbers.period(latest.from(), latest.until());
        String without = findings.size() < parts
                ? " " + Viewpoint.capital(Numbers.words(parts - findings.size()))
                        + (parts - findings.size() == 1 ? " has" : " have") + " no data for it."
                : "";
        var values = findings.stream()
                .flatMap(f -> Optional.ofNullable(f.valued()).stream())
                .mapToDouble(Valued::value)
                .sorted()
                .toArray();
        if (values.length < 2) {
            return when + "." + without;
        }
        Double compared = findings.getFirst().benchmark();
        return when + ": from " + Numbers.value(values[0], measure.unit()) + " to "
                + Numbers.value(values[values.length - 1], measure.unit()) + "."
                + (compared == null
                        ? ""
                        : " The upright line is " + benchmark.name() + ", " + Numbers.value(compared, measure.unit())
                                + ".")
                + without;
    }

    static List<MeasurePage.PartRow> rows(
            Measure measure,
            Area mine,
            List<Finding> findings,
            Map<AreaCode, Comparisons.History> histories,
            Map<AreaCode, Area> names,
            String query) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Finding f : findings) {
            Valued v = f.valued();
            if (v != null) {
                low = Math.min(
                        low, v.interval95() == null ? v.value() : v.interval95().lower());
                high = Math.max(
                        high,
                        v.interval95() == null ? v.value() : v.interval95().upper());
            }
            if (f.benchmark() != null) {
                low = Math.min(low, f.benchmark());
                high = Math.max(high, f.benchmark());
            }
        }
        double from = low;
        double to = high;
        return findings.stream()
                .sorted(Comparator.comparingDouble(
                        f -> f.valued() == null ? Double.MAX_VALUE : f.valued().value()))
                .map(f -> {
                    Valued v = f.valued();
                    Area area = names.get(f.area());
                    String name = area == null ? f.area().value() : area.name();
                    String kind = Phrases.kind(f.standing(), measure);
                    IntervalMark mark = v == null
                            ? null
                            : IntervalMark.on(
                                    from,
                                    to,
                                    Phrases.line(v, measure),
                                    kind,
                                    v.interval95() == null
                                            ? null
                                            : v.interval95().lower(),
                                    v.interval95() == null
                                            ? null
                                            : v.interval95().upper(),
                                    v.value(),
                                    f.benchmark());
                    return new MeasurePage.PartRow(
                            name,
                            "/measures/" + measure.id() + "?area=" + f.area() + "&" + query,
                            Phrases.counts(v),
                            Phrases.value(f.latest(), measure),
                            Phrases.interval(v, measure),
                            mark,
                            spark(measure, name, f, histories.get(f.area())),
                            Phrases.tag(f.standing(), measure),
                            f.area().equals(mine.code()));
                })
                .toList();
    }

    private static Spark spark(Measure measure, String name, Finding finding, Comparisons.@Nullable History history) {
        List<@Nullable Double> values = new ArrayList<>();
        if (history != null) {
            history.points()
                    .forEach(p ->
                            values.add(p.valued() == null ? null : p.valued().value()));
        }
        String kind = finding.variation() == null ? "common" : Phrases.kind(finding.variation());
        String says = finding.variation() == null
                ? Phrases.trend(finding.trend(), measure)
                : Phrases.variation(finding.variation());
        return Spark.of(name + " over time" + (says.isEmpty() ? "" : ": " + says), values, kind);
    }
}
