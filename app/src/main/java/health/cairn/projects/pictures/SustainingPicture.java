package health.cairn.projects.pictures;

import health.cairn.projects.Part;
import health.cairn.projects.Sustaining;
import health.cairn.projects.Sustaining.Factor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Draws the ten factors: what each can have, what each person gave, and how far they lie apart. */
public final class SustainingPicture {

    private static final double LABELS = 250;
    private static final double UNIT = 24;
    private static final double ROW = 34;

    private SustainingPicture() {}

    public static Picture of(String title, List<Part<Sustaining>> views) {
        var svg = new Svg();
        double y = 24;
        for (Factor factor : Factor.values()) {
            double[] points = points(factor, views);
            svg.text(LABELS - 10, y + 5, 13, false, Svg.INK, "end", factor.words());
            svg.rect(LABELS, y - 8, factor.most() * UNIT, 16, Svg.GREY, Svg.LINE, 1);
            if (points.length > 0) {
                double low = Arrays.stream(points).min().orElseThrow();
                double high = Arrays.stream(points).max().orElseThrow();
                double mean = Arrays.stream(points).average().orElseThrow();
                svg.line(LABELS + low * UNIT, y, LABELS + high * UNIT, y, Svg.BLUE, 4, "");
                for (double one : points) {
                    svg.circle(LABELS + one * UNIT, y, 5, Svg.WHITE, Svg.BLUE, 2);
                }
                svg.line(LABELS + mean * UNIT, y - 11, LABELS + mean * UNIT, y + 11, Svg.INK, 2.5, "");
            }
            svg.text(
                    LABELS + 15 * UNIT + 12,
                    y + 5,
                    12,
                    true,
                    Svg.INK_2,
                    "start",
                    points.length == 0
                            ? "of " + Svg.n(factor.most())
                            : Svg.n(Arrays.stream(points).average().orElseThrow()) + " of " + Svg.n(factor.most()));
            y += ROW;
        }
        return new Picture(title, says(views), LABELS + 15 * UNIT + 100, y, svg.body(), false);
    }

    /** What was given to a factor by all who scored it. */
    public static double[] points(Factor factor, List<Part<Sustaining>> views) {
        return views.stream()
                .map(view -> factor.points(view.body().level(factor)))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** Totals, their spread, and the factor on which views lie furthest apart. */
    public static String says(List<Part<Sustaining>> views) {
        double[] totals = views.stream()
                .map(view -> view.body().total())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (totals.length == 0) {
            return "Nobody has scored all ten factors yet.";
        }
        double mean = Arrays.stream(totals).average().orElseThrow();
        double low = Arrays.stream(totals).min().orElseThrow();
        double high = Arrays.stream(totals).max().orElseThrow();
        String spread = totals.length == 1
                ? "One person has scored all ten factors: " + number(mean) + " of 100."
                : totals.length + " people have scored all ten factors: " + number(mean) + " of 100 on average, from "
                        + number(low) + " to " + number(high) + ". Views lie furthest apart on "
                        + furthest(views).words().toLowerCase(Locale.UK) + ".";
        return spread
                + (mean >= Sustaining.HOPEFUL
                        ? " From 55 on there is reason for optimism."
                        : " Below 55 the guide advises to act on the factors with most to gain.");
    }

    private static Factor furthest(List<Part<Sustaining>> views) {
        return Arrays.stream(Factor.values())
                .max(java.util.Comparator.comparingDouble(factor -> {
                    double[] points = points(factor, views);
                    return Arrays.stream(points).max().orElse(0)
                            - Arrays.stream(points).min().orElse(0);
                }))
                .orElseThrow();
    }

    private static String number(double value) {
        return String.format(Locale.UK, "%.1f", value);
    }
}
