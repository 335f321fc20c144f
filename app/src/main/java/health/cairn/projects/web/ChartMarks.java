package health.cairn.projects.web;

import health.cairn.projects.ChartNote;
import health.cairn.projects.Charted.Stretch;
import health.cairn.projects.Cycle;
import health.cairn.projects.Part;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.web.ChartView.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What stands on a chart beside its points. */
final class ChartMarks {

    private ChartMarks() {}

    /** Something that stands on the chart at a day. */
    record Marked(LocalDate day, Note note) {}

    /** Cycles begun, notes and new limits in the order of their days, numbered as on the chart. */
    static List<Marked> of(Project project, Chart chart) {
        var found = new ArrayList<Marked>();
        long number = chart.measure().number();
        int cycles = 0;
        for (Part<Cycle> cycle : project.all(Cycle.class)) {
            cycles++;
            Instant begun = cycle.body().begunAt();
            if (begun != null) {
                found.add(new Marked(
                        LocalDate.ofInstant(begun, ZoneOffset.UTC),
                        new Note("", "PDSA " + cycles + ": " + cycle.body().title(), false)));
            }
        }
        project.all(ChartNote.class).stream()
                .filter(note -> note.body().measure() == number && note.body().day() != null)
                .forEach(note -> found.add(new Marked(
                        Objects.requireNonNull(note.body().day()),
                        new Note("", note.body().text(), false))));
        for (Stretch stretch : chart.whole().stretches()) {
            LocalDate from = chart.whole().points().get(stretch.from()).from();
            switch (stretch.begins()) {
                case FIRST -> {}
                case DEFINITION ->
                    found.add(new Marked(
                            from,
                            new Note(
                                    "",
                                    "From here on counted by definition "
                                            + chart.whole()
                                                    .points()
                                                    .get(stretch.from())
                                                    .definition()
                                            + ": another series, not joined with the one before",
                                    false)));
                case REBASED ->
                    stretch.rebase()
                            .ifPresent(rebase -> found.add(new Marked(
                                    from,
                                    new Note(
                                            "R",
                                            "Limits calculated anew by " + rebase.by() + " on "
                                                    + Words.day(rebase.changedAt()) + ": "
                                                    + rebase.body().reason(),
                                            true))));
            }
        }
        found.sort(Comparator.comparing(Marked::day));
        var numbered = new ArrayList<Marked>();
        int next = 1;
        for (Marked mark : found) {
            numbered.add(
                    mark.note().rebase()
                            ? mark
                            : new Marked(
                                    mark.day(),
                                    new Note(
                                            Integer.toString(next++),
                                            mark.note().text(),
                                            false)));
        }
        return numbered;
    }
}
