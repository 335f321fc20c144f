package health.cairn.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one project did, step by step, as a file under {@code demo/projects} tells it.
 *
 * @param by the mailbox of whoever writes, where a step names nobody else
 * @param from the finding it began with; null where it began from nothing
 * @param copyOf the file whose project it is a copy of; null where it is none
 * @param charter what is written over what the finding suggests
 */
record Story(
        String by,
        LocalDate on,
        @Nullable Finding from,
        @Nullable String copyOf,
        ObjectNode charter,
        List<Step> steps) {

    /** Where on the measures' pages it began. */
    record Finding(String measure, String area, String period, String as) {}

    /**
     * One step; of {@code make} to {@code copy} exactly one is there. A value {@code @name} in a body stands for the number of
     * the part that was made {@code as} that name.
     *
     * @param make the kind of part to make, from {@code body}
     * @param write the part to write {@code body} into
     * @param begin the cycle whose test begins
     * @param study the cycle whose test ends
     * @param decide the cycle to decide, with {@code decision}, {@code because} and {@code sustaining}
     * @param points the measure to enter {@code series} for
     * @param share with which organisation, {@code may} saying how far
     * @param state {@code publish} or {@code archive}
     * @param as what the part made is called in later steps
     */
    record Step(
            LocalDate on,
            @Nullable String by,
            @Nullable String make,
            @Nullable String write,
            @Nullable String begin,
            @Nullable String study,
            @Nullable String decide,
            @Nullable String points,
            @Nullable String share,
            @Nullable String state,
            @Nullable String may,
            @Nullable String decision,
            @Nullable String because,
            @Nullable String sustaining,
            @Nullable String as,
            @Nullable ObjectNode body,
            @Nullable Series series) {

        Step with(Series part, LocalDate day) {
            return new Step(
                    day,
                    by,
                    make,
                    write,
                    begin,
                    study,
                    decide,
                    points,
                    share,
                    state,
                    may,
                    decision,
                    because,
                    sustaining,
                    as,
                    body,
                    part);
        }
    }

    /**
     * Points drawn by chance around what the story wants.
     *
     * @param until the first day without a point
     * @param every {@code week}, {@code month} or {@code event}
     * @param of how many people a point is of, give or take; of cases between events, how many a day; 0 elsewhere
     * @param level where it runs: a percentage, a mean, a mean gap in days
     * @param sd how far values lie from it; of shares and counts chance alone decides
     * @param turns from which day it runs elsewhere
     * @param practices each by itself; empty for one series of all
     * @param missed days without a point
     * @param notes what is noted with a point
     */
    record Series(
            LocalDate from,
            LocalDate until,
            String every,
            int of,
            double level,
            double sd,
            Map<LocalDate, Double> turns,
            List<String> practices,
            List<LocalDate> missed,
            Map<LocalDate, String> notes) {

        Series {
            turns = turns == null ? Map.of() : Map.copyOf(turns);
            practices = practices == null ? List.of() : List.copyOf(practices);
            missed = missed == null ? List.of() : List.copyOf(missed);
            notes = notes == null ? Map.of() : Map.copyOf(notes);
        }

        double levelOn(LocalDate day) {
            return turns.entrySet().stream()
                    .filter(turn -> !turn.getKey().isAfter(day))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(level);
        }

        /** The next regular day; after an event, the event itself. */
        LocalDate after(LocalDate day) {
            return switch (every) {
                case "week" -> day.plusWeeks(1);
                case "month" -> day.plusMonths(1);
                default -> day;
            };
        }

        private Series between(LocalDate first, LocalDate end) {
            return new Series(first, end, every, of, level, sd, turns, practices, missed, notes);
        }
    }

    /** Every step in the order of its days; data are entered by the quarter, a week after it ended. */
    List<Step> inOrder() {
        var all = new ArrayList<Step>();
        for (Step step : steps) {
            if (step.series() == null || step.series().every().equals("event")) {
                all.add(step);
                continue;
            }
            Series series = step.series();
            LocalDate first = series.from();
            while (first.isBefore(series.until())) {
                LocalDate end = first.plusMonths(3).isBefore(series.until()) ? first.plusMonths(3) : series.until();
                LocalDate day = end.plusWeeks(1);
                all.add(step.with(series.between(first, end), day.isBefore(step.on()) ? step.on() : day));
                first = end;
            }
        }
        all.sort(Comparator.comparing(Step::on));
        return all;
    }
}
