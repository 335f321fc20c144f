package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.Filters.Select;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.contacts.web.FindingPage.Tab;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Table;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/missed}: appointments not attended. */
@Controller
class MissedController {

    private final Questions questions;
    private final Lenses lenses;
    private final MissedFindings findings;
    private final Bringing bringing;

    MissedController(Questions questions, Lenses lenses, MissedFindings findings, Bringing bringing) {
        this.questions = questions;
        this.lenses = lenses;
        this.findings = findings;
        this.bringing = bringing;
    }

    @GetMapping("/unmet-need/missed")
    String show(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "false") boolean late,
            Scope scope,
            Model model) {
        Head head = Heads.of(
                "Appointments not attended", "When, how and by whom appointments are missed, and whether it changes.");
        model.addAttribute(
                "page",
                questions
                        .read(area, definition, scope)
                        .map(question -> page(head, question, late, scope))
                        .orElseGet(() -> FindingPage.empty(head, Tab.MISSED, null, Heads.NOTHING)));
        return "contacts/finding";
    }

    private FindingPage page(Head head, Questions.Question question, boolean late, Scope scope) {
        Filters filters = Filters.of(
                "/unmet-need/missed",
                question,
                lenses.areas(scope),
                new Select(
                        "late",
                        "Who came too late to be seen",
                        List.of(
                                new Option("false", "is not counted", !late),
                                new Option("true", "counts as not attended", late))));
        Head placed = Heads.at(head, question.lens());
        return findings.of(question, late)
                .map(answer -> {
                    var pages = new MissedPages(answer, query(question, late));
                    return new FindingPage(
                            placed.withCharts(),
                            Tab.MISSED,
                            filters,
                            null,
                            pages.facts(),
                            Section.bringing(
                                    pages.sections(),
                                    bringing.form("missed", question, "late", String.valueOf(late), scope)),
                            Heads.notes(answer.lens(), answer.basis(), answer.rule()));
                })
                .orElseGet(() -> FindingPage.empty(placed, Tab.MISSED, filters, Heads.NOT_LOADED));
    }

    static String query(Questions.Question question, boolean late) {
        return "area=" + question.lens().area() + "&definition="
                + question.definition().key() + "&late=" + late;
    }

    @GetMapping("/unmet-need/missed.csv")
    void file(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "practice") String table,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        MissedAnswer answer = questions
                .read(area, definition, scope)
                .flatMap(question -> findings.of(question, late))
                .orElseThrow(() -> new NotFound(Heads.NOTHING));
        Table found = new MissedPages(answer, "").tables().get(table);
        if (found == null) {
            throw new NotFound("There is no table '" + table + "' of appointments not attended.");
        }
        TableFile.write(
                found,
                "not-attended-" + table + "-" + answer.lens().area(),
                Say.source(answer.lens(), answer.basis()) + " " + answer.rule(),
                response);
    }
}
