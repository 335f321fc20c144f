package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.Filters.Select;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.contacts.web.FindingPage.Tab;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Table;
import health.cairn.people.Scope;
import health.cairn.statistics.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/never}: who has had no contact. */
@Controller
class NeverController {

    private final Questions questions;
    private final Lenses lenses;
    private final NeverFindings findings;
    private final Bringing bringing;

    NeverController(Questions questions, Lenses lenses, NeverFindings findings, Bringing bringing) {
        this.questions = questions;
        this.lenses = lenses;
        this.findings = findings;
        this.bringing = bringing;
    }

    @GetMapping("/unmet-need/never")
    String show(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "12") int months,
            Scope scope,
            Model model) {
        check(months);
        Head head = Heads.of(
                "Who never comes",
                "Ordinary lists show who comes. This one shows whom nobody sees, by single year of age.");
        model.addAttribute(
                "page",
                questions
                        .read(area, definition, scope)
                        .map(question -> page(head, question, months, scope))
                        .orElseGet(() -> FindingPage.empty(head, Tab.NEVER, null, Heads.NOTHING)));
        return "contacts/finding";
    }

    private FindingPage page(Head head, Questions.Question question, int months, Scope scope) {
        Filters filters = Filters.of(
                "/unmet-need/never",
                question,
                lenses.areas(scope),
                new Select(
                        "months",
                        "No contact in",
                        List.of(
                                new Option("12", "12 months", months == 12),
                                new Option("24", "24 months", months == 24),
                                new Option("36", "36 months", months == 36))));
        Head placed = Heads.at(head, question.lens());
        return switch (findings.of(question, months, scope).orElse(Outcome.none(Heads.NOT_LOADED))) {
            case Outcome.NotCalculated<NeverAnswer>(String reason) ->
                FindingPage.empty(
                        placed,
                        Tab.NEVER,
                        filters,
                        reason.equals(Heads.NOT_LOADED)
                                ? reason
                                : "It cannot be told: " + reason + ". Choose a shorter time, or load older contacts.");
            case Outcome.Calculated<NeverAnswer>(NeverAnswer answer) -> {
                var pages = new NeverPages(answer, query(question, months));
                yield new FindingPage(
                        placed.withCharts(),
                        Tab.NEVER,
                        filters,
                        null,
                        pages.facts(),
                        Section.bringing(
                                pages.sections(),
                                bringing.form("never", question, "months", String.valueOf(months), scope)),
                        Heads.notes(answer.lens(), answer.basis(), answer.rule()));
            }
        };
    }

    @GetMapping("/unmet-need/never.csv")
    void file(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "12") int months,
            @RequestParam(defaultValue = "ages") String table,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        check(months);
        Outcome<NeverAnswer> outcome = questions
                .read(area, definition, scope)
                .flatMap(question -> findings.of(question, months, scope))
                .orElse(Outcome.none(Heads.NOTHING));
        if (!(outcome instanceof Outcome.Calculated<NeverAnswer>(NeverAnswer answer))) {
            throw new NotFound("There are no numbers for this question.");
        }
        Table found = new NeverPages(answer, "").tables().get(table);
        if (found == null) {
            throw new NotFound("There is no table '" + table + "' of who never comes.");
        }
        TableFile.write(
                found,
                "no-contact-" + months + "-months-" + table + "-"
                        + answer.lens().area(),
                Say.source(answer.lens(), answer.basis()) + " " + answer.rule(),
                response);
    }

    static String query(Questions.Question question, int months) {
        return "area=" + question.lens().area() + "&definition="
                + question.definition().key() + "&months=" + months;
    }

    static void check(int months) {
        if (months != 12 && months != 24 && months != 36) {
            throw new NotFound(
                    "months is " + months + "; expected 12, 24 or 36.",
                    List.of(new Head.Link("Who never comes", "/unmet-need/never")));
        }
    }
}
