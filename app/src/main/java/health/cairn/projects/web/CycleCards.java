package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycles;
import health.cairn.projects.Cycles.Foresight;
import health.cairn.projects.Cycles.Ramp;
import health.cairn.projects.Part;
import health.cairn.projects.Prediction;
import health.cairn.projects.Project;
import health.cairn.projects.web.OverviewPage.CycleCard;
import health.cairn.projects.web.OverviewPage.RampView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cycles as cards on their ramps: the larger the scale, the taller the card. */
final class CycleCards {

    private CycleCards() {}

    static List<RampView> ramps(Project project) {
        return Cycles.ramps(project).stream()
                .map(ramp -> new RampView(ramp.name(), cards(project, ramp)))
                .toList();
    }

    static List<CycleCard> cards(Project project, Ramp ramp) {
        var cards = new ArrayList<CycleCard>();
        int number = 1;
        for (Part<Cycle> cycle : ramp.cycles()) {
            cards.add(card(project, cycle, number++));
        }
        return cards;
    }

    private static CycleCard card(Project project, Part<Cycle> part, int number) {
        Cycle cycle = part.body();
        List<Part<Prediction>> predictions = Cycles.predictions(project, part.number());
        String predicted = predictions.isEmpty()
                ? "Nothing yet"
                : String.join(
                        "; ",
                        predictions.stream().map(p -> p.body().prediction()).toList());
        String observed = String.join(
                "; ",
                predictions.stream()
                        .map(p -> p.body().observed())
                        .filter(text -> !text.isBlank())
                        .toList());
        String found = observed.isEmpty() ? cycle.results() : observed;
        return new CycleCard(
                number,
                cycle.title(),
                "/projects/" + project.number() + "/cycles/" + part.number(),
                when(cycle),
                predicted,
                found.isBlank() ? "Not yet" : found,
                Words.tag(cycle),
                Math.min(4, 1 + cycle.scale().ordinal() * 4 / Cycle.Scale.values().length));
    }

    private static String when(Cycle cycle) {
        Instant begun = cycle.begunAt();
        String where = cycle.scale().words() + (cycle.whom().isBlank() ? "" : ", " + cycle.whom());
        if (begun != null) {
            return "Begun " + Words.day(begun) + (cycle.ended() == null ? "" : ", ended " + Numbers.day(cycle.ended()))
                    + " · " + where;
        }
        return (cycle.plannedStart() == null ? "Planned" : "Planned from " + Numbers.day(cycle.plannedStart())) + " · "
                + where;
    }

    /** How often the team was right, in a sentence; empty where nothing is known. */
    static String foresight(Project project) {
        Foresight foresight = Cycles.foresight(project);
        if (foresight.known() == 0) {
            return "";
        }
        return "Of " + Numbers.words(foresight.known()) + (foresight.known() == 1 ? " prediction" : " predictions")
                + " of which it is known what came, " + Numbers.words(foresight.right()) + " came as predicted, "
                + Numbers.words(foresight.partly()) + " partly and " + Numbers.words(foresight.otherwise())
                + " otherwise. What came otherwise teaches most.";
    }
}
