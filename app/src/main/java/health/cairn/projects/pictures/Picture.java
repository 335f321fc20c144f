package health.cairn.projects.pictures;

import java.util.List;
import java.util.Locale;

/**
 * A finished drawing.
 *
 * @param title what it shows
 * @param says what is to be seen in it, for those who do not see it
 * @param body the marks as SVG, drawn in a frame that begins at 0, 0
 * @param parts whether the marks hold links or other things to act on, so that a reader must be let in
 */
public record Picture(String title, String says, double width, double height, String body, boolean parts) {

    private static final double MARGIN = 20;

    /** As it stands in a page. */
    public String inPage() {
        return String.format(
                Locale.ROOT,
                "<svg class=\"c-picture\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"%s\" aria-label=\"%s\""
                        + " font-family=\"Arial, sans-serif\">%s</svg>",
                Svg.n(width),
                Svg.n(height),
                Svg.n(width),
                Svg.n(height),
                parts ? "group" : "img",
                Svg.escaped(says.isEmpty() ? title : title + ". " + says),
                body);
    }

    /**
     * As a file of its own, with its title above and a source below.
     *
     * @param source where it is from and of when
     */
    public String asFile(String source) {
        double wide = Math.max(width, 420);
        List<String> heading = Svg.wrap(title, 18, wide);
        List<String> sentences = Svg.wrap(says, 13, wide);
        List<String> foot = Svg.wrap(source, 12, wide);
        double top =
                MARGIN + heading.size() * Svg.leading(18) + (says.isEmpty() ? 0 : sentences.size() * Svg.leading(13));
        double full = top + 12 + height + 12 + foot.size() * Svg.leading(12) + MARGIN;
        var svg = new Svg();
        svg.rect(0, 0, wide + 2 * MARGIN, full, Svg.WHITE, Svg.NONE, 0);
        svg.lines(MARGIN, MARGIN + 16, 18, true, Svg.INK, "start", heading);
        if (!says.isEmpty()) {
            svg.lines(MARGIN, MARGIN + heading.size() * Svg.leading(18) + 13, 13, false, Svg.INK, "start", sentences);
        }
        svg.lines(MARGIN, top + height + 34, 12, false, Svg.INK_2, "start", foot);
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\""
                        + " font-family=\"Arial, sans-serif\">%s<g transform=\"translate(%s %s)\">%s</g></svg>%n",
                Svg.n(wide + 2 * MARGIN),
                Svg.n(full),
                Svg.n(wide + 2 * MARGIN),
                Svg.n(full),
                svg.body(),
                Svg.n(MARGIN),
                Svg.n(top + 12),
                body);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Picture[" + width + " by " + height + "]";
    }
}
