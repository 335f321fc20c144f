package health.cairn.contacts.engine;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Touch;
import health.cairn.contacts.engine.ContactWorld.Event;
import health.cairn.contacts.engine.ContactWorld.Somebody;
import health.cairn.contacts.engine.Cuts.Stratum;
import health.cairn.privacy.Pseudonyms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The questions answered by going through every contact of every person, in plain Java: slow, and easy to check. */
final class Oracle implements ContactEngine {

    private final ContactWorld world;
    private final ContactDefinition definition;
    private final Pseudonyms.Shortened pseudonyms;
    private final LocalDate until = ContactWorld.UNTIL;
    private final Map<Somebody, List<Touch>> counted = new IdentityHashMap<>();

    Oracle(ContactWorld world, ContactDefinition definition, Pseudonyms.Shortened pseudonyms) {
        this.world = world;
        this.definition = definition;
        this.pseudonyms = pseudonyms;
    }

    private LocalDate start(int period) {
        return until.minusYears(period);
    }

    private List<Somebody> people(Slice slice) {
        Set<String> practices = new HashSet<>();
        slice.parts().forEach(part -> practices.add(part.practice()));
        return world.people().stream()
                .filter(who -> practices.contains(who.practice()))
                .toList();
    }

    /** Contacts that count, whatever the service: once a day for each profession in a service, where it says so. */
    private List<Touch> counted(Somebody who) {
        return counted.computeIfAbsent(who, this::count);
    }

    private List<Touch> count(Somebody who) {
        var seen = new HashSet<List<Object>>();
        return world.events().stream()
                .filter(event -> event.who() == who)
                .map(Event::touch)
                .filter(touch ->
                        definition.modes().isEmpty() || definition.modes().contains(touch.mode()))
                .filter(touch -> definition.kinds().contains(touch.kind()))
                .filter(touch -> definition.statuses().contains(touch.status()))
                .filter(touch -> !definition.onceADay()
                        || seen.add(List.of(touch.startedAt().toLocalDate(), touch.setting(), touch.professional())))
                .toList();
    }

    private int contacts(Somebody who, int period, Optional<Setting> setting) {
        return (int) counted(who).stream()
                .filter(touch -> setting.map(s -> s == touch.setting())
                        .orElse(definition.settings().contains(touch.setting())))
                .map(touch -> touch.startedAt().toLocalDate())
                .filter(day -> !day.isBefore(start(period)) && day.isBefore(start(period - 1)))
                .count();
    }

    private int contacts(Somebody who, int period) {
        return contacts(who, period, Optional.empty());
    }

    private boolean registered(Somebody who, int period) {
        LocalDate from = who.from();
        LocalDate end = who.until();
        return !who.born().withDayOfMonth(1).isAfter(start(period))
                && (from == null || !from.isAfter(start(period)))
                && (end == null || !end.isBefore(start(period - 1)));
    }

    private int age(Somebody who) {
        return (int) ChronoUnit.YEARS.between(who.born().withDayOfMonth(1), until.minusDays(1));
    }

    private int band(Somebody who, int period) {
        return Math.min(Math.floorDiv(age(who) - period + 1, 5), 18);
    }

    private boolean often(Somebody who, int period, Cuts cuts) {
        return cuts.cuts().stream()
                .filter(cut -> switch (cuts.stratum()) {
                    case EVERYBODY -> true;
                    case AGE_SEX -> cut.sex() == who.sex().code() && cut.band() == band(who, period);
                    case PRACTICE -> cut.practice().equals(who.practice());
                })
                .anyMatch(cut -> contacts(who, period) >= cut.contacts());
    }

    private static <K, T> TreeMap<String, List<T>> grouped(List<T> all, Function<T, K> by) {
        var groups = new TreeMap<String, List<T>>();
        all.forEach(one -> groups.computeIfAbsent(by.apply(one).toString(), _ -> new ArrayList<>())
                .add(one));
        return groups;
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> of) {
        return all.stream().mapToLong(of).sum();
    }

    @Override
    public List<Frequency> histogram(Slice slice, int period, Stratum stratum) {
        record Key(String practice, int sex, int band, int contacts) {}
        Function<Somebody, Key> key = who -> new Key(
                stratum == Stratum.PRACTICE ? who.practice() : "",
                stratum == Stratum.AGE_SEX ? who.sex().code() : -1,
                stratum == Stratum.AGE_SEX ? band(who, period) : -1,
                contacts(who, period));
        return grouped(
                        people(slice).stream()
                                .filter(who -> registered(who, period))
                                .toList(),
                        key)
                .values()
                .stream()
                .map(group -> {
                    Key k = key.apply(group.getFirst());
                    return new Frequency(k.practice(), k.sex(), k.band(), k.contacts(), group.size());
                })
                .toList();
    }

