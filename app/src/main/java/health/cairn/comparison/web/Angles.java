package health.cairn.comparison.web;

import health.cairn.comparison.AsOf;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.SimilarAreas;
import health.cairn.comparison.SimilarAreas.Similar;
import health.cairn.comparison.SimilarAreas.Trait;
import health.cairn.comparison.web.Angle.Against;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Period;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what an address asks for into what there is for an area, and the form to ask for something else. */
@Component
class Angles {

    private final Viewpoint viewpoint;
    private final Directory directory;
    private final SimilarAreas similarAreas;

    Angles(Viewpoint viewpoint, Directory directory, SimilarAreas similarAreas) {
        this.viewpoint = viewpoint;
        this.directory = directory;
        this.similarAreas = similarAreas;
    }

    /**
     * An angle on an area.
     *
     * @param missing what was asked for and is not there for this area; null where all is
     */
    record Taken(
            Angle angle,
            Area area,
            Benchmark benchmark,
            AsOf asOf,
            Map<Against, String> offered,
            Optional<Similar> similar,
            @Nullable String missing) {

        /** The day whose members an area is shown with: that of the map, else the end of the period, else today. */
        LocalDate membersDay(LocalDate today) {
            return asOf.mapDay().or(() -> asOf.period().map(Period::lastDay)).orElse(today);
        }
    }

    Taken take(Angle asked, Area area) {
        var offered = new LinkedHashMap<Against, String>();
        var benchmarks = new LinkedHashMap<Against, Benchmark>();
        offered.put(Against.ENGLAND, "England");
        benchmarks.put(Against.ENGLAND, Benchmark.ENGLAND);
        offer(Against.ICB, AreaType.ICB, area, offered, benchmarks);
        offer(Against.PCN, AreaType.PCN, area, offered, benchmarks);
        Optional<Similar> similar = similarAreas.to(area, viewpoint.today());
        similar.ifPresent(s -> {
            String name =
                    Numbers.words(s.areas().size()) + " similar " + area.type().many();
            offered.put(Against.SIMILAR, Viewpoint.capital(name));
            benchmarks.put(Against.SIMILAR, new Benchmark(name, s.areas()));
        });
        Benchmark benchmark = benchmarks.get(asked.against());
        Optional<LocalDate> mapDay = switch (asked.map()) {
            case Angle.Map.Own _ -> Optional.empty();
            case Angle.Map.Today _ -> Optional.of(viewpoint.today());
            case Angle.Map.OnDay(LocalDate day) -> Optional.of(day);
        };
        return new Taken(
                benchmark == null ? new Angle(Against.ENGLAND, asked.map(), asked.period()) : asked,
                area,
                benchmark == null ? Benchmark.ENGLAND : benchmark,
                new AsOf(asked.period(), mapDay),
                offered,
                similar,
                benchmark == null ? missing(asked.against(), area) : null);
    }

    private void offer(
            Against against,
            AreaType type,
            Area area,
            Map<Against, String> offered,
            Map<Against, Benchmark> benchmarks) {
        if (type != area.type()) {
            viewpoint
                    .map()
                    .parentOf(area.code(), type)
                    .filter(code -> !code.equals(area.code()))
                    .flatMap(directory::find)
                    .ifPresent(above -> {
                        offered.put(against, above.name());
                        benchmarks.put(against, new Benchmark(above.name(), List.of(above.code())));
                    });
        }
    }

    private static String missing(Against against, Area area) {
        return switch (against) {
            case ICB -> area.name() + " lies in no integrated care board that is known";
            case PCN -> area.name() + " lies in no network that is known";
            case SIMILAR ->
                area.type() == AreaType.ENGLAND || area.type() == AreaType.GROUP
                        ? "Nothing is like " + area.name() + " in the way that areas of one kind are alike"
                        : "Fewer than " + SimilarAreas.COUNT + " other "
                                + area.type().many() + " have the lists of patients by which similar ones are found";
            case ENGLAND -> "England has no data";
        };
    }

