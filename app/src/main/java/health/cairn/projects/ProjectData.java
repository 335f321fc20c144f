package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.people.Scope;
import health.cairn.projects.PointRows.Problem;
import health.cairn.projects.PointRows.Row;
import health.cairn.projects.Projects.Writing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Points of data, many at once: from a grid, pasted, or from a file. Good rows are kept, others are named; a row for a day that
 * has a point already corrects it, and what stood there stays in its history.
 */
@Service
public class ProjectData {

    private final Projects projects;
    private final ProjectStore store;

    ProjectData(Projects projects, ProjectStore store) {
        this.projects = projects;
        this.store = store;
    }

    /** What came of rows. */
    public record Entered(int added, int corrected, int unchanged, List<Problem> problems) {
        public Entered {
            problems = List.copyOf(problems);
        }
    }

    /** The rows in pasted text. */
    public PointRows pasted(String text, ProjectMeasure measure) {
        try {
            return PointRows.read(Sheets.text(text), measure);
        } catch (Sheets.Unreadable e) {
            return unreadable(e);
        }
    }

    /** The rows in a file: CSV, or the first sheet of an .xlsx workbook. */
    public PointRows file(byte[] bytes, ProjectMeasure measure) {
        try {
            return PointRows.read(Sheets.read(bytes), measure);
        } catch (Sheets.Unreadable e) {
            return unreadable(e);
        }
    }

    private static PointRows unreadable(Sheets.Unreadable e) {
        return new PointRows(List.of(), List.of(new Problem(1, "the whole", e.sentence(), "rows of day and numbers")));
    }

    private record Where(
            int definition,
            @Nullable LocalDate day,
            @Nullable AreaCode area) {}

    /**
     * Writes rows down, all good ones together.
     *
     * @throws org.springframework.security.access.AccessDeniedException where the viewer may not write in this project
     */
    @Transactional
    public Entered enter(long project, long measure, PointRows rows, Scope scope) {
        Writing writing = projects.writing(project, scope);
        var problems = new ArrayList<>(rows.problems());
        Optional<Part<ProjectMeasure>> of = writing.project().part(ProjectMeasure.class, measure);
        if (of.isEmpty() || of.get().archived()) {
            problems.add(new Problem(1, "the whole", "measure " + measure, "a measure of this project"));
            return new Entered(0, 0, 0, problems);
        }
        var known = new HashMap<Where, Part<Point>>();
        for (Part<Point> point : writing.project().all(Point.class)) {
            if (point.body().measure() == measure) {
                known.put(
                        new Where(
                                point.body().definition(),
                                point.body().day(),
                                point.body().area()),
                        point);
            }
        }
        int added = 0;
        int corrected = 0;
        int unchanged = 0;
        Project others = without(writing.project(), measure);
        var fresh = new PartContext(Optional.empty(), others, writing.writer().at());
        for (Row row : rows.points()) {
            Point point = row.point(measure).settled(fresh);
            Map<String, String> wrong = problems(point, fresh);
            if (!wrong.isEmpty()) {
                wrong.forEach((field, sentence) -> problems.add(new Problem(
                        row.line(),
                        PartKind.POINT.field(field).map(Field::label).orElse(field),
                        "",
                        sentence)));
                continue;
            }
            var where = new Where(point.definition(), point.day(), point.area());
            Part<Point> there = known.get(where);
            if (there == null) {
                known.put(where, added(project, point, writing));
                added++;
            } else if (there.body().equals(keepingNote(point, there.body()))) {
                unchanged++;
            } else {
                known.put(where, corrected(writing, there, keepingNote(point, there.body())));
                corrected++;
            }
        }
        if (added > 0) {
            store.changed(project, writing.writer());
        }
        return new Entered(added, corrected, unchanged, problems);
    }

    /** A row without a note does not take away the one that stands there. */
    private static Point keepingNote(Point row, Point there) {
        return row.note().isEmpty()
                ? new Point(
                        row.measure(),
                        row.definition(),
                        row.day(),
                        row.area(),
                        row.numerator(),
                        row.denominator(),
                        row.value(),
                        there.note())
                : row;
    }

    @SuppressWarnings("unchecked") // What a point is written as is a point.
    private Part<Point> added(long project, Point point, Writing writing) {
        return (Part<Point>) store.add(project, point, Optional.empty(), Change.What.MADE, "", writing.writer());
    }

    @SuppressWarnings("unchecked") // What a point is written as is a point.
    private Part<Point> corrected(Writing writing, Part<Point> there, Point point) {
        Saved saved = projects.write(writing, there, point, false, Change.What.CHANGED, "");
        return saved instanceof Saved.Done(Part<?> part) ? (Part<Point>) part : there;
    }

    private static Map<String, String> problems(Point point, PartContext context) {
        Map<String, String> unfit = FreeText.problems(PartJson.write(point));
        return unfit.isEmpty() ? point.problems(context) : unfit;
    }

    /** The project without the points of a measure: whether one is there already is looked up here, not row by row. */
    private static Project without(Project project, long measure) {
        var parts = new HashMap<>(project.parts());
        parts.values().removeIf(part -> part.body() instanceof Point point && point.measure() == measure);
        return new Project(
                project.number(),
                project.version(),
                project.home(),
                project.origin(),
                project.programme(),
                project.startedAt(),
                project.startedBy(),
                project.changedAt(),
                project.archived(),
                project.publishedAt(),
                parts);
    }
}
