package health.cairn.comparison.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Registered;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who and how many are registered in an area. */
@Component
class PeopleFigures {

    private final Registered registered;

    PeopleFigures(Registered registered) {
        this.registered = registered;
    }

    /** The pyramid of ages and sexes; empty where no list tells them apart. */
    Optional<Figure> of(Area area, LocalDate today) {
        return registered
                .ages(area.code(), today)
                .flatMap(a -> a instanceof Registered.Ages.BySex by ? Optional.of(by) : Optional.empty())
                .map(by -> pyramid(area, by, compared(area, today, by)));
    }

    private Map<String, Registered.SexBand> compared(Area area, LocalDate today, Registered.Ages.BySex own) {
        var bands = new HashMap<String, Registered.SexBand>();
        if (!area.code().equals(AreaCode.ENGLAND)) {
            registered
                    .ages(AreaCode.ENGLAND, today)
                    .flatMap(a -> a instanceof Registered.Ages.BySex by ? Optional.of(by) : Optional.empty())
                    .filter(england -> england.on().equals(own.on()))
                    .ifPresent(england -> england.bands().forEach(b -> bands.put(name(b), b)));
        }
        return bands;
    }

    private static Figure pyramid(Area area, Registered.Ages.BySex by, Map<String, Registered.SexBand> all) {
        double people =
                by.bands().stream().mapToDouble(b -> b.male() + b.female()).sum();
        double others =
                all.values().stream().mapToDouble(b -> b.male() + b.female()).sum();
        var bands = new ArrayList<Band>();
        var rows = new ArrayList<Table.Row>();
        var steps = new ArrayList<String>();
        double old = 0;
        double young = 0;
        for (Registered.SexBand b : by.bands()) {
            Registered.SexBand other = all.get(name(b));
            bands.add(new Band(
                    name(b),
                    100 * b.female() / people,
                    100 * b.male() / people,
                    other == null ? null : 100 * other.female() / others,
                    other == null ? null : 100 * other.male() / others));
            rows.add(Table.Row.of(name(b), Numbers.count(Math.rint(b.female())), Numbers.count(Math.rint(b.male()))));
            steps.add(name(b) + ": " + Numbers.count(Math.rint(b.female())) + " women and girls, "
                    + Numbers.count(Math.rint(b.male())) + " men and boys");
            old += b.ageFrom() >= 65 ? b.male() + b.female() : 0;
            young += b.ageFrom() < 15 ? b.male() + b.female() : 0;
        }
        return Figure.of(
                "people",
                "pyramid",
                Numbers.count(Math.rint(people)) + " people registered",
                Numbers.value(100 * old / people, "%") + " are 65 or older and "
                        + Numbers.value(100 * young / people, "%") + " are under 15."
                        + (all.isEmpty() ? "" : " The upright lines are all practices loaded."),
                List.of(new Mark(Shape.MEN, "Men and boys"), new Mark(Shape.WOMEN, "Women and girls")),
                new Pyramid(bands, steps),
                "Registered on " + Numbers.day(by.on()) + ", " + by.practices() + " of " + by.ofPractices()
                        + " practices.",
                new Table(
                        "People registered at " + area.name() + " by age and sex",
                        List.of(
                                Table.Column.text("Age"),
                                Table.Column.number("Women and girls"),
                                Table.Column.number("Men and boys")),
                        rows),
                null);
    }

    private static String name(Registered.SexBand b) {
        return b.ageTo() == null ? b.ageFrom() + "+" : b.ageFrom() + "-" + b.ageTo();
    }

    record Band(
            String age,
            double women,
            double men,
            @Nullable Double compareWomen,
            @Nullable Double compareMen) {}

    record Pyramid(List<Band> bands, List<String> steps) {}
}
