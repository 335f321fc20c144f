package health.cairn.projects.web;

import health.cairn.projects.Change;
import health.cairn.projects.ChangeIdea;
import health.cairn.projects.ChartNote;
import health.cairn.projects.Charter;
import health.cairn.projects.Comment;
import health.cairn.projects.Cycle;
import health.cairn.projects.Driver;
import health.cairn.projects.Exclusion;
import health.cairn.projects.FieldHistory;
import health.cairn.projects.KeptFile;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartBody;
import health.cairn.projects.PartKind;
import health.cairn.projects.Point;
import health.cairn.projects.Prediction;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Projects;
import health.cairn.projects.Rebase;
import health.cairn.projects.Score;
import health.cairn.projects.Sheet;
import health.cairn.projects.SheetItem;
import health.cairn.projects.Target;
import health.cairn.projects.web.Shells.Place;
import health.cairn.projects.web.TimelinePage.Day;
import health.cairn.projects.web.TimelinePage.Deed;
import health.cairn.projects.web.TimelinePage.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the timeline of a project and the history of its parts, both from the one table of changes. */
@Component
class Timelines {

    private static final int DEEDS = 100;
    private static final int VERSIONS = 60;

    private final Projects projects;
    private final Shells shells;

    Timelines(Projects projects, Shells shells) {
        this.projects = projects;
        this.shells = shells;
    }

    /** What was done, in a line each; points entered together are one line. */
    TimelinePage timeline(Opened opened, long before) {
        List<Change> changes = projects.changes(opened, Optional.empty(), before, DEEDS + 1);
        String here = "/projects/" + opened.project().number();
        return new TimelinePage(
                shells.shell(opened, Place.TIMELINE, ""),
                days(opened, shown(changes, DEEDS), Map.of()),
                "",
                earlier(changes, DEEDS, here + "/timeline?before="),
                false);
    }

    /** Every field, before and after; of one part or of all. */
    TimelinePage history(Opened opened, Optional<Long> part, long before, String said) {
        List<Change> changes = projects.changes(opened, part, before, VERSIONS + 1);
        String here = "/projects/" + opened.project().number();
        String title = part.flatMap(number ->
                        Optional.<Part<?>>ofNullable(opened.project().parts().get(number)))
                .map(found -> Words.capital(found.kind().words()) + ": "
                        + found.body().title())
                .orElse("");
        // The versions before those shown are needed to say what stood there.
        var steps = part.isPresent()
                ? FieldHistory.of(changes.reversed())
                : FieldHistory.of(withEarlier(opened, changes).reversed());
        return new TimelinePage(
                shells.shell(opened, Place.NONE, said),
                days(opened, shown(changes, VERSIONS), steps),
                title,
                earlier(
                        changes,
                        VERSIONS,
                        here + "/history?"
                                + part.map(number -> "part=" + number + "&").orElse("") + "before="),
                true);
    }

    private List<Change> withEarlier(Opened opened, List<Change> changes) {
        var all = new ArrayList<>(changes);
        changes.stream()
                .flatMap(change -> change.part().stream())
                .distinct()
                .filter(part -> firstVersion(changes, part) > 1)
                .forEach(part -> projects.changes(opened, Optional.of(part), firstOf(changes, part), 1)
                        .forEach(all::add));
        all.sort(java.util.Comparator.comparing(Change::number).reversed());
        return all;
    }

    private static int firstVersion(List<Change> changes, long part) {
        return changes.stream()
                .filter(change -> change.part().equals(Optional.of(part)))
                .mapToInt(Change::version)
                .min()
                .orElse(1);
    }