    @Override
    public List<Use> use(Slice slice, int period, Cuts cuts) {
        List<Somebody> all =
                people(slice).stream().filter(who -> registered(who, period)).toList();
        var rows = new ArrayList<Use>();
        for (Dimension dimension : Dimension.values()) {
            grouped(all, who -> switch (dimension) {
                        case ALL -> "";
                        case PRACTICE -> who.practice();
                        case SEX -> who.sex().code();
                        case AGE -> band(who, period);
                        case DEPRIVATION -> who.decile();
                    })
                    .forEach((group, members) -> rows.add(new Use(
                            dimension,
                            dimension == Dimension.PRACTICE ? group : "",
                            dimension == Dimension.PRACTICE || dimension == Dimension.ALL ? 0 : Integer.parseInt(group),
                            members.size(),
                            sum(members, who -> contacts(who, period)),
                            sum(members, who -> often(who, period, cuts) ? 1 : 0),
                            sum(members, who -> often(who, period, cuts) ? contacts(who, period) : 0))));
        }
        return rows;
    }

    @Override
    public List<Service> services(Slice slice, int period, Cuts cuts) {
        List<Somebody> all =
                people(slice).stream().filter(who -> registered(who, period)).toList();
        return java.util.Arrays.stream(Setting.values())
                .map(setting -> new Service(
                        setting.code(),
                        sum(all, who -> contacts(who, period, Optional.of(setting))),
                        sum(all, who -> often(who, period, cuts) ? contacts(who, period, Optional.of(setting)) : 0)))
                .toList();
    }

    @Override
    public List<Transition> transitions(Slice slice, Cuts first, Cuts second, Optional<Cuts> third) {
        boolean byAge = second.stratum() == Stratum.AGE_SEX;
        record Key(int sex, int band, int contacts, boolean often, Earlier earlier) {}
        Function<Somebody, Earlier> earlier = who -> third.isEmpty() || !registered(who, 3)
                ? Earlier.NOT_LISTED
                : often(who, 3, third.get()) ? Earlier.OFTEN : Earlier.NOT_OFTEN;
        Function<Somebody, Key> key = who -> new Key(
                byAge ? who.sex().code() : -1,
                byAge ? band(who, 2) : -1,
                contacts(who, 2),
                often(who, 2, second),
                earlier.apply(who));
        return grouped(
                        people(slice).stream()
                                .filter(who -> registered(who, 1) && registered(who, 2))
                                .toList(),
                        key)
                .values()
                .stream()
                .map(group -> {
                    Key k = key.apply(group.getFirst());
                    return new Transition(
                            k.sex(),
                            k.band(),
                            k.contacts(),
                            k.often(),
                            k.earlier(),
                            group.size(),
                            sum(group, who -> contacts(who, 1)),
                            sum(group, who -> often(who, 1, first) ? 1 : 0));
                })
                .toList();
    }

    @Override
    public List<Absence> absence(Slice slice, int periods) {
        record Key(String practice, int sex, int age) {}
        Function<Somebody, Key> key = who -> new Key(who.practice(), who.sex().code(), age(who));
        return grouped(throughout(people(slice), periods), key).values().stream()
                .map(group -> {
                    Key k = key.apply(group.getFirst());
                    return new Absence(k.practice(), k.sex(), k.age(), group.size(), absent(group, periods));
                })
                .toList();
    }

    private List<Somebody> throughout(List<Somebody> group, int periods) {
        return group.stream()
                .filter(who ->
                        java.util.stream.IntStream.rangeClosed(1, periods).allMatch(period -> registered(who, period)))
                .toList();
    }

    private long absent(List<Somebody> group, int periods) {
        return group.stream()
                .filter(who -> java.util.stream.IntStream.rangeClosed(1, periods)
                        .allMatch(period -> contacts(who, period) == 0))
                .count();
    }

    @Override
    public List<Appointments> attendance(Slice slice, int period) {
        List<Somebody> people = people(slice);
        List<Event> appointments = world.events().stream()
                .filter(event -> people.contains(event.who()))
                .filter(event -> definition.settings().contains(event.touch().setting())
                        && definition.kinds().contains(event.touch().kind())
                        && (definition.modes().isEmpty()
                                || definition.modes().contains(event.touch().mode())))
                .toList();
        var rows = new ArrayList<Appointments>();
        for (Aspect aspect : Aspect.values()) {
            record Key(String practice, int value) {}
            Function<Event, Key> key =
                    event -> new Key(aspect == Aspect.ALL ? event.who().practice() : "", value(aspect, event, period));
            LocalDate from = start(aspect == Aspect.MONTH ? 3 : period);
            LocalDate end = aspect == Aspect.MONTH ? until : start(period - 1);
            grouped(
                            appointments.stream()
                                    .filter(event -> !event.touch()
                                                    .startedAt()
                                                    .toLocalDate()
                                                    .isBefore(from)
                                            && event.touch()
                                                    .startedAt()
                                                    .toLocalDate()
                                                    .isBefore(end))
                                    .toList(),
                            key)
                    .values()
                    .forEach(group -> rows.add(new Appointments(
                            key.apply(group.getFirst()).practice(),
                            aspect,
                            key.apply(group.getFirst()).value(),
                            status(group, Attendance.ATTENDED),
                            status(group, Attendance.DID_NOT_ATTEND),
                            status(group, Attendance.LATE_NOT_SEEN),
                            status(group, Attendance.CANCELLED_BY_PATIENT)
                                    + status(group, Attendance.CANCELLED_BY_PROVIDER),
                            status(group, Attendance.UNKNOWN) + status(group, Attendance.BOOKED))));
        }
        return rows;
    }

