package health.cairn.contacts.web;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.Planned;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Touch;
import health.cairn.contacts.TouchMap;
import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's contacts, drawn and in words. */
final class TouchMapPages {

    private static final int SHADES = 4;

    /** So many sentences find room below the picture on one printed page, and so many days in one of them. */
    private static final int PRINTED = 12;

    private static final int DAYS = 8;

    private final TouchMap map;
    private final String practice;
    private final String practiceName;
    private final String person;
    private final int years;
    private final String reason;

    TouchMapPages(TouchMap map, String practice, String practiceName, String person, int years, String reason) {
        this.map = map;
        this.practice = practice;
        this.practiceName = practiceName;
        this.person = person;
        this.years = years;
        this.reason = reason;
    }

    TouchMapPage page() {
        Head head = Head.of("Person " + TouchMapController.called(person), Head.Section.UNMET_NEED)
                .caption("Unmet need · one person")
                .lead("By a code that only this installation makes. Your look is on the record.")
                .place(new Head.Place(
                        practiceName, practice, "One person", "You see one person, by pseudonym; this is recorded"))
                .crumbs(new Head.Link("Unmet need", "/unmet-need"), new Head.Link("One person", "/unmet-need/people"))
                .withCharts();
        List<String> says = says();
        int printed = Math.min(PRINTED, says.size());
        return new TouchMapPage(
                head,
                practice,
                person,
                years,
                reason,
                facts(),
                figure(),
                months(),
                says.subList(0, printed),
                says.subList(printed, says.size()),
                table());
    }

    private List<Touch> happened() {
        return map.touches().stream()
                .filter(touch -> touch.status() == Attendance.ATTENDED)
                .toList();
    }

    private long missed() {
        return map.touches().stream().filter(TouchMapPages::isMissed).count();
    }

    private static boolean isMissed(Touch touch) {
        return touch.status() == Attendance.DID_NOT_ATTEND || touch.status() == Attendance.LATE_NOT_SEEN;
    }

    private List<Fact> facts() {
        List<Touch> happened = happened();
        long unplanned = happened.stream()
                .filter(touch -> touch.planned() == Planned.UNPLANNED)
                .count();
        return List.of(
                new Fact(
                        Numbers.count(happened.size()), "contacts, " + Numbers.count(unplanned) + " of them unplanned"),
                new Fact(Numbers.count(map.months().size()), "services"),
                new Fact(Numbers.count(missed()), "appointments not attended"),
                new Fact(Numbers.count(map.bursts().size()), "bursts: three contacts or more in seven days"),
                new Fact(Numbers.count(map.gaps().size()), "silences of 90 days or more"),
                new Fact(Numbers.count(map.handOffs()), "hand-overs from one organisation to another"));
    }

    private List<String> says() {
        var says = new ArrayList<String>();
        long here = happened().stream()
                .filter(touch -> touch.setting() == Setting.GP)
                .count();
        long all = happened().size();
        says.add("General practice took part in " + Numbers.counts(here, all) + "; the other "
                + Numbers.count(all - here) + " happened elsewhere.");
        if (!map.representations().isEmpty()) {
            List<String> days = map.representations().stream().map(Numbers::day).toList();
            says.add("Back in A&E or on a ward within 30 days: "
                    + (days.size() <= DAYS
                            ? String.join(", ", days)
                            : Numbers.count(days.size()) + " times, the last on " + days.getLast())
                    + ".");
        }
        int number = 1;
        for (TouchMap.Stretch burst : map.bursts()) {
            says.add("Burst " + number + ": " + burst.contacts() + " contacts from " + Numbers.day(burst.from())
                    + " to " + Numbers.day(burst.to()) + ".");
            number++;
        }
        for (TouchMap.Stretch gap : map.gaps()) {
            says.add("No contact for " + Numbers.words(gap.days() / 7) + " weeks, from " + Numbers.day(gap.from())
                    + " to " + Numbers.day(gap.to()) + ".");
        }
        return says;
    }