    private static long firstOf(List<Change> changes, long part) {
        return changes.stream()
                .filter(change -> change.part().equals(Optional.of(part)))
                .mapToLong(Change::number)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static List<Change> shown(List<Change> changes, int most) {
        return changes.subList(0, Math.min(most, changes.size()));
    }

    private static @Nullable String earlier(List<Change> changes, int most, String address) {
        return changes.size() > most ? address + changes.get(most - 1).number() : null;
    }

    private static List<Day> days(Opened opened, List<Change> changes, Map<Long, List<FieldHistory.Step>> steps) {
        var days = new LinkedHashMap<String, List<Deed>>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            int points = steps.isEmpty() ? pointsFrom(changes, i) : 1;
            Deed deed = points > 1 ? together(opened, change, points) : deed(opened, change, steps);
            days.computeIfAbsent(Words.day(change.at()), _ -> new ArrayList<>()).add(deed);
            i += points - 1;
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    /** How many changes from here on are points that one person wrote at one moment. */
    private static int pointsFrom(List<Change> changes, int from) {
        Change first = changes.get(from);
        int until = from;
        while (until < changes.size()
                && changes.get(until).kind().equals(Optional.of(PartKind.POINT))
                && changes.get(until).at().equals(first.at())
                && changes.get(until).what() == first.what()
                && changes.get(until).by().equals(first.by())) {
            until++;
        }
        return Math.max(1, until - from);
    }

    private static Deed together(Opened opened, Change change, int points) {
        Deed one = deed(opened, change, Map.of());
        return new Deed(
                one.time(),
                one.who(),
                one.what(),
                points + " points of data" + measureOf(opened, change),
                one.href(),
                "",
                List.of(),
                null,
                0);
    }

    private static Deed deed(Opened opened, Change change, Map<Long, List<FieldHistory.Step>> steps) {
        boolean earlier = change.part().isPresent()
                && Optional.<Part<?>>ofNullable(
                                opened.project().parts().get(change.part().get()))
                        .filter(part -> part.version() != change.version() || change.what() == Change.What.MET_A_NEWER)
                        .isPresent();
        boolean takeBack = opened.mayEdit()
                && !steps.isEmpty()
                && earlier
                && change.what() != Change.What.MET_A_NEWER
                && change.kind().filter(PartKind::writtenByPeople).isPresent();
        String here = "/projects/" + opened.project().number();
        return new Deed(
                Words.moment(change.at()),
                change.by(),
                change.what().words(),
                thing(opened, change),
                href(opened, change),
                change.note(),
                steps.getOrDefault(change.number(), List.of()).stream()
                        .map(step -> new Step(
                                step.label(),
                                named(opened, change, step.field(), step.before()),
                                named(opened, change, step.field(), step.after())))
                        .toList(),
                takeBack ? here + "/parts/" + change.part().get() + "/take-back" : null,
                change.version());
    }

    /** Numbers of other parts, as they are called. */
    private static String named(Opened opened, Change change, String field, String text) {
        boolean parts = change.kind()
                .flatMap(kind -> kind.field(field))
                .filter(known -> known.of() != null)
                .isPresent();
        return parts && !text.isEmpty()
                ? Arrays.stream(text.split(", ", -1))
                        .map(number -> Optional.<Part<?>>ofNullable(
                                        opened.project().parts().get(Long.parseLong(number)))
                                .map(part -> part.body().title())
                                .orElse(number))
                        .collect(Collectors.joining(", "))
                : text;
    }

    private static String thing(Opened opened, Change change) {
        boolean whole = change.what() == Change.What.ARCHIVED || change.what() == Change.What.RESTORED;
        return change.kind()
                .map(kind -> "the " + kind.words()
                        + change.body()
                                .map(PartBody::title)
                                .filter(title -> !title.isBlank() && kind != PartKind.CHARTER)
                                .map(title -> ": " + title)
                                .orElse("")
                        + (kind == PartKind.POINT ? measureOf(opened, change) : ""))
                .orElse(whole ? "the project" : "");
    }

    private static String measureOf(Opened opened, Change change) {
        return change.body()
                .filter(Point.class::isInstance)
                .flatMap(body -> opened.project().part(ProjectMeasure.class, ((Point) body).measure()))
                .map(measure -> " of " + measure.body().name())
                .orElse("");
    }

    private static @Nullable String href(Opened opened, Change change) {
        String here = "/projects/" + opened.project().number();
        if (change.part().isEmpty() || change.body().isEmpty()) {
            return null;
        }
        long part = change.part().get();
        return switch (change.body().get()) {
            case Charter _ -> here + "/charter";
            case ProjectMeasure _ -> here + "/measures/" + part;
            case Point point -> here + "/measures/" + point.measure();
            case Rebase rebase -> here + "/measures/" + rebase.measure();
            case ChartNote note -> here + "/measures/" + note.measure();
            case Exclusion exclusion -> here + "/measures/" + exclusion.measure();
            case Target target -> here + "/measures/" + target.measure();
            case Cycle _ -> here + "/cycles/" + part;
            case Prediction prediction -> here + "/cycles/" + prediction.cycle();
            case Driver _, ChangeIdea _ -> here + "/drivers";
            case Sheet _ -> here + "/tools/" + part;
            case SheetItem item -> here + "/tools/" + item.sheet();
            case Score _ -> here + "/score";
            case Comment _, KeptFile _ -> here + "/journal";
            default -> here + "/history?part=" + part;
        };
    }
}
