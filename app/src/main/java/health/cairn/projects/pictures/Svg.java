package health.cairn.projects.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes SVG with presentation attributes alone, which the site's policy and every viewer of files allow. */
final class Svg {

    static final String INK = "#212b32";
    static final String INK_2 = "#4c6272";
    static final String LINE = "#aeb7bd";
    static final String DARK_BLUE = "#003087";
    static final String BLUE = "#005eb8";
    static final String PALE_BLUE = "#e8f1fa";
    static final String CONCERN = "#b34700";
    static final String COMMON = "#5d6b75";
    static final String NEUTRAL = "#3d1a78";
    static final String TARGET = "#00705a";
    static final String GREY = "#eef1f3";
    static final String WHITE = "#ffffff";
    static final String NONE = "none";

    /** Line height over font size. */
    private static final double LEADING = 1.3;

    private final StringBuilder text = new StringBuilder();

    static double leading(double size) {
        return Math.round(size * LEADING);
    }

    /** How wide a text is in Arial, near enough to break lines by: the widths of four sorts of letters. */
    static double width(String line, double size) {
        double em = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            em += "iljtfrI.,;:'|!()[] ".indexOf(c) >= 0
                    ? 0.3
                    : "mwMW@%".indexOf(c) >= 0 ? 0.86 : Character.isUpperCase(c) ? 0.7 : 0.56;
        }
        return em * size;
    }

    /** A text broken into lines of at most this width; a word longer than a line is broken too. */
    static List<String> wrap(String words, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String rest = word;
            while (width(rest, size) > width && rest.length() > 1) {
                int fits = 1;
                while (fits < rest.length() - 1 && width(rest.substring(0, fits + 1), size) <= width) {
                    fits++;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    Svg rect(double x, double y, double width, double height, String fill, String stroke, double stroked) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
                n(x),
                n(y),
                n(Math.max(0, width)),
                n(Math.max(0, height)),
                fill,
                stroke,
                n(stroked)));
        return this;
    }

    Svg circle(double x, double y, double radius, String fill, String stroke, double stroked) {
        text.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
                n(x),
                n(y),
                n(radius),
                fill,
                stroke,
                n(stroked)));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke, double stroked, String dash) {
        return path("M" + n(x1) + " " + n(y1) + "L" + n(x2) + " " + n(y2), NONE, stroke, stroked, dash);
    }

    Svg path(String d, String fill, String stroke, double stroked, String dash) {
        text.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                d,
                fill,
                stroke,
                n(stroked),
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\""));
        return this;
    }

    /** An arrow's head that points to the right, ending at a point. */
    Svg arrow(double x, double y, String fill) {
        return path("M" + n(x) + " " + n(y) + "l-8 -4.5v9z", fill, NONE, 0, "");
    }

    /** @param anchor start, middle or end */
    Svg text(double x, double y, double size, boolean bold, String fill, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s fill=\"%s\"%s>%s</text>",
                n(x),
                n(y),
                n(size),
                bold ? " font-weight=\"700\"" : "",
                fill,
                anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"",
                escaped(words)));
        return this;
    }

    /** Lines one below the other; the first has its foot at y. */
    Svg lines(double x, double y, double size, boolean bold, String fill, String anchor, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            text(x, y + i * leading(size), size, bold, fill, anchor, lines.get(i));
        }
        return this;
    }

    /** Begins a group or link; what follows is inside until {@link #close}. */
    Svg open(String element, String... namesAndValues) {
        text.append('<').append(element);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(' ')
                    .append(namesAndValues[i])
                    .append("=\"")
                    .append(escaped(namesAndValues[i + 1]))
                    .append('"');
        }
        text.append('>');
        return this;
    }

    Svg close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    String body() {
        return text.toString();
    }

    /** A number with at most one digit after the point. */
    static String n(double number) {
        double rounded = Math.round(number * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    static String escaped(String words) {
        var safe = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    // What XML cannot say would make the whole file unreadable.
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
