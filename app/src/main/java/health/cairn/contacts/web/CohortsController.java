package health.cairn.contacts.web;

import health.cairn.contacts.Cohorts;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.SavedCohort;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/cohorts}: cohorts, and the making of another. */
@Controller
class CohortsController {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final Cohorts cohorts;
    private final CohortFindings findings;
    private final Questions questions;
    private final Lenses lenses;

    CohortsController(Cohorts cohorts, CohortFindings findings, Questions questions, Lenses lenses) {
        this.cohorts = cohorts;
        this.findings = findings;
        this.questions = questions;
        this.lenses = lenses;
    }

    @GetMapping("/unmet-need/cohorts")
    String list(Scope scope, Model model) {
        Head head =
                Heads.of("Cohorts", "People described by criteria, and never a list of names outside their practice.");
        model.addAttribute(
                "page",
                new CohortsPage(
                        lenses.areas(scope).isEmpty()
                                ? head
                                : head.actions(Head.Action.primary("Build a cohort", "/unmet-need/cohorts/new")),
                        cohorts.all(scope).stream()
                                .map(cohort -> new CohortsPage.Line(
                                        cohort.name(),
                                        "/unmet-need/cohorts/" + cohort.cohort(),
                                        lenses.of(Optional.of(cohort.area()), scope)
                                                .map(Lens::name)
                                                .orElse(cohort.area()),
                                        CriteriaForm.words(cohort.criteria()),
                                        "Version " + cohort.version() + ", "
                                                + Numbers.day(cohort.madeAt()
                                                        .atZone(ENGLAND)
                                                        .toLocalDate())))
                                .toList()));
        return "contacts/cohorts";
    }

    @GetMapping("/unmet-need/cohorts/new")
    String build(@RequestParam MultiValueMap<String, String> sent, Scope scope, Model model) {
        model.addAttribute("page", edit(sent, null, scope));
        return "contacts/cohort-edit";
    }

    @PostMapping("/unmet-need/cohorts")
    String save(
            @RequestParam MultiValueMap<String, String> sent, Scope scope, HttpServletResponse response, Model model) {
        Optional<Questions.Question> question = question(sent, scope);
        if (question.isEmpty()) {
            throw new NotFound(Heads.NOTHING);
        }
        try {
            Criteria criteria = CriteriaForm.read(sent);
            String name = first(sent, "name");
            Optional<SavedCohort> before = changing(sent, scope);
            SavedCohort saved = before.isPresent()
                    ? cohorts.change(before.get(), name, question.get().definition(), criteria, scope)
                    : cohorts.save(
                            name, question.get().lens().area(), question.get().definition(), criteria, scope);
            return "redirect:/unmet-need/cohorts/" + saved.cohort();
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", edit(sent, String.valueOf(e.getMessage()), scope));
            return "contacts/cohort-edit";
        }
    }

    private Optional<SavedCohort> changing(MultiValueMap<String, String> sent, Scope scope) {
        String number = first(sent, "cohort");
        return number.matches("\\d{1,18}")
                ? cohorts.find(Long.parseLong(number), Optional.empty(), scope)
                : Optional.empty();
    }

    private Optional<Questions.Question> question(MultiValueMap<String, String> sent, Scope scope) {
        return questions.read(Optional.of(first(sent, "area")), Optional.of(first(sent, "definition")), scope);
    }

    private CohortEditPage edit(MultiValueMap<String, String> sent, @Nullable String error, Scope scope) {
        Optional<Questions.Question> question = question(sent, scope);
        Optional<SavedCohort> before = changing(sent, scope);
        Optional<String> problem = CriteriaForm.problem(sent);
        Optional<CohortFindings.Answer> answer = problem.isPresent()
                ? Optional.empty()
                : question.flatMap(found -> findings.of(found, CriteriaForm.read(sent)));
        Head head = Heads.of(
                        before.map(found -> "Change " + found.name()).orElse("Build a cohort"),
                        "Counts follow as you choose. Leave empty what does not matter.")
                .crumbs(new Head.Link("Cohorts", "/unmet-need/cohorts"));
        String name = first(sent, "name");
        return new CohortEditPage(
                question.map(found -> Heads.at(head, found.lens())).orElse(head),
                areas(question, scope),
                question.map(found -> found.definitions().stream()
                                .map(definition -> new Option(
                                        definition.key(),
                                        Filters.title(definition),
                                        definition.equals(found.definition())))
                                .toList())
                        .orElse(List.of()),
                CriteriaForm.of(sent),
                problem.isPresent() ? "" : CriteriaForm.words(CriteriaForm.read(sent)),
                error != null ? error : problem.orElse(null),
                answer.map(CohortsController::facts).orElse(List.of()),
                answer.map(found -> CohortTables.table("By practice", found.practices()))
                        .filter(table -> !table.rows().isEmpty())
                        .orElse(null),
                answer.map(CohortFindings.Answer::rule).orElse(Heads.NOTHING),
                name.isEmpty() ? before.map(SavedCohort::name).orElse("") : name,
                before.map(SavedCohort::cohort).orElse(null),
                problem.isPresent() ? List.of() : kept(question, CriteriaForm.read(sent)));
    }

    private static List<Option> kept(Optional<Questions.Question> question, Criteria criteria) {
        var kept = new ArrayList<Option>();
        question.ifPresent(found -> {
            kept.add(new Option(found.lens().area(), "area", false));
            kept.add(new Option(found.definition().key(), "definition", false));
            CriteriaForm.parameters(criteria)
                    .forEach((name, values) -> values.forEach(value -> kept.add(new Option(value, name, false))));
        });
        return kept;
    }

    private List<Option> areas(Optional<Questions.Question> question, Scope scope) {
        return lenses.areas(scope).stream()
                .map((Organisation area) -> new Option(
                        area.code(),
                        area.name(),
                        question.filter(found -> found.lens().area().equals(area.code()))
                                .isPresent()))
                .toList();
    }

    static List<Fact> facts(CohortFindings.Answer answer) {
        Group all = answer.everybody();
        return List.of(
                new Fact(Say.count(all.counted()), "people meet the criteria, of " + Say.count(all.all())),
                new Fact(all.percent(), "of everybody registered throughout (interval " + all.range() + ")"));
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }
}
