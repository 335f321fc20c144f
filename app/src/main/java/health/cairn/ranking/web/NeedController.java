package health.cairn.ranking.web;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Access;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.ranking.Answer;
import health.cairn.ranking.Decision;
import health.cairn.ranking.Evidence;
import health.cairn.ranking.Question;
import health.cairn.ranking.RankingCsv;
import health.cairn.ranking.Rankings;
import health.cairn.ranking.Run;
import health.cairn.ranking.Words;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /need}: the rankings, the workbench, a frozen run and the choice made on it. */
@Controller
class NeedController {

    private final Rankings rankings;
    private final NeedPages pages;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Clock clock;

    NeedController(
            Rankings rankings,
            NeedPages pages,
            Measures measures,
            Readings readings,
            Directory directory,
            Clock clock) {
        this.rankings = rankings;
        this.pages = pages;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/need")
    String all(Scope scope, Model model) {
        var lines = rankings.all(scope).stream()
                .map(r -> new RunsPage.Line(
                        r.title(),
                        "/need/" + r.number(),
                        pages.name(r.within()),
                        "first " + r.choose() + " of its "
                                + AreaType.valueOf(r.areas()).many(),
                        Numbers.day(r.frozenAt().atOffset(ZoneOffset.UTC).toLocalDate()) + " by " + r.frozenBy()))
                .toList();
        model.addAttribute(
                "page",
                new RunsPage(
                        Head.of("Need", Head.Section.NEED)
                                .lead("Who should get help first, how sure that is, and who was chosen and why.")
                                .actions(Head.Action.primary("Start a ranking", "/need/new")),
                        lines));
        return "ranking/runs";
    }

    @GetMapping("/need/new")
    String workbench(@RequestParam MultiValueMap<String, String> fields, Scope scope, Model model) {
        MultiValueMap<String, String> asked = fields.containsKey("m0.name") ? edited(fields) : usual(fields, scope);
        var problems = new LinkedHashMap<String, String>();
        Question question = null;
        RankingView view = null;
        List<WorkbenchPage.OrderRow> order = List.of();
        switch (QuestionForm.read(asked)) {
            case QuestionForm.Read.Wrong(var wrong) -> problems.putAll(wrong);
            case QuestionForm.Read.Asked(Question q) -> {
                question = q;
                try {
                    Evidence evidence = rankings.gather(q);
                    Answer answer = rankings.answer(q, evidence);
                    view = pages.view(q, evidence, answer, "/need/new.csv?" + QuestionForm.write(q));
                    order = order(answer);
                } catch (IllegalArgumentException e) {
                    problems.put("within", String.valueOf(e.getMessage()));
                }
            }
        }
        model.addAttribute("page", page(asked, problems, question, view, order));
        return "ranking/workbench";
    }

    /** The list by other weights, for the sliders: one number a metric, in order. */
    @GetMapping(value = "/need/new/order", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<WorkbenchPage.OrderRow> order(@RequestParam MultiValueMap<String, String> fields) {
        return switch (QuestionForm.read(fields)) {
            case QuestionForm.Read.Wrong wrong -> List.of();
            case QuestionForm.Read.Asked(Question q) -> {
                try {
                    yield rankings.order(q).stream()
                            .map(p -> new WorkbenchPage.OrderRow(
                                    p.place(),
                                    pages.name(new AreaCode(p.area())),
                                    "/areas/" + p.area(),
                                    Numbers.bare(p.score(), "%"),
                                    p.place() <= q.choose()))
                            .limit(100)
                            .toList();
                } catch (IllegalArgumentException e) {
                    // The page itself says why there is nothing to rank.
                    yield List.of();
                }
            }
        };
    }

    @GetMapping("/need/new.csv")
    void workbenchCsv(@RequestParam MultiValueMap<String, String> fields, HttpServletResponse response)
            throws IOException {
        if (!(QuestionForm.read(fields) instanceof QuestionForm.Read.Asked(Question q))) {
            throw new NotFound("This address holds no question that can be ranked.");
        }
        Evidence evidence;
        try {
            evidence = rankings.gather(q);
        } catch (IllegalArgumentException e) {
            throw new NotFound(String.valueOf(e.getMessage()));
        }
        csv(response, "ranking", q, evidence, rankings.answer(q, evidence));
    }

    @PostMapping("/need/new")
    String freeze(@RequestParam MultiValueMap<String, String> fields, Scope scope, RedirectAttributes said) {
        if (!(QuestionForm.read(fields) instanceof QuestionForm.Read.Asked(Question q))) {
            return "redirect:/need/new";
        }
        Rankings.Outcome outcome;
        try {
            outcome = rankings.freeze(q, scope);
        } catch (IllegalArgumentException e) {
            outcome = new Rankings.Outcome.Refused(String.valueOf(e.getMessage()));
        }
        return switch (outcome) {
            case Rankings.Outcome.Done(long run) -> "redirect:/need/" + run;
            case Rankings.Outcome.Refused(String reason) -> {
                said.addAttribute("said", reason);
                yield "redirect:/need";
            }
        };
    }

    @GetMapping("/need/{number:\\d+}")
    String run(@PathVariable long number, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Run run = find(number, scope);
        model.addAttribute(
                "page",
                pages.run(
                        run,
                        rankings.selection(run),
                        rankings.reproduces(run),
                        scope.mayChoose() && scope.may(Access.EDIT, Rankings.shared(number)),
                        scope.may(Access.MANAGE, Rankings.shared(number)),
                        LocalDate.now(clock),
                        said));
        return "ranking/run";
    }

    @GetMapping("/need/{number:\\d+}.csv")
    void runCsv(@PathVariable long number, Scope scope, HttpServletResponse response) throws IOException {
        Run run = find(number, scope);
        csv(response, "ranking-" + number, run.question(), run.evidence(), run.answer());
    }

    @PostMapping("/need/{number:\\d+}/decisions")
    String decide(
            @PathVariable long number,
            @RequestParam String area,
            @RequestParam Decision.Status status,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam LocalDate effective,
            Scope scope,
            RedirectAttributes said) {
        return answered(number, rankings.decide(number, code(area), status, reason, effective, scope), said);
    }

    @PostMapping("/need/{number:\\d+}/replacements")
    String replace(
            @PathVariable long number,
            @RequestParam String leaving,
            @RequestParam String joining,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam LocalDate effective,
            Scope scope,
            RedirectAttributes said) {
        return answered(number, rankings.replace(number, code(leaving), code(joining), reason, effective, scope), said);
    }

    private static String answered(long number, Rankings.Outcome outcome, RedirectAttributes said) {
        if (outcome instanceof Rankings.Outcome.Refused(String reason)) {
            said.addAttribute("said", reason);
        }
        return "redirect:/need/" + number;
    }

    private Run find(long number, Scope scope) {
        return rankings.find(number, scope)
                .orElseThrow(() -> new NotFound(
                        "There is no ranking " + number + " that you may view.",
                        List.of(new Head.Link("All rankings", "/need"))));
    }

    private static AreaCode code(String text) {
        if (!AreaCode.isValid(text)) {
            throw new NotFound("'" + text + "' is not the code of an area.");
        }
        return new AreaCode(text);
    }

    private static List<WorkbenchPage.OrderRow> order(Answer answer) {
        return answer.places().stream()
                .limit(100)
                .map(p -> new WorkbenchPage.OrderRow(
                        p.place(),
                        p.name(),
                        "/areas/" + p.area(),
                        Numbers.bare(p.score(), "%"),
                        p.place() <= answer.chosen()))
                .toList();
    }

    /** Applies what a button of the form asks for: adding a metric or a measure, or taking one away. */
    private MultiValueMap<String, String> edited(MultiValueMap<String, String> fields) {
        var edited = new LinkedMultiValueMap<String, String>(fields);
        String add = fields.getFirst("add");
        if (add != null && !add.isEmpty()) {
            SeriesKey key = seriesOf(add);
            int next = 0;
            while (edited.containsKey("m" + next + ".name")) {
                next++;
            }
            metric(
                    edited,
                    next,
                    measures.find(key.measure())
                            .map(Measure::shortName)
                            .orElse(key.measure().value()),
                    30,
                    List.of(key),
                    pooled(edited));
        }
        String remove = fields.getFirst("remove");
        if (remove != null && remove.matches("\\d+")) {
            removed(edited, Integer.parseInt(remove));
        }
        edited.remove("add");
        edited.remove("remove");
        return edited;
    }

    private static void removed(MultiValueMap<String, String> fields, int index) {
        int i = index;
        for (; fields.containsKey("m" + (i + 1) + ".name"); i++) {
            for (String part : List.of(".name", ".weight", ".polarity", ".part")) {
                List<String> next = fields.get("m" + (i + 1) + part);
                if (next != null) {
                    fields.put("m" + i + part, next);
                }
            }
        }
        for (String part : List.of(".name", ".weight", ".polarity", ".part")) {
            fields.remove("m" + i + part);
        }
    }

    private static SeriesKey seriesOf(String written) {
        String[] piece = written.split("\\|", -1);
        if (piece.length != 3) {
            throw new NotFound("'" + written + "' is not a series; expected measure|sex|age.");
        }
        return new SeriesKey(new MeasureId(piece[0]), piece[1], piece[2]);
    }

    private static int pooled(MultiValueMap<String, String> fields) {
        String years = fields.getFirst("years");
        return years != null && years.matches("[1-5]") ? Integer.parseInt(years) : 3;
    }

    /** What an alliance usually asks: emergencies, referrals that find cancer, and screening at a third each. */
    private MultiValueMap<String, String> usual(MultiValueMap<String, String> given, Scope scope) {
        var fields = new LinkedMultiValueMap<String, String>();
        AreaCode within = Optional.ofNullable(given.getFirst("within"))
                .filter(AreaCode::isValid)
                .map(AreaCode::new)
                .or(() -> directory.ofType(AreaType.CANCER_ALLIANCE).stream()
                        .filter(a -> a.open())
                        .map(a -> a.code())
                        .findFirst())
                .or(() -> scope.viewer() instanceof Viewer.Person p
                        ? p.home().filter(AreaCode::isValid).map(AreaCode::new)
                        : Optional.empty())
                .orElse(AreaCode.ENGLAND);
        fields.set("title", "Who should get help first");
        fields.set("within", within.value());
        fields.set("areas", AreaType.PCN.name());
        fields.set("map", LocalDate.now(clock).toString());
        fields.set("choose", "9");
        fields.set(
                "seed",
                Long.toString(LocalDate.now(clock).getYear() * 10_000L
                        + LocalDate.now(clock).getDayOfYear()));
        fields.set("simulations", "10000");
        List<SeriesKey> held = readings.published();
        int index = 0;
        index = metricIfHeld(
                fields, index, "Diagnosed as an emergency", 40, held, 4, "cancers-diagnosed-as-an-emergency");
        index = metricIfHeld(
                fields, index, "Found by urgent referral", 30, held, 4, "cancers-found-by-urgent-referral");
        metricIfHeld(
                fields,
                index,
                "Screening coverage",
                30,
                held,
                1,
                "breast-screening-53-70",
                "bowel-screening-60-74",
                "bowel-screening-2014",
                "cervical-screening-25-49",
                "cervical-screening-50-64");
        return fields;
    }

    private int metricIfHeld(
            MultiValueMap<String, String> fields,
            int index,
            String name,
            int weight,
            List<SeriesKey> held,
            int years,
            String... ids) {
        List<SeriesKey> keys = held.stream()
                .filter(k -> Arrays.asList(ids).contains(k.measure().value()))
                .toList();
        if (keys.isEmpty()) {
            return index;
        }
        metric(fields, index, name, weight, keys, years);
        return index + 1;
    }

    private void metric(
            MultiValueMap<String, String> fields, int index, String name, int weight, List<SeriesKey> keys, int years) {
        Measure first = measures.find(keys.getFirst().measure()).orElseThrow();
        fields.set("m" + index + ".name", name);
        fields.set("m" + index + ".weight", Integer.toString(weight));
        fields.set(
                "m" + index + ".polarity",
                (first.polarity() == Measure.Polarity.HIGH_IS_GOOD ? Polarity.LOW_IS_NEED : Polarity.HIGH_IS_NEED)
                        .name());
        for (SeriesKey key : keys) {
            rankings.latest(key, years)
                    .ifPresent(pool -> fields.add(
                            "m" + index + ".part",
                            QuestionForm.write(new Question.Part(
                                    key.measure().value(), key.sex(), key.age(), pool.from(), pool.until(), 1))));
        }
    }

    private WorkbenchPage page(
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

    private static void csv(
            HttpServletResponse response, String name, Question question, Evidence evidence, Answer answer)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        response.getOutputStream()
                .write(RankingCsv.of(question, evidence, answer).getBytes(StandardCharsets.UTF_8));
    }
}
