package health.cairn.projects.pictures;

import health.cairn.projects.Force;
import health.cairn.projects.Force.Way;
import health.cairn.projects.Part;
import java.util.List;

/** Draws a force field: what drives the change from the left, what holds it back from the right. */
public final class ForcePicture {

    private static final double SIDE = 380;
    private static final double UNIT = 26;
    private static final double SIZE = 13;

    private ForcePicture() {}

    /** @param change what is to come about */
    public static Picture of(String change, List<Part<Force>> forces) {
        var svg = new Svg();
        double middle = SIDE;
        double driving = side(forces, Way.DRIVING, svg, middle);
        double restraining = side(forces, Way.RESTRAINING, svg, middle);
        double height = Math.max(90, Math.max(driving, restraining));
        svg.line(middle, 26, middle, height, Svg.INK, 3, "");
        svg.text(middle, 16, 14, true, Svg.INK, "middle", change.isBlank() ? "The change" : cut(change));
        svg.text(10, 16, SIZE, true, Svg.BLUE, "start", "Drives it: " + Svg.n(Force.total(forces, Way.DRIVING)));
        svg.text(
                2 * SIDE - 10,
                16,
                SIZE,
                true,
                Svg.CONCERN,
                "end",
                "Holds it back: " + Svg.n(Force.total(forces, Way.RESTRAINING)));
        return new Picture("Force field: " + change, says(forces), 2 * SIDE, height + 8, svg.body(), false);
    }

    private static String cut(String change) {
        return change.length() > 48 ? change.substring(0, 47) + "\u2026" : change;
    }

    private static double side(List<Part<Force>> forces, Way way, Svg svg, double middle) {
        boolean left = way == Way.DRIVING;
        double y = 40;
        for (Part<Force> part : forces) {
            Force force = part.body();
            if (force.way() != way) {
                continue;
            }
            double length = Math.max(4, force.known() * UNIT);
            List<String> lines = Svg.wrap(force.text(), SIZE, SIDE - Force.MOST * UNIT - 40);
            double height = Math.max(22, lines.size() * Svg.leading(SIZE));
            double mid = y + height / 2;
            double tip = left ? middle - 4 : middle + 4;
            double back = left ? tip - length : tip + length;
            double head = left ? tip - 10 : tip + 10;
            svg.path(
                    "M" + Svg.n(back) + " " + Svg.n(mid - 7) + "H" + Svg.n(head) + "V" + Svg.n(mid - 11) + "L"
                            + Svg.n(tip) + " " + Svg.n(mid) + "L" + Svg.n(head) + " " + Svg.n(mid + 11) + "V"
                            + Svg.n(mid + 7) + "H" + Svg.n(back) + "z",
                    left ? Svg.BLUE : Svg.CONCERN,
                    Svg.NONE,
                    0,
                    "");
            double edge = left ? middle - Force.MOST * UNIT - 34 : middle + Force.MOST * UNIT + 34;
            svg.text(
                    left ? edge + 10 : edge - 10,
                    mid + 4,
                    12,
                    true,
                    Svg.INK_2,
                    "middle",
                    force.strength() == null ? "?" : Svg.n(force.known()));
            svg.lines(edge - (left ? 6 : -6), y + SIZE, SIZE, false, Svg.INK, left ? "end" : "start", lines);
            y += height + 12;
        }
        return y;
    }

    /** Both sides in numbers. */
    public static String says(List<Part<Force>> forces) {
        double driving = Force.total(forces, Way.DRIVING);
        double restraining = Force.total(forces, Way.RESTRAINING);
        return "Forces that drive the change add up to " + Svg.n(driving) + ", those that hold it back to "
                + Svg.n(restraining) + ".";
    }
}
