package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Cell;
import health.cairn.pages.Table.Column;
import health.cairn.pages.Table.Row;
import health.cairn.projects.Cause;
import health.cairn.projects.Counted;
import health.cairn.projects.Force;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartBody;
import health.cairn.projects.Planned;
import health.cairn.projects.ProcessStep;
import health.cairn.projects.Project;
import health.cairn.projects.Sheet;
import health.cairn.projects.SheetItem;
import health.cairn.projects.Stakeholder;
import health.cairn.projects.Sustaining;
import health.cairn.projects.Sustaining.Factor;
import health.cairn.projects.Why;
import health.cairn.projects.pictures.FishbonePicture;
import health.cairn.projects.pictures.ForcePicture;
import health.cairn.projects.pictures.ParetoPicture;
import health.cairn.projects.pictures.Picture;
import health.cairn.projects.pictures.ProcessPicture;
import health.cairn.projects.pictures.StakeholderPicture;
import health.cairn.projects.pictures.SustainingPicture;
import health.cairn.projects.pictures.WhysPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands on a sheet, drawn, as a table and in a sentence; all from the same items. */
final class ToolViews {

    private ToolViews() {}

    /**
     * The result of a tool.
     *
     * @param picture the drawing; empty for a tool whose result is a list
     */
    record View(Optional<Picture> picture, String says, Table table) {
        static View drawn(Picture picture, Table table) {
            return new View(Optional.of(picture), picture.says(), table);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "View";
        }
    }

    static View of(Opened opened, Part<Sheet> part) {
        Sheet sheet = part.body();
        return switch (sheet.tool()) {
            case PROCESS_MAP -> process(opened, sheet, on(opened, part, ProcessStep.class));
            case FISHBONE -> fishbone(opened, sheet, on(opened, part, Cause.class));
            case PARETO -> pareto(opened, sheet, on(opened, part, Counted.class));
            case FORCE_FIELD -> forces(opened, sheet, on(opened, part, Force.class));
            case FIVE_WHYS -> whys(opened, sheet, on(opened, part, Why.class));
            case PLAN -> plan(opened, on(opened, part, Planned.class));
            case SUSTAINABILITY -> sustaining(opened, sheet, on(opened, part, Sustaining.class));
        };
    }

    private static <I extends SheetItem> List<Part<I>> on(Opened opened, Part<Sheet> sheet, Class<I> type) {
        return SheetItem.on(opened.project(), sheet.number(), type);
    }

    /** The name of an item, leading to its form where the viewer may write. */
    private static Cell named(Opened opened, Part<?> part, String words) {
        return opened.mayEdit()
                ? Cell.link(words, "/projects/" + opened.project().number() + "/parts/" + part.number())
                : Cell.of(words);
    }

    private static Row row(Cell first, String... others) {
        var cells = new ArrayList<Cell>();
        cells.add(first);
        Arrays.stream(others).map(Cell::of).forEach(cells::add);
        return new Row(cells, false);
    }

    private static <B extends PartBody> Table table(
            String caption, List<Column> columns, List<Part<B>> parts, Function<Part<B>, Row> row) {
        return new Table(caption, columns, parts.stream().map(row).toList());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.count(value);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "";
    }

    private static View process(Opened opened, Sheet sheet, List<Part<ProcessStep>> found) {
        List<Part<ProcessStep>> steps = ProcessStep.ordered(found);
        Picture picture = ProcessPicture.of(sheet.title(), steps);
        return View.drawn(
                picture,
                table(
                        "Steps",
                        List.of(
                                Column.text("Step"),
                                Column.text("Who"),
                                Column.number("Minutes of work"),
                                Column.number("Waiting before it"),
                                Column.text("Value"),
                                Column.text("Waste")),
                        steps,
                        step -> row(
                                named(opened, step, step.body().what()),
                                step.body().lane(),
                                number(step.body().minutes()),
                                number(step.body().waiting()),
                                ProcessPicture.mark(step.body().value()) + " "
                                        + step.body().value().words(),
                                step.body().waste().words())));
    }

    private static View fishbone(Opened opened, Sheet sheet, List<Part<Cause>> causes) {
        Picture picture = FishbonePicture.of(sheet.subject(), causes);
        Map<Long, String> names = causes.stream()
                .collect(Collectors.toMap(Part::number, cause -> cause.body().text()));
        return View.drawn(
                picture,
                table(
                        "Possible causes",
                        List.of(
                                Column.text("Cause"),
                                Column.text("Bone"),
                                Column.text("Behind"),
                                Column.text("What speaks for it"),
                                Column.text("Thought to matter most")),
                        causes,
                        cause -> {
                            Long under = cause.body().under();
                            return row(
                                    named(opened, cause, cause.body().text()),
                                    Words.capital(cause.body().branch().words()),
                                    under == null ? "" : names.getOrDefault(under, ""),
                                    cause.body().evidence(),
                                    yes(cause.body().likely()));
                        }));
    }

