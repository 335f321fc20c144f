package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.projects.ChartKind;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Charted.Stretch;
import health.cairn.projects.ProjectMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a chart says, in sentences: the same numbers that are drawn. */
final class Summaries {

    private Summaries() {}

    static String of(ProjectMeasure measure, Charted whole) {
        var sentences = new ArrayList<String>();
        String unit = measure.shownUnit();
        boolean run = whole.kind() == ChartKind.RUN;
        for (Stretch stretch : whole.stretches()) {
            Double centre = whole.marks().get(stretch.from()).centre();
            if (centre == null) {
                continue;
            }
            String line = (run ? "median of " : "mean of ") + Numbers.value(centre, unit);
            ChartPoint first = whole.points().get(stretch.from());
            switch (stretch.begins()) {
                case FIRST ->
                    sentences.add(
                            stretch.frozen()
                                    ? "Before any change, the baseline of " + points(stretch.baseline()) + " has a "
                                            + line + "."
                                    : Numbers.count(whole.present()) + (whole.present() == 1 ? " point" : " points")
                                            + " so far, with a " + line
                                            + (stretch.baseline() < present(whole, stretch)
                                                    ? " made from the first " + stretch.baseline()
                                                    : "")
                                            + ".");
                case DEFINITION ->
                    sentences.add("From " + ProjectFigures.period(first)
                            + " on it is counted by another definition, with a " + line + ".");
                case REBASED ->
                    sentences.add("The team calculated limits anew from " + ProjectFigures.period(first)
                            + "; since then there is a " + line + ".");
            }
            sentences.addAll(signals(whole, stretch));
            if (stretch.trial() && !run) {
                sentences.add(
                        "These are trial limits, made from " + points(stretch.baseline()) + "; twelve are wanted.");
            }
        }
        if (run && whole.present() > 1) {
            Stretch last = whole.stretches().getLast();
            last.runs()
                    .map(ProjectFigures::runs)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(sentences::add);
        }
        if (whole.present() < 12) {
            sentences.add("With fewer than twelve points a control chart would say too little.");
        }
        if (!whole.leftOut().isEmpty()) {
            sentences.add(Words.capital(points(whole.leftOut().size()))
                    + (whole.leftOut().size() == 1 ? " is" : " are") + " left out of the limits, drawn hollow: "
                    + whole.leftOut().values().stream().distinct().collect(Collectors.joining("; ")) + ".");
        }
        if (whole.marks().stream().anyMatch(mark -> !mark.rule().isEmpty())) {
            sentences.add("The chart alone does not say what caused a change.");
        }
        return String.join(" ", sentences);
    }

    private static List<String> signals(Charted whole, Stretch stretch) {
        int signals = 0;
        int first = -1;
        for (int i = stretch.from(); i < stretch.until(); i++) {
            if (!whole.marks().get(i).rule().isEmpty()) {
                signals++;
                first = first < 0 ? i : first;
            }
        }
        return signals == 0
                ? List.of()
                : List.of(Words.capital(points(signals)) + (signals == 1 ? " shows" : " show")
                        + " more than ordinary variation, the first in "
                        + ProjectFigures.period(whole.points().get(first)) + " ("
                        + whole.marks().get(first).rule() + "): a change happened.");
    }

    private static int present(Charted whole, Stretch stretch) {
        return (int) whole.points().subList(stretch.from(), stretch.until()).stream()
                .filter(point -> point.value() != null)
                .count();
    }

    private static String points(int count) {
        return Numbers.words(count) + (count == 1 ? " point" : " points");
    }
}
