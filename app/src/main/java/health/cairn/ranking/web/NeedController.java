package health.cairn.ranking.web;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Access;
import health.cairn.people.Scope;
import health.cairn.ranking.Answer;
import health.cairn.ranking.Decision;
import health.cairn.ranking.Evidence;
import health.cairn.ranking.Question;
import health.cairn.ranking.RankingCsv;
import health.cairn.ranking.Rankings;
import health.cairn.ranking.Run;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
    private final WorkbenchForm form;
    private final WorkbenchPages workbench;
    private final Clock clock;

    NeedController(Rankings rankings, NeedPages pages, WorkbenchForm form, WorkbenchPages workbench, Clock clock) {
        this.rankings = rankings;
        this.pages = pages;
        this.form = form;
        this.workbench = workbench;
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
        MultiValueMap<String, String> asked =
                fields.containsKey("m0.name") ? form.edited(fields) : form.usual(fields, scope);
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
        model.addAttribute("page", workbench.page(asked, problems, question, view, order));
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

    private static void csv(
            HttpServletResponse response, String name, Question question, Evidence evidence, Answer answer)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        response.getOutputStream()
                .write(RankingCsv.of(question, evidence, answer).getBytes(StandardCharsets.UTF_8));
    }
}
