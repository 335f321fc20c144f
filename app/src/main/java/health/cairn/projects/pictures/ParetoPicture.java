package health.cairn.projects.pictures;

import health.cairn.projects.Counted;
import health.cairn.projects.Counted.Ranked;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a Pareto chart: counts in falling order from 0 on, with the share they make together. */
public final class ParetoPicture {

    private static final double BAR = 74;
    private static final double GAP = 14;
    private static final double LEFT = 54;
    private static final double TALL = 260;
    private static final double TOP = 22;

    private ParetoPicture() {}

    /** @param ranked causes in their order */
    public static Picture of(String title, List<Ranked> ranked) {
        double most = ranked.stream().mapToDouble(Ranked::count).max().orElse(1);
        double all = Math.max(1e-9, ranked.stream().mapToDouble(Ranked::count).sum());
        double wide = Math.max(1, ranked.size()) * (BAR + GAP) + GAP;
        var svg = new Svg();
        svg.line(LEFT, TOP + TALL, LEFT + wide, TOP + TALL, Svg.INK, 1.2, "");
        double eighty = TOP + TALL * (1 - Counted.VITAL);
        svg.line(LEFT, eighty, LEFT + wide, eighty, Svg.TARGET, 1.6, "10 3 2 3");
        svg.text(LEFT + wide + 4, eighty + 4, 12, true, Svg.TARGET, "start", "80%");
        svg.text(LEFT + wide + 4, TOP + 4, 12, false, Svg.INK_2, "start", "100%");
        svg.text(LEFT - 6, TOP + TALL + 4, 12, false, Svg.INK_2, "end", "0");
        svg.text(LEFT - 6, TOP + TALL * (1 - most / all) + 4, 12, false, Svg.INK_2, "end", count(most));
        var path = new StringBuilder();
        int lines = 1;
        for (int i = 0; i < ranked.size(); i++) {
            Ranked one = ranked.get(i);
            double x = LEFT + GAP + i * (BAR + GAP);
            double height = TALL * one.count() / all;
            svg.rect(
                    x,
                    TOP + TALL - height,
                    BAR,
                    height,
                    one.vital() ? Svg.BLUE : "#b9c4cb",
                    one.vital() ? Svg.DARK_BLUE : Svg.COMMON,
                    1);
            svg.text(x + BAR / 2, TOP + TALL - height - 5, 12, true, Svg.INK, "middle", count(one.count()));
            double y = TOP + TALL * (1 - one.cumulative());
            path.append(i == 0 ? "M" : "L")
                    .append(Svg.n(x + BAR / 2))
                    .append(' ')
                    .append(Svg.n(y));
            List<String> name = Svg.wrap(one.cause().body().name(), 12, BAR + GAP - 6);
            lines = Math.max(lines, name.size());
            svg.lines(x + BAR / 2, TOP + TALL + 18, 12, one.vital(), Svg.INK, "middle", name);
        }
        if (!ranked.isEmpty()) {
            svg.path(path.toString(), Svg.NONE, Svg.NEUTRAL, 2, "");
        }
        for (int i = 0; i < ranked.size(); i++) {
            svg.circle(
                    LEFT + GAP + i * (BAR + GAP) + BAR / 2,
                    TOP + TALL * (1 - ranked.get(i).cumulative()),
                    3.5,
                    Svg.NEUTRAL,
                    Svg.WHITE,
                    1);
        }
        return new Picture(
                title, says(ranked), LEFT + wide + 44, TOP + TALL + 24 + lines * Svg.leading(12), svg.body(), false);
    }

    private static String count(double count) {
        return Svg.n(count);
    }

    /** Which few make most. */
    public static String says(List<Ranked> ranked) {
        List<Ranked> vital = ranked.stream().filter(Ranked::vital).toList();
        if (vital.isEmpty()) {
            return "Nothing is counted yet.";
        }
        return vital.size() + " of " + ranked.size() + (ranked.size() == 1 ? " cause" : " causes") + " make "
                + String.format(Locale.UK, "%.0f%%", 100 * vital.getLast().cumulative())
                + " of all: "
                + vital.stream().map(one -> one.cause().body().name()).collect(Collectors.joining(", ")) + ".";
    }
}
