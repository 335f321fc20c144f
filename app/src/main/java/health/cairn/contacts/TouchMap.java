package health.cairn.contacts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One person's contacts with all services over a year or two, and what stands out. Only contacts that took place make bursts,
 * gaps, hand-offs and re-presentations.
 *
 * @param touches every contact in order, missed ones too
 * @param months contacts that took place, by service and month
 * @param bursts times of three contacts or more within seven days
 * @param gaps times of ninety days or more without a contact
 * @param handOffs how often the organisation changed from one contact to the next
 * @param representations A&E visits and hospital stays within 30 days of the end of the one before
 */
public record TouchMap(
        LocalDate from,
        LocalDate until,
        List<Touch> touches,
        Map<Setting, Map<YearMonth, Integer>> months,
        List<Stretch> bursts,
        List<Stretch> gaps,
        int handOffs,
        List<LocalDate> representations) {

    static final int BURST_CONTACTS = 3;
    static final int BURST_DAYS = 7;
    static final int GAP_DAYS = 90;
    static final int REPRESENTATION_DAYS = 30;

    /**
     * A stretch of days.
     *
     * @param from the first day
     * @param to the last day
     */
    public record Stretch(LocalDate from, LocalDate to, int contacts) {

        /** Days, both ends counted. */
        public long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /** Works it out. */
    static TouchMap of(LocalDate from, LocalDate until, List<Touch> touches) {
        List<Touch> happened = touches.stream()
                .filter(touch -> touch.status() == Attendance.ATTENDED)
                .toList();
        Map<Setting, Map<YearMonth, Integer>> months = new EnumMap<>(Setting.class);
        for (Touch touch : happened) {
            months.computeIfAbsent(touch.setting(), _ -> new TreeMap<>())
                    .merge(YearMonth.from(touch.startedAt()), 1, Integer::sum);
        }
        return new TouchMap(
                from,
                until,
                List.copyOf(touches),
                months,
                bursts(happened),
                gaps(from, until, happened),
                handOffs(happened),
                representations(happened));
    }

    /** Windows of seven days with three contacts or more; those that overlap are one burst. */
    private static List<Stretch> bursts(List<Touch> happened) {
        var bursts = new ArrayList<Stretch>();
        int begun = -1;
        int last = -1;
        for (int end = BURST_CONTACTS - 1; end < happened.size(); end++) {
            int start = end - BURST_CONTACTS + 1;
            if (ChronoUnit.DAYS.between(day(happened, start), day(happened, end)) < BURST_DAYS) {
                if (begun >= 0 && start <= last) {
                    last = end;
                } else {
                    add(bursts, happened, begun, last);
                    begun = start;
                    last = end;
                }
            }
        }
        add(bursts, happened, begun, last);
        return List.copyOf(bursts);
    }

    private static void add(List<Stretch> bursts, List<Touch> happened, int first, int last) {
        if (first >= 0) {
            bursts.add(new Stretch(day(happened, first), day(happened, last), last - first + 1));
        }
    }

    /** From the beginning to the first contact, between contacts, and from the last to the end. */
    private static List<Stretch> gaps(LocalDate from, LocalDate until, List<Touch> happened) {
        var gaps = new ArrayList<Stretch>();
        LocalDate free = from;
        for (Touch touch : happened) {
            addGap(gaps, free, touch.startedAt().toLocalDate());
            LocalDate after = end(touch).plusDays(1);
            free = after.isAfter(free) ? after : free;
        }
        addGap(gaps, free, until);
        return List.copyOf(gaps);
    }

    private static void addGap(List<Stretch> gaps, LocalDate first, LocalDate next) {
        if (ChronoUnit.DAYS.between(first, next) >= GAP_DAYS) {
            gaps.add(new Stretch(first, next.minusDays(1), 0));
        }
    }

    private static int handOffs(List<Touch> happened) {
        int count = 0;
        for (int i = 1; i < happened.size(); i++) {
            if (!organisation(happened.get(i)).equals(organisation(happened.get(i - 1)))) {
                count++;
            }
        }
        return count;
    }

    /** Where the source does not name the organisation, the service stands for it. */
    private static String organisation(Touch touch) {
        return touch.organisation().isEmpty() ? touch.setting().name() : touch.organisation();
    }

    private static List<LocalDate> representations(List<Touch> happened) {
        var again = new ArrayList<LocalDate>();
        Optional<LocalDate> before = Optional.empty();
        for (Touch touch : happened) {
            if (touch.setting() != Setting.A_AND_E && touch.setting() != Setting.INPATIENT) {
                continue;
            }
            LocalDate day = touch.startedAt().toLocalDate();
            // An admission on the day of the A&E visit is the same presentation.
            if (before.filter(end -> day.isAfter(end) && ChronoUnit.DAYS.between(end, day) <= REPRESENTATION_DAYS)
                    .isPresent()) {
                again.add(day);
            }
            before = Optional.of(before.filter(end -> end.isAfter(end(touch))).orElse(end(touch)));
        }
        return List.copyOf(again);
    }

    private static LocalDate day(List<Touch> touches, int at) {
        return touches.get(at).startedAt().toLocalDate();
    }

    private static LocalDate end(Touch touch) {
        LocalDate day = touch.startedAt().toLocalDate();
        return touch.endedOn().filter(end -> end.isAfter(day)).orElse(day);
    }

    /** Nothing of it: it is one patient's. */
    @Override
    public String toString() {
        return "TouchMap";
    }
}