    private List<TouchMapPage.Month> months() {
        var months = new ArrayList<TouchMapPage.Month>();
        List<Integer> counts = new ArrayList<>();
        YearMonth month = YearMonth.from(map.from());
        YearMonth last = YearMonth.from(map.until().minusDays(1));
        for (YearMonth at = month; !at.isAfter(last); at = at.plusMonths(1)) {
            YearMonth each = at;
            counts.add(map.months().values().stream()
                    .mapToInt((Map<YearMonth, Integer> of) -> of.getOrDefault(each, 0))
                    .sum());
        }
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < counts.size(); i++) {
            YearMonth at = month.plusMonths(i);
            int count = counts.get(i);
            months.add(new TouchMapPage.Month(
                    at.getMonth().getDisplayName(java.time.format.TextStyle.NARROW, java.util.Locale.UK),
                    Numbers.period(at.atDay(1), at.plusMonths(1).atDay(1)),
                    count,
                    count == 0 || most == 0 ? 0 : Math.max(1, (int) Math.ceil((double) SHADES * count / most))));
        }
        return months;
    }

    private Figure figure() {
        List<String> lanes = map.touches().stream()
                .map(Touch::setting)
                .distinct()
                .sorted()
                .map(setting -> Say.capital(setting.words()))
                .toList();
        var touches = new ArrayList<Drawn>();
        var steps = new ArrayList<String>();
        for (Touch touch : map.touches()) {
            if (touch.status() == Attendance.ATTENDED || isMissed(touch)) {
                LocalDate day = touch.startedAt().toLocalDate();
                touches.add(new Drawn(
                        day.toString(),
                        touch.setting() == Setting.INPATIENT
                                ? touch.endedOn().orElse(day).toString()
                                : null,
                        Say.capital(touch.setting().words()),
                        isMissed(touch) ? "missed" : touch.planned() == Planned.UNPLANNED ? "unplanned" : "planned"));
                steps.add(Numbers.day(day) + ": " + touch.setting().words() + ", "
                        + touch.planned().words() + ", " + touch.status().words());
            }
        }
        var bursts = new ArrayList<Span>();
        for (TouchMap.Stretch burst : map.bursts()) {
            bursts.add(new Span(burst.from().toString(), burst.to().toString(), String.valueOf(bursts.size() + 1), ""));
        }
        List<Span> gaps = map.gaps().stream()
                .map(gap -> new Span(gap.from().toString(), gap.to().toString(), "", gap.days() / 7 + " weeks"))
                .toList();
        return Figure.of(
                "lanes",
                "lanes",
                (years == 1 ? "One year, " : "Two years, ")
                        + Numbers.words(lanes.size())
                        + (lanes.size() == 1 ? " service" : " services"),
                Numbers.count(happened().size()) + " contacts and " + Numbers.count(missed()) + " missed, from "
                        + Numbers.day(map.from()) + " to "
                        + Numbers.day(map.until().minusDays(1)) + ".",
                List.of(
                        new Mark(Shape.IMPROVE, "Planned, or not known (circle)"),
                        new Mark(Shape.CONCERN, "Unplanned; a bar is a hospital stay"),
                        new Mark(Shape.MEAN, "Not attended (cross)"),
                        new Mark(Shape.STACK_4, "Burst: three or more within seven days"),
                        new Mark(Shape.LIMIT, "Silence of 90 days or more")),
                new Lanes(map.from().toString(), map.until().toString(), lanes, touches, bursts, gaps, steps),
                "What the practice's delivery holds. Services that deliver nothing are not seen here.",
                table(),
                null);
    }

    /** Every contact, the latest first. */
    Table table() {
        return new Table(
                "Every contact, the latest first",
                List.of(
                        Column.text("Day"),
                        Column.text("Time"),
                        Column.text("Service"),
                        Column.text("With"),
                        Column.text("How"),
                        Column.text("Planned"),
                        Column.text("Came"),
                        Column.text("Reason"),
                        Column.text("Organisation")),
                map.touches().reversed().stream()
                        .map(touch -> Table.Row.of(
                                Numbers.day(touch.startedAt().toLocalDate())
                                        + touch.endedOn()
                                                .filter(end -> end.isAfter(
                                                        touch.startedAt().toLocalDate()))
                                                .map(end -> " to " + Numbers.day(end))
                                                .orElse(""),
                                touch.startedAt().toLocalTime().equals(LocalTime.MIDNIGHT)
                                        ? "not known"
                                        : touch.startedAt()
                                                .toLocalTime()
                                                .toString()
                                                .substring(0, 5),
                                Say.capital(touch.setting().words()),
                                Say.capital(touch.professional().words()),
                                Say.capital(touch.mode().words()),
                                Say.capital(touch.planned().words()),
                                Say.capital(touch.status().words()),
                                Say.capital(touch.reason().words()),
                                touch.organisation().isEmpty() ? "not known" : touch.organisation()))
                        .toList());
    }

    /** What the drawing is made from. */
    record Lanes(
            String from,
            String until,
            List<String> lanes,
            List<Drawn> touches,
            List<Span> bursts,
            List<Span> gaps,
            List<String> steps) {}

    record Drawn(String x, @Nullable String to, String lane, String kind) {}

    record Span(String from, String to, String n, String says) {}
}
