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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/often}: who comes often, and who goes on doing so. */
@Controller
class OftenController {

    private final Questions questions;
    private final Lenses lenses;
    private final OftenFindings findings;
    private final Bringing bringing;

    OftenController(Questions questions, Lenses lenses, OftenFindings findings, Bringing bringing) {
        this.questions = questions;
        this.lenses = lenses;
        this.findings = findings;
        this.bringing = bringing;
    }

    @GetMapping("/unmet-need")
    String begin() {
        return "redirect:/unmet-need/often";
    }

    @GetMapping("/unmet-need/often")
    String show(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "age-sex-3") String often,
            Scope scope,
            Model model) {
        OftenChoice choice = choice(often);
        Head head = Heads.of(
                "Who never stops coming",
                "A few people use many contacts. Most of them settle by themselves; the ones who do not are worth meeting.");
        var question = questions.read(area, definition, scope);
        model.addAttribute(
                "page",
                question.map(found -> page(head, found, choice, scope))
                        .orElseGet(() -> FindingPage.empty(head, Tab.OFTEN, null, Heads.NOTHING)));
        return "contacts/finding";
    }

    private FindingPage page(Head head, Questions.Question question, OftenChoice choice, Scope scope) {
        Filters filters = Filters.of(
                "/unmet-need/often",
                question,
                lenses.areas(scope),
                new Select(
                        "often",
                        "Often is",
                        Arrays.stream(OftenChoice.values())
                                .map(each -> new Option(each.key(), each.title(), each == choice))
                                .toList()));
        Head placed = Heads.at(head, question.lens());
        return findings.of(question, choice)
                .map(answer -> {
                    var pages = new OftenPages(answer, query(question, choice));
                    return new FindingPage(
                            placed.withCharts(),
                            Tab.OFTEN,
                            filters,
                            null,
                            pages.facts(),
                            Section.bringing(
                                    pages.sections(), bringing.form("often", question, "often", choice.key(), scope)),
                            Heads.notes(answer.lens(), answer.basis(), answer.rule()));
                })
                .orElseGet(() -> FindingPage.empty(placed, Tab.OFTEN, filters, Heads.NOT_LOADED));
    }

    @GetMapping("/unmet-need/often.csv")
    void file(
            @RequestParam Optional<String> area,
            @RequestParam Optional<String> definition,
            @RequestParam(defaultValue = "age-sex-3") String often,
            @RequestParam(defaultValue = "practice") String table,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        OftenChoice choice = choice(often);
        OftenAnswer answer = questions
                .read(area, definition, scope)
                .flatMap(question -> findings.of(question, choice))
                .orElseThrow(() -> new NotFound(Heads.NOTHING));
        Table found = new OftenPages(answer, "").tables().get(table);
        if (found == null) {
            throw new NotFound("There is no table '" + table + "' of who comes often.");
        }
        TableFile.write(
                found,
                "often-" + table + "-" + answer.lens().area(),
                Say.source(answer.lens(), answer.basis()) + " " + answer.rule(),
                response);
    }

    static String query(Questions.Question question, OftenChoice choice) {
        return "area=" + question.lens().area() + "&definition="
                + question.definition().key() + "&often=" + choice.key();
    }

    static OftenChoice choice(String often) {
        return OftenChoice.of(often)
                .orElseThrow(() -> new NotFound(
                        "often is '" + often + "'; expected one of " + String.join(", ", OftenChoice.keys()) + ".",
                        List.of(new Head.Link("Who comes often", "/unmet-need/often"))));
    }
}
