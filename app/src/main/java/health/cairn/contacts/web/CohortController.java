package health.cairn.contacts.web;

import health.cairn.contacts.Cohorts;
import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.Identities;
import health.cairn.contacts.ListedPerson;
import health.cairn.contacts.SavedCohort;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.NotFound;
import health.cairn.pages.Table;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Scope;
import health.cairn.privacy.NhsNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /unmet-need/cohorts/{cohort}}: one cohort, and inside its practice who they are. */
@Controller
class CohortController {

    /** So many stand on the page; the list for the practice's own system holds all. */
    private static final int SHOWN = 1_000;

    private final Cohorts cohorts;
    private final CohortFindings findings;
    private final ContactAnalyses analyses;
    private final Identities identities;
    private final Questions questions;
    private final Bringing bringing;

    CohortController(
            Cohorts cohorts,
            CohortFindings findings,
            ContactAnalyses analyses,
            Identities identities,
            Questions questions,
            Bringing bringing) {
        this.cohorts = cohorts;
        this.findings = findings;
        this.analyses = analyses;
        this.identities = identities;
        this.questions = questions;
        this.bringing = bringing;
    }

    @GetMapping("/unmet-need/cohorts/{cohort:\\d+}")
    String show(
            @PathVariable long cohort,
            @RequestParam Optional<Integer> version,
            @RequestParam(defaultValue = "") String with,
            Scope scope,
            Model model) {
        model.addAttribute("page", page(find(cohort, version, scope), with, "", null, null, scope));
        return "contacts/cohort";
    }

    @GetMapping("/unmet-need/cohorts/{cohort:\\d+}.csv")
    void file(
            @PathVariable long cohort,
            @RequestParam Optional<Integer> version,
            @RequestParam(defaultValue = "age") String table,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        SavedCohort found = find(cohort, version, scope);
        CohortFindings.Answer answer = answer(found, scope).orElseThrow(() -> new NotFound(Heads.NOT_LOADED));
        Table wanted = CohortTables.all(answer).get(table);
        if (wanted == null) {
            throw new NotFound("There is no table '" + table + "' of a cohort.");
        }
        TableFile.write(
                wanted,
                "cohort-" + cohort + "-" + found.version() + "-" + table,
                CriteriaForm.words(found.criteria()) + " " + Say.source(answer.lens(), answer.basis()) + " "
                        + answer.rule(),
                response);
    }

