package health.cairn.ranking.web;

import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.ranking.Question;
import health.cairn.ranking.Words;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Makes the page of the workbench from its fields and from what came of them. */
@Component
class WorkbenchPages {

    private final Measures measures;
    private final Readings readings;

    WorkbenchPages(Measures measures, Readings readings) {
        this.measures = measures;
        this.readings = readings;
    }

    WorkbenchPage page(
            MultiValueMap<String, String> fields,
            Map<String, String> problems,
            @Nullable Question question,
            @Nullable RankingView view,
            List<WorkbenchPage.OrderRow> order) {
        var metrics = new ArrayList<WorkbenchPage.MetricField>();
        for (int i = 0; fields.containsKey("m" + i + ".name"); i++) {
            String polarity = String.valueOf(fields.getFirst("m" + i + ".polarity"));
            metrics.add(new WorkbenchPage.MetricField(
                    i,
                    String.valueOf(fields.getFirst("m" + i + ".name")),
                    String.valueOf(fields.getFirst("m" + i + ".weight")),
                    polarity,
                    polarity.equals("LOW_IS_NEED") ? "high is wanted" : "low is wanted",
                    fields.getOrDefault("m" + i + ".part", List.of()).stream()
                            .map(p -> new WorkbenchPage.PartField(p, partWords(p)))
                            .toList()));
        }
        var selects = List.of(
                select("strategy", "Method", Strategy.values(), Words::strategy, fields, Strategy.RANK_SUM),
                select(
                        "nesting",
                        "Several measures in a metric",
                        Nesting.values(),
                        Words::nesting,
                        fields,
                        Nesting.RANK_THEN_AVERAGE),
                select(
                        "missing",
                        "Where something is missing",
                        MissingPolicy.values(),
                        Words::missing,
                        fields,
                        MissingPolicy.REWEIGHT),
                select("ties", "Equal values", TiePolicy.values(), Words::ties, fields, TiePolicy.AVERAGE),
                select(
                        "shrinkage",
                        "Before chance is simulated",
                        Shrinkage.values(),
                        Words::shrinkage,
                        fields,
                        Shrinkage.NONE));
        var series = readings.published().stream()
                .flatMap(k -> measures.find(k.measure()).stream()
                        .filter(m -> m.kind() != Measure.Kind.COUNT)
                        .map(m -> new Head.Link(
                                m.name() + (k.equals(m.series()) ? "" : " (" + k.sex() + ", " + k.age() + ")"),
                                k.measure() + "|" + k.sex() + "|" + k.age())))
                .toList();
        var plain = new LinkedHashMap<String, String>();
        List.of("title", "within", "areas", "only", "map", "choose", "seed", "simulations")
                .forEach(n -> plain.put(n, fields.getFirst(n) == null ? "" : String.valueOf(fields.getFirst(n))));
        return new WorkbenchPage(
                Head.of("Rank areas by need", Head.Section.NEED)
                        .caption("Need ranking, not yet frozen")
                        .lead(
                                "Choose what to rank on and how much each part weighs. Nothing is recorded until you freeze it.")
                        .crumbs(new Head.Link("Need", "/need"))
                        .withCharts(),
                plain,
                metrics,
                selects,
                problems,
                view,
                order,
                series,
                question == null ? "" : QuestionForm.write(question));
    }

    private String partWords(String written) {
        String[] piece = written.split("\\|", -1);
        if (piece.length != 6) {
            return written;
        }
        String name =
                measures.find(new MeasureId(piece[0])).map(Measure::shortName).orElse(piece[0]);
        return name + ", " + Numbers.period(LocalDate.parse(piece[3]), LocalDate.parse(piece[4]));
    }

    private static <E extends Enum<E>> WorkbenchPage.Select select(
            String name,
            String label,
            E[] choices,
            Function<E, String> words,
            MultiValueMap<String, String> fields,
            E otherwise) {
        String given = fields.getFirst(name);
        String chosen = given == null ? otherwise.name() : given;
        return new WorkbenchPage.Select(
                name,
                label,
                Arrays.stream(choices)
                        .map(c -> new WorkbenchPage.Option(
                                c.name(), words.apply(c), c.name().equals(chosen)))
                        .toList());
    }
}