    private static View pareto(Opened opened, Sheet sheet, List<Part<Counted>> causes) {
        List<Counted.Ranked> ranked = Counted.ranked(causes);
        var rows = new ArrayList<Row>();
        for (Counted.Ranked one : ranked) {
            rows.add(row(
                    named(opened, one.cause(), one.cause().body().name()),
                    Numbers.count(one.count()),
                    String.format(Locale.UK, "%.1f%%", 100 * one.cumulative()),
                    yes(one.vital())));
        }
        causes.stream()
                .filter(cause -> cause.body().count() == null)
                .forEach(cause -> rows.add(row(named(opened, cause, cause.body().name()), "not counted", "", "")));
        return View.drawn(
                ParetoPicture.of(sheet.title(), ranked),
                new Table(
                        "Causes in falling order",
                        List.of(
                                Column.text("Cause"),
                                Column.number("Count"),
                                Column.number("Together with those above"),
                                Column.text("One of the few that make four fifths")),
                        rows));
    }

    private static View forces(Opened opened, Sheet sheet, List<Part<Force>> forces) {
        return View.drawn(
                ForcePicture.of(sheet.subject(), forces),
                table(
                        "Forces",
                        List.of(
                                Column.text("Force"),
                                Column.text("It"),
                                Column.number("Strength"),
                                Column.text("What we do about it")),
                        forces,
                        force -> row(
                                named(opened, force, force.body().text()),
                                force.body().way().words(),
                                number(force.body().strength()),
                                force.body().action())));
    }

    private static View whys(Opened opened, Sheet sheet, List<Part<Why>> whys) {
        return View.drawn(
                WhysPicture.of(sheet.subject(), whys),
                table(
                        "Whys, from what is seen down",
                        List.of(Column.text("Because"), Column.text("How we know")),
                        whys,
                        why -> row(
                                named(opened, why, why.body().because()),
                                why.body().evidence())));
    }

    private static View plan(Opened opened, List<Part<Planned>> steps) {
        List<Part<Planned>> ordered = steps.stream()
                .sorted(java.util.Comparator.comparing(
                                (Part<Planned> step) -> step.body().within())
                        .thenComparing(Part::number))
                .toList();
        long done = steps.stream().filter(step -> step.body().done()).count();
        String says = steps.isEmpty()
                ? "Nothing is planned yet."
                : done + " of " + steps.size() + " done. "
                        + Arrays.stream(Planned.Within.values())
                                .map(within -> within.words() + ": "
                                        + steps.stream()
                                                .filter(step -> step.body().within() == within)
                                                .count())
                                .collect(Collectors.joining(", "))
                        + ".";
        return new View(
                Optional.empty(),
                says,
                table(
                        "Plan",
                        List.of(
                                Column.text("What"),
                                Column.text("Within"),
                                Column.text("Who"),
                                Column.text("How we will see it"),
                                Column.text("Done")),
                        ordered,
                        step -> row(
                                named(opened, step, step.body().what()),
                                step.body().within().words(),
                                step.body().who(),
                                step.body().shows(),
                                yes(step.body().done()))));
    }

    private static View sustaining(Opened opened, Sheet sheet, List<Part<Sustaining>> views) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text("Factor"));
        columns.add(Column.number("At most"));
        views.forEach(view -> columns.add(Column.number(view.body().who())));
        columns.add(Column.number("Spread"));
        var rows = new ArrayList<Row>();
        for (Factor factor : Factor.values()) {
            double[] points = SustainingPicture.points(factor, views);
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(factor.words()));
            cells.add(Cell.of(Numbers.count(factor.most())));
            views.forEach(
                    view -> cells.add(Cell.of(points(factor.points(view.body().level(factor))))));
            cells.add(Cell.of(
                    points.length < 2
                            ? ""
                            : Numbers.count(Arrays.stream(points).max().orElseThrow()
                                    - Arrays.stream(points).min().orElseThrow())));
            rows.add(new Row(cells, false));
        }
        var totals = new ArrayList<Cell>();
        totals.add(Cell.of("All ten"));
        totals.add(Cell.of("100"));
        views.forEach(view -> totals.add(named(opened, view, points(view.body().total()))));
        totals.add(Cell.of(""));
        rows.add(new Row(totals, true));
        return View.drawn(
                SustainingPicture.of(sheet.title(), views),
                new Table("Each person's own score; the totals lead to the forms", columns, rows));
    }

    private static String points(OptionalDouble points) {
        return points.isPresent() ? String.format(Locale.UK, "%.1f", points.getAsDouble()) : "not all scored";
    }

    static View stakeholders(Opened opened) {
        Project project = opened.project();
        List<Part<Stakeholder>> holders = project.all(Stakeholder.class);
        return View.drawn(
                StakeholderPicture.of(holders),
                table(
                        "Stakeholders",
                        List.of(
                                Column.text("Who"),
                                Column.text("Power"),
                                Column.text("Interest"),
                                Column.text("Advice"),
                                Column.text("Commitment now"),
                                Column.text("Needed"),
                                Column.text("What we do")),
                        holders,
                        holder -> row(
                                named(opened, holder, holder.body().name()),
                                holder.body().power().words(),
                                holder.body().interest().words(),
                                holder.body().advice(),
                                holder.body().now().words(),
                                holder.body().needed().words(),
                                holder.body().plan())));
    }
}
