package health.cairn.demo;

import health.cairn.demo.Story.Series;
import health.cairn.projects.ProjectMeasure.Shape;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Points of a series as rows of a spreadsheet: day, numbers, practice, note. */
final class Rows {

    private Rows() {}

    static String of(Series series, Shape shape, Draws draws) {
        String numbers = shape.hasDenominator() ? "counted,out of" : shape == Shape.COUNT ? "counted" : "value";
        var rows = new StringBuilder("day," + numbers + ",practice,note\n");
        List<String> places = series.practices().isEmpty() ? List.of("") : series.practices();
        LocalDate day = next(series, series.from(), draws);
        for (LocalDate before = series.from(); day.isBefore(series.until()); ) {
            if (!series.missed().contains(day)) {
                String note = series.notes().getOrDefault(day, "");
                for (String place : places) {
                    rows.append(day)
                            .append(',')
                            .append(value(series, shape, before, day, draws))
                            .append(',')
                            .append(place)
                            .append(",\"")
                            .append(note)
                            .append("\"\n");
                }
            }
            before = day;
            day = next(series, series.after(day), draws);
        }
        return rows.toString();
    }

    private static String value(Series series, Shape shape, LocalDate before, LocalDate day, Draws draws) {
        double level = series.levelOn(day);
        return switch (shape) {
            case PROPORTION, RATE -> {
                int of = Math.max(1, (int) Math.round(series.of() * draws.uniform(0.88, 1.12)));
                yield draws.binomial(of, level / 100) + "," + of;
            }
            case COUNT -> Integer.toString(draws.binomial(10_000, level / 10_000));
            case VALUE -> String.format(Locale.ROOT, "%.1f", Math.max(0, level + series.sd() * draws.normal()));
            case TIME_BETWEEN -> Long.toString(ChronoUnit.DAYS.between(before, day));
            case CASES_BETWEEN -> Long.toString(series.of() * ChronoUnit.DAYS.between(before, day));
        };
    }

    /** Events come after gaps that are exponential; all else comes regularly. */
    private static LocalDate next(Series series, LocalDate day, Draws draws) {
        return series.every().equals("event")
                ? day.plusDays(Math.max(1, Math.round(-series.levelOn(day) * Math.log(draws.uniform(1e-6, 1)))))
                : day;
    }
}
