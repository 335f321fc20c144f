package health.cairn.ranking;

import health.cairn.pages.CsvText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ranking as a table: one row an area, with everything that made its place. */
public final class RankingCsv {

    private RankingCsv() {}

    /** The whole answer, greatest need first, with the counts behind it. */
    public static String of(Question question, Evidence evidence, Answer answer) {
        List<String> parts = evidence.readings().keySet().stream().sorted().toList();
        var head = new ArrayList<Object>(List.of(
                "place",
                "rank",
                "tied",
                "area",
                "name",
                "people",
                "score",
                "median place",
                "lower place",
                "upper place",
                "chance of being chosen",
                "chance of being first",
                "band",
                "first possible place",
                "last possible place"));
        question.metrics().forEach(m -> {
            head.add(m.name() + ": rank");
            head.add(m.name() + ": weight");
            head.add(m.name() + ": points");
        });
        parts.forEach(p -> {
            head.add(p + ": numerator");
            head.add(p + ": denominator");
            head.add(p + ": practices with data");
            head.add(p + ": practices");
        });
        var text = new StringBuilder(CsvText.line(head.toArray()));
        Map<String, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < evidence.candidates().size(); i++) {
            rowOf.put(evidence.candidates().get(i).area().value(), i);
        }
        for (Answer.Place p : answer.places()) {
            int row = rowOf.getOrDefault(p.area().value(), -1);
            var cells = new ArrayList<Object>();
            cells.add(p.place());
            cells.add(p.rank());
            cells.add(p.tied() ? "yes" : "no");
            cells.add(p.area());
            cells.add(p.name());
            cells.add(row < 0 ? "" : evidence.candidates().get(row).people());
            cells.add(p.score());
            cells.add(p.median());
            cells.add(p.lower());
            cells.add(p.upper());
            cells.add(p.chance());
            cells.add(p.first());
            cells.add(p.band().name().toLowerCase(java.util.Locale.UK).replace('_', ' '));
            cells.add(p.bounds() == null ? "" : p.bounds().first());
            cells.add(p.bounds() == null ? "" : p.bounds().last());
            for (Answer.Contribution c : p.contributions()) {
                cells.add(c.counted() ? c.rank() : "");
                cells.add(c.counted() ? c.weight() : "");
                cells.add(c.counted() ? c.points() : "");
            }
            for (String part : parts) {
                counts(
                        cells,
                        row < 0
                                ? new Evidence.Pooled.Missing()
                                : evidence.readings()
                                        .getOrDefault(part, List.of())
                                        .get(row));
            }
            text.append(CsvText.line(cells.toArray()));
        }
        return text.toString();
    }

    private static void counts(List<Object> cells, Evidence.Pooled pooled) {
        switch (pooled) {
            case Evidence.Pooled.Proportion p ->
                cells.addAll(List.of(p.numerator(), p.denominator(), p.reporting(), p.practices()));
            case Evidence.Pooled.Rate r ->
                cells.addAll(List.of(r.numerator(), r.exposure(), r.reporting(), r.practices()));
            case Evidence.Pooled.Value v -> cells.addAll(List.of(v.value(), "", "", ""));
            case Evidence.Pooled.Suppressed s -> cells.addAll(List.of("held back", "", "", ""));
            case Evidence.Pooled.Missing m -> cells.addAll(List.of("", "", "", ""));
        }
    }
}
