package health.cairn.projects;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether an aim says how much, from where, by when, for whom and where (Model for Improvement, first question). What is
 * missing keeps nobody from going on.
 *
 * @param points what an aim has to say, each with whether it does
 */
public record AimCheck(List<Point> points) {

    /**
     * One thing an aim has to say.
     *
     * @param said whether it does
     * @param advice what to write where it does not; empty where it does
     */
    public record Point(String name, boolean said, String advice) {}

    public AimCheck {
        points = List.copyOf(points);
    }

    static AimCheck of(Charter charter) {
        var points = new ArrayList<Point>();
        Double baseline = charter.baseline();
        Double target = charter.target();
        points.add(point("A sentence", !charter.aim().isBlank(), "Write the aim as one sentence"));
        boolean same = baseline != null && baseline.equals(target);
        points.add(point(
                "How much",
                target != null && !same,
                same
                        ? "The target is the same as the baseline; say how far it is to move"
                        : "Give the number you want to reach"));
        points.add(point(
                "From what baseline",
                baseline != null,
                "Give the number before any change; without it nobody can say whether it moved"));
        points.add(point("By when", charter.byWhen() != null, "Give a day; \"soon\" is not a time"));
        points.add(point("For whom", !charter.forWhom().isBlank(), "Name the people it is for"));
        points.add(point("Where", !charter.where().isBlank(), "Name the practices or the network"));
        return new AimCheck(points);
    }

    private static Point point(String name, boolean said, String advice) {
        return new Point(name, said, said ? "" : advice);
    }

    /** Whether the aim says all of it. */
    public boolean whole() {
        return points.stream().allMatch(Point::said);
    }
}
