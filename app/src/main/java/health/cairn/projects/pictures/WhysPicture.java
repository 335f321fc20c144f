package health.cairn.projects.pictures;

import health.cairn.projects.Part;
import health.cairn.projects.Why;
import java.util.List;

/** Draws a chain of whys, from what is seen down to what lies behind it. */
public final class WhysPicture {

    private static final double WIDE = 520;
    private static final double SIZE = 14;

    private WhysPicture() {}

    public static Picture of(String seen, List<Part<Why>> whys) {
        var svg = new Svg();
        double y = box(seen.isBlank() ? "What is seen" : seen, 0, Svg.DARK_BLUE, Svg.WHITE, svg);
        for (int i = 0; i < whys.size(); i++) {
            svg.line(40, y, 40, y + 24, Svg.COMMON, 1.6, "");
            svg.path("M40 " + Svg.n(y + 30) + "l-4.5 -8h9z", Svg.COMMON, Svg.NONE, 0, "");
            svg.text(54, y + 20, 12, true, Svg.INK_2, "start", "Why? " + (i + 1));
            boolean last = i == whys.size() - 1;
            y = box(whys.get(i).body().because(), y + 30, last ? Svg.PALE_BLUE : Svg.WHITE, Svg.INK, svg);
        }
        String says = whys.isEmpty()
                ? "No why is asked yet."
                : whys.size() + (whys.size() == 1 ? " why" : " whys") + " down: "
                        + whys.getLast().body().because();
        return new Picture("Whys: " + seen, says, WIDE, y + 4, svg.body(), false);
    }

    private static double box(String text, double y, String fill, String ink, Svg svg) {
        List<String> lines = Svg.wrap(text, SIZE, WIDE - 28);
        double height = lines.size() * Svg.leading(SIZE) + 18;
        svg.rect(1, y + 1, WIDE - 2, height, fill, Svg.DARK_BLUE, 1.4);
        svg.lines(14, y + 23, SIZE, false, ink, "start", lines);
        return y + height + 2;
    }
}
