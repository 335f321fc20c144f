package health.cairn.contacts.web;

import health.cairn.contacts.DeepDive;
import health.cairn.contacts.DeepDive.Solvable;
import health.cairn.contacts.DeepDive.Theme;
import health.cairn.contacts.DeepDives;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/cases}: deep dives, begun by a practice and taken to others without the person. */
@Controller
class CasesController {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final DeepDives dives;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Lenses lenses;
    private final Bringing bringing;

    CasesController(DeepDives dives, Organisations organisations, Accounts accounts, Lenses lenses, Bringing bringing) {
        this.dives = dives;
        this.organisations = organisations;
        this.accounts = accounts;
        this.lenses = lenses;
        this.bringing = bringing;
    }

    @GetMapping("/unmet-need/cases")
    String list(Scope scope, Model model) {
        List<DeepDive> all = dives.all(scope);
        LocalDate today = lenses.today();
        Head head = Heads.of(
                "Deep dives",
                "Each practice brings a few people it sees again and again. What is found stays in the practice; what is"
                        + " designed goes to all.");
        model.addAttribute(
                "page",
                new CasesPage(
                        lenses.own(scope).isEmpty()
                                ? head
                                : head.actions(Head.Action.primary("Choose a person", "/unmet-need/people")),
                        all.stream().map(dive -> line(dive, today)).toList(),
                        new Table(
                                "What they have in common",
                                List.of(Column.text("Theme"), Column.number("Deep dives")),
                                Arrays.stream(Theme.values())
                                        .filter(theme -> all.stream()
                                                .anyMatch(dive -> dive.themes().contains(theme)))
                                        .map(theme -> Table.Row.of(
                                                Say.capital(theme.words()),
                                                Numbers.count(all.stream()
                                                        .filter(dive ->
                                                                dive.themes().contains(theme))
                                                        .count())))
                                        .toList()),
                        new Table(
                                "Who can solve it",
                                List.of(Column.text("Can the network solve it?"), Column.number("Deep dives")),
                                Arrays.stream(Solvable.values())
                                        .filter(who -> all.stream().anyMatch(dive -> dive.solvable() == who))
                                        .map(who -> Table.Row.of(
                                                Say.capital(who.words()),
                                                Numbers.count(all.stream()
                                                        .filter(dive -> dive.solvable() == who)
                                                        .count())))
                                        .toList())));
        return "contacts/cases";
    }

    private CasesPage.Line line(DeepDive dive, LocalDate today) {
        return new CasesPage.Line(
                "Deep dive " + dive.number(),
                "/unmet-need/cases/" + dive.number(),
                name(dive.practice()) + ", begun "
                        + Numbers.day(dive.begunAt().atZone(ENGLAND).toLocalDate())
                        + (dive.shared() ? "" : "; not shown to others yet"),
                Say.capital(dive.solvable().words()),
                dive.designed(),
                dive.reviewOn().map(day -> "Look again on " + Numbers.day(day)).orElse("No review date yet"),
                dive.reviewOn().filter(day -> !day.isAfter(today)).isPresent());
    }

    private String name(String practice) {
        return organisations.find(practice).map(Organisation::name).orElse(practice);
    }

