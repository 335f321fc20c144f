package health.cairn.projects.web;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.projects.Due;
import health.cairn.projects.Dues;
import health.cairn.projects.Reminders;
import health.cairn.projects.Reminders.Often;
import health.cairn.projects.Reminders.Wanted;
import health.cairn.projects.web.FormView.Choice;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How somebody is reminded of what is due: the mail, and the calendar whose address is all that is needed to read it. */
@Controller
class RemindersController {

    private final Reminders reminders;
    private final Dues dues;

    RemindersController(Reminders reminders, Dues dues) {
        this.reminders = reminders;
        this.dues = dues;
    }

    @GetMapping("/account/reminders")
    String reminders(@RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        return show(said.equals("saved"), null, scope, model);
    }

    @PostMapping("/account/reminders")
    String want(
            @RequestParam(defaultValue = "WEEKLY") Often often,
            @RequestParam(defaultValue = "") Set<Due.Kind> of,
            Scope scope) {
        reminders.want(own(scope), new Wanted(often, of));
        return "redirect:/account/reminders?said=saved";
    }

    /** Answers with the page itself: the address is shown once. */
    @PostMapping("/account/reminders/calendar")
    @ConfirmIdentity
    String makeCalendar(Scope scope, Model model) {
        String secret = reminders.makeCalendar(own(scope));
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/calendar/" + secret)
                .toUriString();
        return show(false, address, scope, model);
    }

    @PostMapping("/account/reminders/calendar/end")
    String endCalendar(Scope scope) {
        reminders.endCalendar(own(scope));
        return "redirect:/account/reminders?said=saved";
    }

    /** The calendar: whoever has its address reads it, as calendar programs do. */
    @GetMapping("/calendar/{secret}")
    ResponseEntity<byte[]> calendar(@PathVariable String secret) {
        List<Due> due = reminders
                .calendar(secret)
                .orElseThrow(() -> new NotFound("There is no calendar at this address; it may have been ended."));
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var calendar = new ICalendar();
        calendar.setProductId("-//Cairn//Projects//EN");
        calendar.setName("Cairn: what is due");
        for (Due one : due) {
            var event = new VEvent();
            event.setUid(UUID.nameUUIDFromBytes((one.kind() + one.path()).getBytes(StandardCharsets.UTF_8))
                    .toString());
            event.setSummary(one.project() + ": " + one.what());
            event.setDateStart(day(one.day()), false);
            event.setUrl(here + one.path());
            calendar.addEvent(event);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .body(Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8));
    }

    /** The library writes a day without a time from the date as this machine's own time zone has it. */
    @SuppressWarnings("JavaUtilDate")
    private static Date day(LocalDate day) {
        return Date.from(
                day.atStartOfDay(java.util.TimeZone.getDefault().toZoneId()).toInstant());
    }

    static long own(Scope scope) {
        if (scope.viewer() instanceof Viewer.Person person) {
            return person.account();
        }
        throw new AccessDeniedException("Only somebody signed in has an account");
    }

    private String show(boolean saved, @Nullable String secret, Scope scope, Model model) {
        long account = own(scope);
        Wanted wanted = reminders.wanted(account);
        model.addAttribute(
                "page",
                new RemindersPage(
                        Head.of("Reminders", Head.Section.NONE)
                                .lead("What is due in your projects, by mail and in your calendar.")
                                .crumbs(new Head.Link("Your account", "/account")),
                        reminders.canSend(),
                        saved,
                        Arrays.stream(Often.values())
                                .map(often ->
                                        new Choice(often.name(), Words.capital(often.words()), often == wanted.often()))
                                .toList(),
                        Arrays.stream(Due.Kind.values())
                                .map(kind -> new Choice(
                                        kind.name(),
                                        Words.capital(kind.words()),
                                        wanted.of().contains(kind)))
                                .toList(),
                        dues.soon(scope).stream()
                                .map(due -> new RemindersPage.Line(
                                        due.project(), due.what(), due.path(), Numbers.day(due.day())))
                                .toList(),
                        reminders.calendarSince(account).map(Words::day).orElse(null),
                        secret));
        return "projects/reminders";
    }
}