    @PostMapping("/unmet-need/cohorts/{cohort:\\d+}/people")
    @ConfirmIdentity(back = "/unmet-need/cohorts")
    String people(
            @PathVariable long cohort,
            @RequestParam Optional<Integer> version,
            @RequestParam(defaultValue = "") String reason,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        TouchMapController.keepPrivate(response);
        SavedCohort found = find(cohort, version, scope);
        try {
            List<ListedPerson> members = members(found, reason, scope);
            var list = new PeoplePage.PeopleList(
                    found.area(),
                    "those with most contacts first",
                    members.stream().limit(SHOWN).map(TouchMapController::line).toList(),
                    members.size());
            model.addAttribute("page", page(found, "", reason, null, list, scope));
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(found, "", reason, String.valueOf(e.getMessage()), null, scope));
        }
        return "contacts/cohort";
    }

    /** The practice brings the list of its own people; those in the cohort go back, as its system can import them. */
    @PostMapping("/unmet-need/cohorts/{cohort:\\d+}/identities")
    @ConfirmIdentity(back = "/unmet-need/cohorts")
    @Nullable
    String identities(
            @PathVariable long cohort,
            @RequestParam Optional<Integer> version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Optional<MultipartFile> file,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        TouchMapController.keepPrivate(response);
        SavedCohort found = find(cohort, version, scope);
        try {
            if (file.isEmpty() || file.get().isEmpty()) {
                throw new IllegalArgumentException("Choose your own list of NHS numbers, a file that is not empty");
            }
            var members = members(found, reason, scope).stream()
                    .map(ListedPerson::person)
                    .collect(Collectors.toSet());
            try (var lines =
                    new BufferedReader(new InputStreamReader(file.get().getInputStream(), StandardCharsets.UTF_8))) {
                List<NhsNumber> people = identities.among(scope, found.area(), reason, members, lines.lines());
                write(people, found, response);
            }
            return null;
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(found, "", reason, String.valueOf(e.getMessage()), null, scope));
            return "contacts/cohort";
        }
    }

    private static void write(List<NhsNumber> people, SavedCohort cohort, HttpServletResponse response)
            throws IOException {
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("cohort-" + cohort.cohort() + "-nhs-numbers.csv")
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(CsvText.line("nhs_number"));
        for (NhsNumber number : people) {
            out.write(CsvText.line(number.revealed()));
        }
    }

    private List<ListedPerson> members(SavedCohort cohort, String reason, Scope scope) {
        return analyses.people(
                scope,
                cohort.area(),
                reason,
                questions
                        .read(Optional.of(cohort.area()), Optional.of(cohort.definition()), scope)
                        .orElseThrow(() -> new NotFound(Heads.NOTHING))
                        .definition(),
                cohort.criteria(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    private SavedCohort find(long cohort, Optional<Integer> version, Scope scope) {
        return cohorts.find(cohort, version, scope)
                .orElseThrow(() -> new NotFound(
                        "There is no such cohort, or you may not see its counts.",
                        List.of(new Link("Cohorts", "/unmet-need/cohorts"))));
    }

    private Optional<CohortFindings.Answer> answer(SavedCohort cohort, Scope scope) {
        return questions
                .read(Optional.of(cohort.area()), Optional.of(cohort.definition()), scope)
                .flatMap(question -> findings.of(question, cohort.criteria()));
    }

    private CohortPage page(
            SavedCohort cohort,
            String with,
            String reason,
            @Nullable String error,
            PeoplePage.@Nullable PeopleList people,
            Scope scope) {
        Optional<CohortFindings.Answer> answer = answer(cohort, scope);
        String words = CriteriaForm.words(cohort.criteria());
        Head head = Heads.of(cohort.name(), words).crumbs(new Link("Cohorts", "/unmet-need/cohorts"));
        if (cohorts.mayChange(cohort, scope)) {
            head = head.actions(Head.Action.secondary(
                    "Make the next version",
                    CriteriaForm.address(
                            "/unmet-need/cohorts/new",
                            cohort.criteria(),
                            Map.of(
                                    "cohort",
                                    String.valueOf(cohort.cohort()),
                                    "area",
                                    cohort.area(),
                                    "definition",
                                    cohort.definition()))));
        }
        Optional<SavedCohort> other = other(with, scope);
        Table beside = other.flatMap(second -> answer.flatMap(first ->
                        answer(second, scope).map(of -> CohortTables.beside(named(cohort), first, named(second), of))))
                .orElse(null);
        return new CohortPage(
                answer.map(CohortFindings.Answer::lens).map(at(head)).orElse(head),
                cohort.cohort(),
                cohort.version(),
                words,
                answer.isEmpty() ? Heads.NOT_LOADED : null,
                answer.map(CohortsController::facts).orElse(List.of()),
                answer.map(found -> Section.bringing(sections(cohort, found), bring(cohort, scope)))
                        .orElse(List.of()),
                cohorts.versions(cohort.cohort(), scope).stream()
                        .map(version -> new Link(
                                "Version " + version.version()
                                        + (version.version() == cohort.version() ? ", shown" : ""),
                                "/unmet-need/cohorts/" + version.cohort() + "?version=" + version.version()))
                        .toList(),
                others(cohort, with, scope),
                beside,
                answer.filter(found -> found.lens().inside())
                        .map(found -> found.lens().area())
                        .orElse(null),
                reason,
                error,
                people,
                answer.map(found -> Heads.notes(found.lens(), found.basis(), found.rule()))
                        .orElse(List.of()));
    }

    private @Nullable Bring bring(SavedCohort cohort, Scope scope) {
        return bringing.form(
                Map.of(
                        "finding",
                        "cohort",
                        "cohort",
                        String.valueOf(cohort.cohort()),
                        "version",
                        String.valueOf(cohort.version())),
                "",
                "",
                scope);
    }

    private static java.util.function.Function<Lens, Head> at(Head head) {
        return lens -> Heads.at(head, lens);
    }

    private static String named(SavedCohort cohort) {
        return cohort.name() + ", version " + cohort.version();
    }

    private Optional<SavedCohort> other(String with, Scope scope) {
        String[] parts = with.split("\\.", -1);
        return parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,9}")
                ? cohorts.find(Long.parseLong(parts[0]), Optional.of(Integer.parseInt(parts[1])), scope)
                : Optional.empty();
    }

    private List<Option> others(SavedCohort cohort, String with, Scope scope) {
        var others = new ArrayList<Option>();
        for (SavedCohort each : cohorts.all(scope)) {
            for (SavedCohort version : cohorts.versions(each.cohort(), scope)) {
                if (version.cohort() != cohort.cohort() || version.version() != cohort.version()) {
                    String key = version.cohort() + "." + version.version();
                    others.add(new Option(key, named(version), key.equals(with)));
                }
            }
        }
        return others;
    }

    private static List<Section> sections(SavedCohort cohort, CohortFindings.Answer answer) {
        var sections = new ArrayList<Section>();
        CohortTables.all(answer)
                .forEach((key, table) -> sections.add(Section.of(
                        table.caption(),
                        List.of(),
                        table,
                        "/unmet-need/cohorts/" + cohort.cohort() + ".csv?version=" + cohort.version() + "&table="
                                + key)));
        sections.set(
                0,
                sections.getFirst()
                        .action(new Link(
                                "Start a project for this cohort",
                                Begin.project(
                                        cohort.name() + ", " + answer.lens().name(),
                                        CriteriaForm.words(cohort.criteria()) + " "
                                                + answer.everybody().counts() + " people.",
                                        answer.everybody().share(),
                                        "%"))));
        return sections;
    }
}