    /**
     * @param action the page's own address
     * @param hidden what else its address says
     * @param periods the periods that may be chosen, newest first; empty where the page has no choice of them
     */
    Controls controls(Taken taken, String action, Map<String, String> hidden, List<Period> periods) {
        var selects = new ArrayList<Controls.Select>();
        selects.add(new Controls.Select(
                "compare",
                "Compare with",
                taken.offered().entrySet().stream()
                        .map(e -> new Controls.Option(
                                e.getKey().word(),
                                e.getValue(),
                                e.getKey() == taken.angle().against()))
                        .toList()));
        if (!periods.isEmpty()) {
            var options = new ArrayList<Controls.Option>();
            options.add(
                    new Controls.Option("", "The latest", taken.angle().period().isEmpty()));
            periods.forEach(p -> options.add(new Controls.Option(
                    Angle.word(p),
                    Numbers.period(p.from(), p.until()),
                    taken.angle().period().equals(Optional.of(p)))));
            selects.add(new Controls.Select("period", "Period", options));
        }
        var maps = new ArrayList<>(List.of(
                new Controls.Option(
                        "period", "At the end of each period", taken.angle().map() instanceof Angle.Map.Own),
                new Controls.Option("today", "Today", taken.angle().map() instanceof Angle.Map.Today)));
        String day = "";
        if (taken.angle().map() instanceof Angle.Map.OnDay(LocalDate chosen)) {
            day = chosen.toString();
            maps.add(new Controls.Option(day, "On " + Numbers.day(chosen), true));
        }
        selects.add(new Controls.Select("map", "Practices belong where they did", maps));
        return new Controls(action, hidden, selects, day, note(taken), similar(taken));
    }

    private String note(Taken taken) {
        String compared = taken.benchmark().isEngland()
                ? taken.area().type() == AreaType.ENGLAND
                        ? "England is compared with nothing. "
                        : "Compared with England. "
                : taken.benchmark().several()
                        ? "Compared with " + taken.benchmark().name() + ", their counts added up. "
                        : "Compared with " + taken.benchmark().name() + ", of which it is a part. ";
        return (taken.missing() == null ? "" : taken.missing() + ". ") + compared + mapNote(taken.asOf());
    }

    private String mapNote(AsOf asOf) {
        return asOf.mapDay()
                .map(day -> "Sums of practices, past periods too, follow who belonged where on " + Numbers.day(day)
                        + (day.equals(viewpoint.today()) ? ", today." : "."))
                .orElse("Sums of practices follow who belonged where on the last day of each period.");
    }

    private Controls.@Nullable Similar similar(Taken taken) {
        if (taken.angle().against() != Against.SIMILAR || taken.similar().isEmpty()) {
            return null;
        }
        Similar found = taken.similar().get();
        Map<AreaCode, Area> names = directory.findAll(found.areas());
        List<String> used = found.used().stream().map(Angles::words).toList();
        List<String> unknown = Arrays.stream(Trait.values())
                .filter(trait -> !found.used().contains(trait))
                .map(Angles::words)
                .toList();
        return new Controls.Similar(
                Viewpoint.capital(taken.benchmark().name()),
                "The nearest of " + Numbers.count(found.among()) + " by " + Viewpoint.list(used)
                        + ", each in standard deviations and of the same weight; nearest first."
                        + (unknown.isEmpty()
                                ? ""
                                : " Not known here, and so not used: " + Viewpoint.list(unknown) + "."),
                found.areas().stream()
                        .map(code -> new Head.Link(
                                Optional.ofNullable(names.get(code))
                                        .map(Area::name)
                                        .orElse(code.value()),
                                "/areas/" + code))
                        .toList());
    }

    private static String words(Trait trait) {
        return switch (trait) {
            case LIST_SIZE -> "list size (its logarithm)";
            case OLDER -> "the share of people aged 65 or over";
            case DEPRIVATION -> "deprivation";
        };
    }
}