    private static long status(List<Event> group, Attendance status) {
        return group.stream().filter(event -> event.touch().status() == status).count();
    }

    private int value(Aspect aspect, Event event, int period) {
        return switch (aspect) {
            case ALL -> 0;
            case MODE -> event.touch().mode().code();
            case WEEKDAY -> event.touch().startedAt().getDayOfWeek().getValue();
            case LEAD_TIME -> lead(event);
            case AGE -> Math.min(Math.max(age(event.who()) - period + 1, 0) / 5, 18);
            case MONTH ->
                (int) ChronoUnit.MONTHS.between(
                                start(3), event.touch().startedAt().toLocalDate())
                        + 1;
        };
    }

    private static int lead(Event event) {
        LocalDate booked = event.bookedOn();
        if (booked == null || booked.isAfter(event.touch().startedAt().toLocalDate())) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(booked, event.touch().startedAt().toLocalDate());
        return days == 0 ? 1 : days == 1 ? 2 : days <= 7 ? 3 : days <= 14 ? 4 : days <= 21 ? 5 : days <= 28 ? 6 : 7;
    }

    private boolean meets(Somebody who, Criteria criteria) {
        return registered(who, 1)
                && age(who) >= criteria.ageFrom()
                && age(who) <= criteria.ageTo()
                && (criteria.sexes().isEmpty() || criteria.sexes().contains(who.sex()))
                && (criteria.deprivation().isEmpty() || criteria.deprivation().contains(who.decile()))
                && criteria.contacts().stream().allMatch(bound -> {
                    int contacts = contacts(who, bound.period(), bound.setting());
                    return contacts >= bound.atLeast() && contacts <= bound.atMost();
                })
                && longestGap(who) >= criteria.gapMonths()
                && monthsSince(who) >= criteria.absentMonths();
    }

    private Set<Integer> monthsAgo(Somebody who) {
        var months = new HashSet<Integer>();
        for (Touch touch : counted(who)) {
            LocalDate day = touch.startedAt().toLocalDate();
            if (definition.settings().contains(touch.setting()) && !day.isBefore(start(3)) && day.isBefore(until)) {
                months.add((int) ChronoUnit.MONTHS.between(day.withDayOfMonth(1), until) - 1);
            }
        }
        return months;
    }

    private int longestGap(Somebody who) {
        int longest = 0;
        int run = 0;
        for (int month = 0; month < 24; month++) {
            run = monthsAgo(who).contains(month) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private int monthsSince(Somebody who) {
        return monthsAgo(who).stream().min(Comparator.naturalOrder()).orElse(36);
    }

    @Override
    public List<CohortCount> cohort(Slice slice, Criteria criteria) {
        record Key(String practice, int sex, int band) {}
        Function<Somebody, Key> key = who -> new Key(who.practice(), who.sex().code(), band(who, 1));
        return grouped(
                        people(slice).stream()
                                .filter(who -> meets(who, criteria))
                                .toList(),
                        key)
                .values()
                .stream()
                .map(group -> {
                    Key k = key.apply(group.getFirst());
                    return new CohortCount(
                            k.practice(), k.sex(), k.band(), group.size(), sum(group, who -> contacts(who, 1)));
                })
                .toList();
    }

    @Override
    public List<PersonRow> people(Slice slice, Criteria criteria, Optional<Cuts> often, int limit) {
        return people(slice).stream()
                .filter(who -> meets(who, criteria))
                .filter(who -> often.map(cuts -> often(who, 1, cuts)).orElse(true))
                .map(who -> new PersonRow(
                        who.practice(),
                        pseudonyms.of(who.number()),
                        who.sex().code(),
                        age(who),
                        who.decile() == 0 ? OptionalInt.empty() : OptionalInt.of(who.decile()),
                        List.of(contacts(who, 1), contacts(who, 2), contacts(who, 3)),
                        java.util.Arrays.stream(Setting.values())
                                .map(setting -> contacts(who, 1, Optional.of(setting)))
                                .toList(),
                        counted(who).stream()
                                .filter(touch -> definition.settings().contains(touch.setting()))
                                .map(touch -> touch.startedAt().toLocalDate())
                                .filter(day -> !day.isBefore(start(3)) && day.isBefore(until))
                                .max(Comparator.naturalOrder())))
                .sorted(Comparator.comparing((PersonRow row) -> -row.contacts().getFirst())
                        .thenComparing(PersonRow::practice)
                        .thenComparing(PersonRow::person))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Touch> touches(Slice.Part part, long person, LocalDate from, LocalDate end) {
        return world.events().stream()
                .filter(event -> pseudonyms.of(event.who().number()) == person
                        && event.who().practice().equals(part.practice()))
                .map(Event::touch)
                .filter(touch -> !touch.startedAt().toLocalDate().isBefore(from)
                        && touch.startedAt().toLocalDate().isBefore(end))
                .toList();
    }
}
