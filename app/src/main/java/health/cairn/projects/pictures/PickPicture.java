package health.cairn.projects.pictures;

import health.cairn.projects.ChangeIdea;
import health.cairn.projects.Part;
import java.util.ArrayList;
import java.util.List;

/** Draws a PICK chart: change ideas by ease and impact, and what each quarter advises. */
public final class PickPicture {

    /** The side of the square that ideas lie in, and where it begins. */
    public static final double SIDE = 420;

    public static final double LEFT = 40;
    public static final double TOP = 24;

    private PickPicture() {}

    /** @param ideas those with impact and ease are drawn, each under its place in this list, from 1 on */
    public static Picture of(List<Part<ChangeIdea>> ideas) {
        var svg = new Svg();
        double half = SIDE / 2;
        svg.rect(LEFT + half, TOP, half, half, Svg.PALE_BLUE, Svg.NONE, 0);
        svg.rect(LEFT, TOP, SIDE, SIDE, Svg.NONE, Svg.COMMON, 1.5);
        svg.line(LEFT + half, TOP, LEFT + half, TOP + SIDE, Svg.COMMON, 1, "4 3");
        svg.line(LEFT, TOP + half, LEFT + SIDE, TOP + half, Svg.COMMON, 1, "4 3");
        svg.text(LEFT + 10, TOP + 20, 13, true, Svg.INK_2, "start", "Challenge");
        svg.text(LEFT + half + 10, TOP + 20, 13, true, Svg.INK_2, "start", "Implement");
        svg.text(LEFT + 10, TOP + half + 20, 13, true, Svg.INK_2, "start", "Leave for now");
        svg.text(LEFT + half + 10, TOP + half + 20, 13, true, Svg.INK_2, "start", "Possible");
        svg.text(LEFT, TOP - 8, 13, false, Svg.INK_2, "start", "\u2191 more impact");
        svg.text(LEFT + SIDE, TOP + SIDE + 20, 13, false, Svg.INK_2, "end", "easier \u2192");
        var placed = new ArrayList<String>();
        for (int i = 0; i < ideas.size(); i++) {
            Part<ChangeIdea> part = ideas.get(i);
            Double impact = part.body().impact();
            Double ease = part.body().ease();
            if (impact == null || ease == null) {
                continue;
            }
            double x = LEFT + SIDE * ease / ChangeIdea.MOST;
            double y = TOP + SIDE * (1 - impact / ChangeIdea.MOST);
            svg.open("g", "data-idea", Long.toString(part.number()));
            svg.circle(x, y, 14, Svg.WHITE, Svg.DARK_BLUE, 2);
            svg.text(x, y + 5, 14, true, Svg.DARK_BLUE, "middle", Integer.toString(i + 1));
            svg.close("g");
            placed.add((i + 1) + " " + part.body().text() + ": "
                    + part.body().advice().toLowerCase(java.util.Locale.UK));
        }
        return new Picture(
                "Change ideas by impact and ease",
                placed.isEmpty() ? "No idea has impact and ease yet." : String.join("; ", placed) + ".",
                LEFT + SIDE + 20,
                TOP + SIDE + 28,
                svg.body(),
                false);
    }
}