    @PostMapping("/unmet-need/cases")
    String begin(
            @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "") String person,
            Scope scope) {
        if (practice.isBlank()) {
            throw new NotFound(
                    "A deep dive begins with a person of a practice's list.",
                    List.of(new Link("One person", "/unmet-need/people")));
        }
        try {
            return "redirect:/unmet-need/cases/"
                    + dives.begin(practice, person, scope).number();
        } catch (IllegalArgumentException e) {
            throw new NotFound(
                    String.valueOf(e.getMessage()) + ".", List.of(new Link("One person", "/unmet-need/people")));
        }
    }

    @GetMapping("/unmet-need/cases/{number:\\d+}")
    String show(
            @PathVariable long number,
            @RequestParam Optional<String> said,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        TouchMapController.keepPrivate(response);
        String done = said.map(word -> switch (word) {
                    case "saved" -> "Saved.";
                    case "offered" -> "Your offer stands here for the practice to see.";
                    default -> null;
                })
                .orElse(null);
        model.addAttribute("page", page(find(number, scope), null, done, scope));
        return "contacts/case";
    }

    @PostMapping("/unmet-need/cases/{number:\\d+}")
    String save(
            @PathVariable long number,
            @RequestParam(defaultValue = "UNDECIDED") String solvable,
            @RequestParam(defaultValue = "") String partners,
            @RequestParam(defaultValue = "") String designed,
            @RequestParam(defaultValue = "") String found,
            @RequestParam(defaultValue = "") String matters,
            @RequestParam(defaultValue = "") List<String> theme,
            @RequestParam(defaultValue = "") String reviewOn,
            @RequestParam(defaultValue = "false") boolean shared,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        DeepDive before = find(number, scope);
        Optional<LocalDate> review = day(reviewOn);
        try {
            if (!reviewOn.isBlank() && review.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected a day to look again, for example 2027-03-01; found '" + reviewOn.strip() + "'");
            }
            dives.save(
                    new DeepDive(
                            number,
                            before.practice(),
                            before.begunAt(),
                            Arrays.stream(Solvable.values())
                                    .filter(who -> who.name().equals(solvable))
                                    .findFirst()
                                    .orElse(Solvable.UNDECIDED),
                            partners.strip(),
                            designed.strip(),
                            themes(theme),
                            review,
                            shared),
                    found.strip(),
                    matters.strip(),
                    scope);
            return "redirect:/unmet-need/cases/" + number + "?said=saved";
        } catch (IllegalArgumentException e) {
            TouchMapController.keepPrivate(response);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(before, String.valueOf(e.getMessage()), null, scope));
            return "contacts/case";
        }
    }

    @PostMapping("/unmet-need/cases/{number:\\d+}/offers")
    String offer(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String offered,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        DeepDive dive = find(number, scope);
        try {
            dives.offer(dive, offered, scope);
            return "redirect:/unmet-need/cases/" + number + "?said=offered";
        } catch (IllegalArgumentException e) {
            TouchMapController.keepPrivate(response);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(dive, String.valueOf(e.getMessage()), null, scope));
            return "contacts/case";
        }
    }

    private static Set<Theme> themes(List<String> names) {
        return Arrays.stream(Theme.values())
                .filter(theme -> names.contains(theme.name()))
                .collect(Collectors.toSet());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private DeepDive find(long number, Scope scope) {
        return dives.find(number, scope)
                .orElseThrow(() -> new NotFound(
                        "There is no such deep dive, or its practice does not show it to you.",
                        List.of(new Link("Deep dives", "/unmet-need/cases"))));
    }

    private CasePage page(DeepDive dive, @Nullable String error, @Nullable String done, Scope scope) {
        CasePage.Inside inside = dives.inside(dive, scope)
                .map(found -> new CasePage.Inside(
                        dive.practice(),
                        found.person(),
                        TouchMapController.called(found.person()),
                        found.found(),
                        found.matters()))
                .orElse(null);
        String themes = dive.themes().stream().map(Theme::words).collect(Collectors.joining(", "));
        Head head = Head.of("Deep dive " + dive.number(), Head.Section.UNMET_NEED)
                .caption("Unmet need · deep dive")
                .lead(
                        inside == null
                                ? "What the practice designed, without the person."
                                : "Your reading of this page is on the record. Only what stands under \"for others\" leaves the"
                                        + " practice.")
                .place(new Head.Place(
                        name(dive.practice()),
                        dive.practice(),
                        "One person",
                        inside == null ? "You see no person" : "You see one person, by pseudonym; this is recorded"))
                .crumbs(new Link("Deep dives", "/unmet-need/cases"));
        return new CasePage(
                head,
                dive.number(),
                inside,
                Arrays.stream(Solvable.values())
                        .map(who -> new Option(who.name(), Say.capital(who.words()), who == dive.solvable()))
                        .toList(),
                Say.capital(dive.solvable().words()),
                dive.partners(),
                dive.designed(),
                Arrays.stream(Theme.values())
                        .map(theme -> new Option(
                                theme.name(),
                                Say.capital(theme.words()),
                                dive.themes().contains(theme)))
                        .toList(),
                themes.isEmpty() ? "None named yet" : Say.capital(themes),
                dive.reviewOn().map(LocalDate::toString).orElse(""),
                dive.reviewOn().map(Numbers::day).orElse("Not set yet"),
                dive.shared(),
                dives.offers(dive).stream()
                        .map(offer -> new CasePage.Offer(
                                offer.offered(),
                                accounts.find(offer.by()).map(Account::name).orElse("Somebody who has left") + ", "
                                        + Numbers.day(offer.at().atZone(ENGLAND).toLocalDate())))
                        .toList(),
                error,
                done,
                Begin.project(
                        "From deep dive " + dive.number(),
                        dive.designed().isEmpty()
                                ? "Found in a deep dive; " + dive.solvable().words() + "."
                                : dive.designed(),
                        null,
                        ""),
                bringing.form(Map.of("finding", "case", "case", String.valueOf(dive.number())), "", "", scope));
    }
}
