package health.cairn.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of parts, each with its record and its fields. A kind that stands here has a form, versions, a history, a way
 * back, copies with a link back and its place in the API without another line.
 */
public enum PartKind {
    CHARTER(Charter.class, Charter.FIELDS, "charter", Lives.COPIED),
    MEMBER(Member.class, Member.FIELDS, "team member", Lives.HERE),
    SITE(Site.class, Site.FIELDS, "practice taking part", Lives.HERE),
    STAKEHOLDER(Stakeholder.class, Stakeholder.FIELDS, "stakeholder", Lives.HERE),
    TASK(Task.class, Task.FIELDS, "task", Lives.HERE),
    MEASURE(ProjectMeasure.class, ProjectMeasure.FIELDS, "measure", Lives.COPIED),
    POINT(Point.class, Point.FIELDS, "point of data", Lives.HERE),
    REBASE(Rebase.class, Rebase.FIELDS, "new limits", Lives.HERE),
    NOTE(ChartNote.class, ChartNote.FIELDS, "note on a chart", Lives.HERE),
    EXCLUSION(Exclusion.class, Exclusion.FIELDS, "point left out of the limits", Lives.HERE),
    TARGET(Target.class, Target.FIELDS, "further target", Lives.HERE),
    CYCLE(Cycle.class, Cycle.FIELDS, "cycle", Lives.HERE),
    PREDICTION(Prediction.class, Prediction.FIELDS, "prediction", Lives.HERE),
    DRIVER(Driver.class, Driver.FIELDS, "driver", Lives.COPIED),
    IDEA(ChangeIdea.class, ChangeIdea.FIELDS, "change idea", Lives.COPIED),
    SHEET(Sheet.class, Sheet.FIELDS, "sheet of a tool", Lives.HERE),
    STEP(ProcessStep.class, ProcessStep.FIELDS, "step of a process", Lives.HERE),
    CAUSE(Cause.class, Cause.FIELDS, "possible cause", Lives.HERE),
    COUNTED(Counted.class, Counted.FIELDS, "counted cause", Lives.HERE),
    FORCE(Force.class, Force.FIELDS, "force", Lives.HERE),
    WHY(Why.class, Why.FIELDS, "why", Lives.HERE),
    PLANNED(Planned.class, Planned.FIELDS, "step of a plan", Lives.HERE),
    SUSTAINING(Sustaining.class, Sustaining.FIELDS, "view of how it will last", Lives.HERE),
    SCORE(Score.class, Score.FIELDS, "progress score", Lives.HERE),
    COMMENT(Comment.class, Comment.FIELDS, "comment", Lives.HERE),
    FILE(KeptFile.class, KeptFile.FIELDS, "file", Lives.HERE),
    WRITE_UP(WriteUp.class, WriteUp.FIELDS, "write-up", Lives.HERE),
    SIGNAL(Signal.class, List.of(), "finding it began with", Lives.WRITTEN_BY_CAIRN);

    private enum Lives {
        /** Copied when the project is. */
        COPIED,
        /** Belongs to one project alone, or is copied by itself. */
        HERE,
        /** Not typed by anybody. */
        WRITTEN_BY_CAIRN
    }

    private final Class<? extends PartBody> body;
    private final List<Field> fields;
    private final String words;
    private final Lives lives;

    PartKind(Class<? extends PartBody> body, List<Field> fields, String words, Lives lives) {
        this.body = body;
        this.fields = List.copyOf(fields);
        this.words = words;
        this.lives = lives;
    }

    /** The record of what such a part says. */
    public Class<? extends PartBody> body() {
        return body;
    }

    /** What people fill in, in the order of the form. */
    public List<Field> fields() {
        return fields;
    }

    /** The field with this name, where people fill it in. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** One of them, as it stands in a sentence. */
    public String words() {
        return words;
    }

    /** Whether it comes along when the whole project is copied. */
    boolean comesAlong() {
        return lives == Lives.COPIED;
    }

    /** Whether people write it. */
    public boolean writtenByPeople() {
        return lives != Lives.WRITTEN_BY_CAIRN;
    }

    /** Whether everybody reads it where the project is published; points of data are read from the charts. */
    public boolean openWherePublished() {
        return switch (this) {
            case CHARTER,
                    MEMBER,
                    SITE,
                    MEASURE,
                    REBASE,
                    NOTE,
                    EXCLUSION,
                    TARGET,
                    CYCLE,
                    PREDICTION,
                    DRIVER,
                    IDEA,
                    WRITE_UP,
                    SIGNAL -> true;
            case POINT, STAKEHOLDER, TASK -> false;
            case SHEET, STEP, CAUSE, COUNTED, FORCE, WHY, PLANNED, SUSTAINING, SCORE, COMMENT, FILE -> false;
        };
    }

    /** Whether a project has exactly one, from its start. */
    public boolean single() {
        return this == CHARTER;
    }

    /** The kind whose parts say this. */
    static PartKind of(Class<? extends PartBody> body) {
        return Arrays.stream(values())
                .filter(kind -> kind.body == body)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(body + " is not the body of any kind of part"));
    }

    /** The kind with this name; small letters and hyphens are forgiven. */
    public static Optional<PartKind> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
