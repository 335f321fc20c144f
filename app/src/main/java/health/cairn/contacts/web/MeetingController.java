package health.cairn.contacts.web;

import health.cairn.contacts.MeetingItem;
import health.cairn.contacts.Meetings;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.Filters.Select;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/meeting}: findings that people want to talk about when they next meet. */
@Controller
class MeetingController {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final Meetings meetings;
    private final Bringing bringing;
    private final Accounts accounts;

    MeetingController(Meetings meetings, Bringing bringing, Accounts accounts) {
        this.meetings = meetings;
        this.bringing = bringing;
        this.accounts = accounts;
    }

    /** What would not do, and where. */
    private record Refused(@Nullable Bring again, String error, String field, long item, String typed) {}

    @GetMapping("/unmet-need/meeting")
    String show(@RequestParam Optional<String> at, @RequestParam Optional<String> said, Scope scope, Model model) {
        String done = said.map(word -> switch (word) {
                    case "brought" -> "It is on the list.";
                    case "there" -> "It was on the list already.";
                    case "discussed" -> "It is off the list; what was decided stands below.";
                    case "before" -> "Somebody wrote down before you what was decided; it stands below.";
                    default -> null;
                })
                .orElse(null);
        model.addAttribute("page", page(at, done, null, scope));
        return "contacts/meeting";
    }

    @PostMapping("/unmet-need/meeting")
    String bring(@RequestParam Map<String, String> sent, Scope scope, HttpServletResponse response, Model model) {
        String at = sent.getOrDefault("at", "");
        String note = sent.getOrDefault("note", "");
        try {
            boolean isNew = meetings.bring(at, bringing.find(sent, scope), note, scope);
            return "redirect:/unmet-need/meeting?at=" + at + "&said=" + (isNew ? "brought" : "there");
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page",
                    page(
                            Optional.of(at),
                            null,
                            new Refused(
                                    bringing.form(sent, at, note, scope),
                                    String.valueOf(e.getMessage()),
                                    "bring-note",
                                    0,
                                    ""),
                            scope));
            return "contacts/meeting";
        }
    }

    @PostMapping("/unmet-need/meeting/{item:\\d+}")
    String discussed(
            @PathVariable long item,
            @RequestParam(defaultValue = "") String decided,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        MeetingItem found = meetings.find(item, scope)
                .orElseThrow(() -> new NotFound(
                        "There is no such item, or you may not see it.",
                        List.of(new Link("For the next meeting", "/unmet-need/meeting"))));
        try {
            boolean isNew = meetings.discussed(found, decided, scope);
            return "redirect:/unmet-need/meeting?at=" + found.organisation() + "&said="
                    + (isNew ? "discussed" : "before");
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page",
                    page(
                            Optional.of(found.organisation()),
                            null,
                            new Refused(null, String.valueOf(e.getMessage()), "decided-" + item, item, decided),
                            scope));
            return "contacts/meeting";
        }
    }

    private MeetingPage page(Optional<String> at, @Nullable String done, @Nullable Refused refused, Scope scope) {
        List<Organisation> all = meetings.organisations(scope);
        Optional<Organisation> chosen = at.filter(code -> !code.isBlank())
                .map(code -> all.stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(
                                "There is no meeting of " + code + " that you belong to.",
                                List.of(new Link("For the next meeting", "/unmet-need/meeting")))))
                .or(() -> all.stream().findFirst());
        List<MeetingItem> items =
                chosen.map(found -> meetings.of(found.code(), scope)).orElse(List.of());
        Head head = Heads.of(
                "For the next meeting",
                "Findings as they stood when somebody brought them, to be talked about together. Prints on one page, with room"
                        + " to write.");
        return new MeetingPage(
                head,
                all.size() < 2
                        ? null
                        : new Filters(
                                "/unmet-need/meeting",
                                List.of(new Select(
                                        "at",
                                        "Meeting of",
                                        all.stream()
                                                .map(each -> new Option(
                                                        each.code(),
                                                        each.name(),
                                                        chosen.filter(each::equals)
                                                                .isPresent()))
                                                .toList()))),
                chosen.map(Organisation::name).orElse(""),
                items.stream()
                        .filter(item -> item.discussed().isEmpty())
                        .map(item -> item(item, refused))
                        .toList(),
                items.stream()
                        .filter(item -> item.discussed().isPresent())
                        .sorted(Comparator.comparing((MeetingItem item) ->
                                        item.discussed().orElseThrow().at())
                                .reversed())
                        .map(item -> item(item, null))
                        .toList(),
                refused == null ? null : refused.again(),
                refused == null ? null : refused.error(),
                refused == null ? "" : refused.field(),
                done);
    }

    private MeetingPage.Item item(MeetingItem item, @Nullable Refused refused) {
        return new MeetingPage.Item(
                item.number(),
                item.finding().about(),
                item.finding().says(),
                item.finding().address(),
                item.note(),
                "Brought by " + who(item.broughtBy(), item.broughtAt()),
                item.discussed()
                        .map(MeetingItem.Discussed::decided)
                        .orElse(refused != null && refused.item() == item.number() ? refused.typed() : ""),
                item.discussed()
                        .map(last -> "Written by " + who(last.by(), last.at()))
                        .orElse(""));
    }

    private String who(long account, Instant at) {
        return accounts.find(account).map(Account::name).orElse("somebody who has left") + ", "
                + Numbers.day(at.atZone(ENGLAND).toLocalDate());
    }
}
