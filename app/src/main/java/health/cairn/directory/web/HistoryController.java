package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaHistory;
import health.cairn.directory.AreaHistory.Stay;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Histories;
import health.cairn.directory.Registered;
import health.cairn.directory.web.HistoryPage.Change;
import health.cairn.directory.web.HistoryPage.Fact;
import health.cairn.directory.web.HistoryPage.Member;
import health.cairn.directory.web.HistoryPage.Membership;
import health.cairn.directory.web.HistoryPage.Name;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an organisation's own past: names, status, memberships, what moved. */
@Controller
class HistoryController {

    private static final int MOST_CHANGES = 100;
    private static final int MOST_MEMBERS = 100;

    private static final String READING =
            "Where a day stands with \"known by\", the source is a yearly list: the change happened between the list before"
                    + " and that day, and is put at the beginning of the NHS year.";

    private final Directory directory;
    private final Histories histories;
    private final Registered registered;
    private final Clock clock;

    HistoryController(Directory directory, Histories histories, Registered registered, Clock clock) {
        this.directory = directory;
        this.histories = histories;
        this.registered = registered;
        this.clock = clock;
    }

    @GetMapping("/areas/{code}/history")
    String history(@PathVariable String code, Model model) {
        model.addAttribute("page", page(find(code).orElseThrow(() -> notFound(code))));
        return "directory/history";
    }

    private Optional<AreaHistory> find(String code) {
        String asked = code.toUpperCase(Locale.ROOT);
        return AreaCode.isValid(asked) ? histories.of(new AreaCode(asked)) : Optional.empty();
    }

    private NotFound notFound(String code) {
        return new NotFound(
                "There is no area with the code " + code + " in the directory.",
                directory.nearCodes(code, 5).stream()
                        .map(area -> new Head.Link(AreaWords.named(area), AreaWords.href(area.code()) + "/history"))
                        .toList());
    }

    private HistoryPage page(AreaHistory history) {
        LocalDate today = LocalDate.now(clock);
        Area area = history.area();
        List<Change> changes = new HistoryWords(history, directory, today).changes();
        Head head = Head.of(area.name() + ": history", Head.Section.NONE)
                .lead(lead(history))
                .place(new Head.Place(
                        area.name(),
                        area.code().value(),
                        line(area, today),
                        "You see organisations and counts; no patients"))
                .crumbs(new Head.Link(area.name(), AreaWords.href(area.code())));
        String note = changes.size() <= MOST_CHANGES
                ? ""
                : String.format(
                        Locale.UK,
                        "The latest %d of %,d changes are shown; all memberships are at /api/v1/areas/%s.",
                        MOST_CHANGES,
                        changes.size(),
                        area.code());
        boolean exact = Stream.concat(history.parents().stream(), history.children().stream())
                .allMatch(stay -> stay.fromKnownBy() == null && stay.untilKnownBy() == null);
        return new HistoryPage(
                head,
                facts(history),
                names(history),
                memberships(history),
                members(history, today),
                changes.stream().limit(MOST_CHANGES).toList(),
                note,
                exact ? "" : READING);
    }

    private String line(Area area, LocalDate today) {
        String practices = area.type() == AreaType.PRACTICE
                ? "practice"
                : AreaWords.count(
                        directory.mapOn(today).practicesOf(area.code()).size(), AreaType.PRACTICE);
        return registered
                .people(area.code(), today)
                .map(count -> String.format(
                        Locale.UK, "%s, %,.0f people on %s", practices, count.people(), AreaWords.day(count.on())))
                .orElse(practices);
    }

    private static String lead(AreaHistory history) {
        if (history.closed() != null) {
            return history.closedKnownBy() == null
                    ? "Closed on " + AreaWords.day(history.closed()) + "."
                    : "No longer named since the list of " + AreaWords.day(history.closedKnownBy()) + ".";
        }
        int names = history.names().size();
        return names > 1 ? "Open, and known under " + names + " names so far." : "Open.";
    }

    private static List<Fact> facts(AreaHistory history) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Code", history.area().code().value()));
        if (!history.otherCodes().isEmpty()) {
            facts.add(new Fact(
                    "Also known as",
                    history.otherCodes().stream().map(AreaCode::value).collect(Collectors.joining(", "))));
        }
        facts.add(new Fact("Type", history.area().type().one()));
        if (history.postcode() != null) {
            facts.add(new Fact("Postcode", history.postcode()));
        }
        if (history.opened() != null) {
            facts.add(new Fact("Opened", AreaWords.day(history.opened())));
        }
        if (history.closed() != null) {
            facts.add(new Fact("Last day", HistoryWords.day(history.closed(), history.closedKnownBy())));
        }
        if (history.dormantSince() != null) {
            facts.add(new Fact("Dormant", "by " + AreaWords.day(history.dormantSince()) + ": it sees no patients"));
        }
        return facts;
    }

    private static List<Name> names(AreaHistory history) {
        return history.names().reversed().stream()
                .map(name -> new Name(name.name(), days(name)))
                .toList();
    }

    private static String days(AreaHistory.Name name) {
        LocalDate from = name.from();
        LocalDate until = name.until();
        String last = until == null ? "today" : AreaWords.day(until.minusDays(1));
        return from == null ? "until " + last : AreaWords.day(from) + " until " + last;
    }

    private List<Membership> memberships(AreaHistory history) {
        return history.parents().stream().map(this::membership).toList();
    }

    private Membership membership(Stay stay) {
        AreaCode parent = stay.parent();
        LocalDate until = stay.until();
        return new Membership(
                stay.type().one(),
                parent == null ? "In none" : name(parent),
                parent == null ? "" : AreaWords.href(parent) + "/history",
                HistoryWords.day(stay.from(), stay.fromKnownBy()),
                until == null ? "lasts" : HistoryWords.day(until.minusDays(1), stay.untilKnownBy()));
    }

    private List<Member> members(AreaHistory history, LocalDate today) {
        return history.children().stream()
                .filter(stay -> stay.covers(today))
                .limit(MOST_MEMBERS)
                .map(stay -> new Member(
                        name(stay.child()),
                        AreaWords.href(stay.child()) + "/history",
                        stay.child().value(),
                        HistoryWords.day(stay.from(), stay.fromKnownBy())))
                .toList();
    }

    private String name(AreaCode code) {
        return directory.find(code).map(Area::name).orElse(code.value());
    }
}
