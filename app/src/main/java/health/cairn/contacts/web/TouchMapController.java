package health.cairn.contacts.web;

import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.ListedPerson;
import health.cairn.contacts.Setting;
import health.cairn.contacts.TouchMap;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.PeoplePage.PeopleList;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /unmet-need/people}: a practice's own people and their touch maps. Whom somebody looks at and why is sent in the body
 * of a form, so that no address, history or log holds it; each look is recorded.
 */
@Controller
class TouchMapController {

    private static final int SHOWN = 100;

    private final ContactAnalyses analyses;
    private final Lenses lenses;

    TouchMapController(ContactAnalyses analyses, Lenses lenses) {
        this.analyses = analyses;
        this.lenses = lenses;
    }

    @GetMapping("/unmet-need/people")
    String begin(@RequestParam(defaultValue = "") String practice, Scope scope, Model model) {
        model.addAttribute("page", page(practice, "age-sex-3", "", null, null, scope));
        return "contacts/people";
    }

    @PostMapping("/unmet-need/people")
    String list(
            @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "age-sex-3") String often,
            @RequestParam(defaultValue = "") String reason,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        keepPrivate(response);
        Optional<OftenChoice> choice = OftenChoice.of(often);
        try {
            named(practice);
            List<ListedPerson> people = analyses.people(
                    scope,
                    practice,
                    reason,
                    ContactDefinition.PRACTICE,
                    Criteria.EVERYBODY,
                    choice.map(OftenChoice::frequent),
                    Integer.MAX_VALUE);
            var list = new PeopleList(
                    practice,
                    choice.map(found -> found.frequent().words()).orElse("everybody, those with most contacts first"),
                    people.stream().limit(SHOWN).map(TouchMapController::line).toList(),
                    people.size());
            model.addAttribute("page", page(practice, often, reason, null, list, scope));
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(practice, often, reason, String.valueOf(e.getMessage()), null, scope));
        }
        return "contacts/people";
    }

    @PostMapping("/unmet-need/people/map")
    String map(
            @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "2") int years,
            @RequestParam(defaultValue = "") String reason,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        keepPrivate(response);
        try {
            TouchMap map = map(scope, practice, person, years, reason);
            model.addAttribute(
                    "page", new TouchMapPages(map, practice, name(practice, scope), person, years, reason).page());
            return "contacts/touch-map";
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page", page(practice, "age-sex-3", reason, String.valueOf(e.getMessage()), null, scope));
            return "contacts/people";
        }
    }

    @PostMapping("/unmet-need/people/map.csv")
    @ConfirmIdentity(back = "/unmet-need/people")
    void file(
            @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "2") int years,
            @RequestParam(defaultValue = "") String reason,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        keepPrivate(response);
        try {
            TouchMap map = map(scope, practice, person, years, reason);
            TableFile.write(
                    new TouchMapPages(map, practice, name(practice, scope), person, years, reason).table(),
                    "contacts-of-one-person",
                    "",
                    response);
        } catch (IllegalArgumentException e) {
            throw new NotFound(String.valueOf(e.getMessage()));
        }
    }

    private static void named(String practice) {
        if (practice.isBlank()) {
            throw new IllegalArgumentException("Choose the practice whose people you want to see");
        }
    }

    private TouchMap map(Scope scope, String practice, String person, int years, String reason) {
        named(practice);
        return analyses.touchMap(scope, practice, person, years, reason)
                .orElseThrow(() -> new NotFound(
                        "Nothing is known of this person at this practice in that time.",
                        List.of(new Head.Link("One person", "/unmet-need/people"))));
    }

    private PeoplePage page(
            String practice,
            String often,
            String reason,
            @Nullable String error,
            @Nullable PeopleList list,
            Scope scope) {
        var whom = new ArrayList<Option>();
        Arrays.stream(OftenChoice.values())
                .forEach(choice -> whom.add(
                        new Option(choice.key(), choice.title(), choice.key().equals(often))));
        whom.add(new Option("everybody", "Everybody, most contacts first", often.equals("everybody")));
        return new PeoplePage(
                Heads.of(
                        "One person's way through services",
                        "For data holders of a practice, about their own patients. People are named by a code; each look is"
                                + " recorded with your reason."),
                lenses.own(scope).stream()
                        .map(own ->
                                new Option(own.code(), own.name(), own.code().equals(practice)))
                        .toList(),
                whom,
                reason,
                error,
                list);
    }

    private String name(String practice, Scope scope) {
        return lenses.own(scope).stream()
                .filter(own -> own.code().equals(practice))
                .map(Organisation::name)
                .findFirst()
                .orElse(practice);
    }

    static PeoplePage.Line line(ListedPerson person) {
        Map<Setting, Integer> services = person.services();
        return new PeoplePage.Line(
                person.person(),
                called(person.person()),
                Say.capital(person.sex().words()) + ", " + person.age()
                        + (person.deprivation().isPresent()
                                ? ", deprivation decile " + person.deprivation().getAsInt()
                                : ""),
                Numbers.count(person.contacts().getFirst()),
                person.contacts().stream()
                        .skip(1)
                        .map(contacts -> Numbers.count(contacts))
                        .collect(Collectors.joining(", ")),
                services.entrySet().stream()
                        .sorted(Map.Entry.<Setting, Integer>comparingByValue(Comparator.reverseOrder()))
                        .map(service -> service.getKey().words() + " " + service.getValue())
                        .collect(Collectors.joining(", ")),
                person.lastContact().map(Numbers::day).orElse("none in three years"));
    }

    /** A pseudonym as people say it: its first eight digits tell a practice's people apart. */
    static String called(String person) {
        return person.substring(0, 4) + "-" + person.substring(4, 8);
    }

    /** Pages about patients are not kept by browsers and what lies between. */
    static void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
