package health.cairn.projects.pictures;

import health.cairn.projects.Part;
import health.cairn.projects.Score;
import health.cairn.projects.Score.By;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Draws how the score of a project went, as the team and as its coach said it. */
public final class ScorePicture {

    private static final double LEFT = 36;
    private static final double TOP = 14;
    private static final double WIDE = 560;
    private static final double TALL = 220;

    private ScorePicture() {}

    /** @param scores with a day each */
    public static Picture of(List<Part<Score>> scores) {
        List<Part<Score>> dated = scores.stream()
                .filter(score -> score.body().day() != null)
                .sorted(Comparator.comparing((Part<Score> score) -> day(score)).thenComparing(Part::number))
                .toList();
        var svg = new Svg();
        for (int i = 0; i <= 5; i++) {
            double y = TOP + TALL * (1 - i / 5.0);
            svg.line(LEFT, y, LEFT + WIDE, y, "#e4e8ea", 1, "");
            svg.text(LEFT - 8, y + 4, 12, false, Svg.INK_2, "end", Integer.toString(i));
        }
        if (!dated.isEmpty()) {
            LocalDate first = day(dated.getFirst());
            LocalDate last = day(dated.getLast());
            double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
            for (By by : By.values()) {
                line(dated.stream().filter(score -> score.body().by() == by).toList(), by, first, days, svg);
            }
            svg.text(LEFT, TOP + TALL + 18, 12, false, Svg.INK_2, "start", first.toString());
            if (last.isAfter(first)) {
                svg.text(LEFT + WIDE, TOP + TALL + 18, 12, false, Svg.INK_2, "end", last.toString());
            }
        }
        svg.rect(LEFT + WIDE + 16, TOP + 8, 9, 9, Svg.BLUE, Svg.NONE, 0);
        svg.text(LEFT + WIDE + 32, TOP + 17, 12, true, Svg.INK, "start", "The team");
        svg.circle(LEFT + WIDE + 20, TOP + 34, 5, Svg.WHITE, Svg.NEUTRAL, 2);
        svg.text(LEFT + WIDE + 32, TOP + 38, 12, true, Svg.INK, "start", "The coach");
        return new Picture(
                "Progress score over time", says(dated), LEFT + WIDE + 110, TOP + TALL + 26, svg.body(), false);
    }

    private static LocalDate day(Part<Score> score) {
        return Objects.requireNonNull(score.body().day());
    }

    private static void line(List<Part<Score>> scores, By by, LocalDate first, double days, Svg svg) {
        var path = new StringBuilder();
        for (int i = 0; i < scores.size(); i++) {
            double x = x(scores.get(i), first, days);
            double y = y(scores.get(i));
            path.append(i == 0 ? "M" + Svg.n(x) + " " + Svg.n(y) : "H" + Svg.n(x) + "V" + Svg.n(y));
        }
        if (scores.size() > 1) {
            svg.path(path.toString(), Svg.NONE, by == By.TEAM ? Svg.BLUE : Svg.NEUTRAL, 2, by == By.TEAM ? "" : "5 4");
        }
        for (Part<Score> score : scores) {
            double x = x(score, first, days);
            double y = y(score);
            if (by == By.TEAM) {
                svg.rect(x - 4.5, y - 4.5, 9, 9, Svg.BLUE, Svg.WHITE, 1);
            } else {
                svg.circle(x, y, 5.5, Svg.WHITE, Svg.NEUTRAL, 2);
            }
        }
    }

    private static double x(Part<Score> score, LocalDate first, double days) {
        return LEFT + 8 + (WIDE - 16) * ChronoUnit.DAYS.between(first, day(score)) / days;
    }

    private static double y(Part<Score> score) {
        return TOP + TALL * (1 - score.body().step().value() / 5.0);
    }

    private static String says(List<Part<Score>> dated) {
        if (dated.isEmpty()) {
            return "No score is said yet.";
        }
        var words = new StringBuilder();
        for (By by : By.values()) {
            dated.stream()
                    .filter(score -> score.body().by() == by)
                    .reduce((_, later) -> later)
                    .ifPresent(score -> words.append(words.isEmpty() ? "" : " ")
                            .append("Last said by ")
                            .append(by.words())
                            .append(": ")
                            .append(score.body().step().value())
                            .append('.'));
        }
        return words.toString();
    }
}
