package health.cairn.contacts;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.contacts.ContactStore.Shown;
import health.cairn.contacts.engine.ContactEngine;
import health.cairn.contacts.engine.ContactEngine.Aspect;
import health.cairn.contacts.engine.ContactEngine.Dimension;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Periods;
import health.cairn.contacts.engine.Slice;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.statistics.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.access.AccessDeniedException;

/**
 * Questions about contacts. Practices are an argument: callers give those whose counts the viewer may see, and pass what they
 * show through the gate for small numbers. Where single people are answered, the scope is asked here, a reason is required
 * and the look is recorded.
 *
 * <p>Each answer is empty where nothing of these practices is published.
 */
public class ContactAnalyses {

    /** More than any practice has. */
    private static final int LONGEST_LIST = 1_000_000;

    private static final int SHORTEST_REASON = 5;

    private final ContactStore store;
    private final ContactEngine engine;
    private final Audit audit;

    ContactAnalyses(ContactStore store, ContactEngine engine, Audit audit) {
        this.store = store;
        this.engine = engine;
        this.audit = audit;
    }

    private record Asked(Slice slice, Basis basis) {}

    /** The practices of which contacts are published. */
    public Set<String> practices() {
        return store.practicesShown();
    }

    /** A number that grows whenever something is published, withdrawn, erased or added up by another definition. */
    public long version() {
        return store.version();
    }

    /** Who comes often, in the latest twelve months or a period before. */
    public Optional<FrequentAttenders> frequent(
            Collection<String> practices, ContactDefinition definition, Frequent frequent, int period) {
        return asked(practices, definition)
                .filter(asked -> period <= asked.basis().periods())
                .map(asked -> {
                    Cuts cuts = cuts(asked.slice(), frequent, period);
                    var services = beside(() -> engine.services(asked.slice(), period, cuts));
                    List<ContactEngine.Use> use = engine.use(asked.slice(), period, cuts);
                    return new FrequentAttenders(
                            asked.basis(),
                            frequent,
                            cuts.cuts().stream().map(ContactAnalyses::cut).toList(),
                            lines(use, Dimension.ALL).getFirst(),
                            lines(use, Dimension.PRACTICE),
                            lines(use, Dimension.AGE),
                            lines(use, Dimension.SEX),
                            lines(use, Dimension.DEPRIVATION),
                            services.join().stream()
                                    .map(service -> new FrequentAttenders.Service(
                                            Words.term(Setting.values(), service.setting()),
                                            service.contacts(),
                                            service.oftenContacts()))
                                    .toList());
                });
    }

    private static FrequentAttenders.Cut cut(Cuts.Cut cut) {
        String group = !cut.practice().isEmpty()
                ? cut.practice()
                : cut.band() < 0 || cut.sex() < 0 ? "" : Words.sex(cut.sex()).words() + ", " + Words.band(cut.band());
        return new FrequentAttenders.Cut(group, cut.contacts());
    }

    private static List<FrequentAttenders.Line> lines(List<ContactEngine.Use> use, Dimension dimension) {
        return use.stream()
                .filter(row -> row.dimension() == dimension)
                .map(row -> new FrequentAttenders.Line(
                        switch (dimension) {
                            case ALL -> "";
                            case PRACTICE -> row.practice();
                            case SEX -> Words.sex(row.value()).words();
                            case AGE -> Words.band(row.value());
                            case DEPRIVATION -> Words.decile(row.value());
                        },
                        row.people(),
                        row.contacts(),
                        row.oftenPeople(),
                        row.oftenContacts()))
                .toList();
    }

    /** Who goes on coming often, beside what is to be expected when nothing changes. Empty without two periods of data. */
    public Optional<Persistence> persistence(
            Collection<String> practices, ContactDefinition definition, Frequent frequent) {
        return asked(practices, definition)
                .filter(asked -> asked.basis().periods() >= 2)
                .map(asked -> {
                    List<CompletableFuture<Cuts>> cuts = IntStream.rangeClosed(
                                    1, asked.basis().periods())
                            .mapToObj(period -> beside(() -> cuts(asked.slice(), frequent, period)))
                            .toList();
                    Cuts first = cuts.get(0).join();
                    Cuts second = cuts.get(1).join();
                    Optional<Cuts> third = cuts.stream().skip(2).findFirst().map(CompletableFuture::join);
                    return Persisting.of(
                            asked.basis(), frequent, engine.transitions(asked.slice(), first, second, third), first);
                });
    }

    /**
     * Who has had no contact for 12, 24 or 36 months; without a result where the data do not go back so far.
     *
     * @param months 12, 24 or 36
     */
    public Optional<Outcome<NeverCome>> neverCome(
            Collection<String> practices, ContactDefinition definition, int months) {
        if (months != 12 && months != 24 && months != 36) {
            throw new IllegalArgumentException("Absence is counted over 12, 24 or 36 months; found " + months);
        }
        return asked(practices, definition)
                .map(asked -> asked.basis().periods() < months / 12
                        ? Outcome.none("the data go back %d months, and %d are needed"
                                .formatted(12 * asked.basis().periods(), months))
                        : Outcome.of(Absences.of(asked.basis(), months, engine.absence(asked.slice(), months / 12))));
    }

    /**
     * Appointments not attended.
     *
     * @param lateCounts whether who came too late to be seen counts as not having attended
     */
    public Optional<MissedAppointments> missed(
            Collection<String> practices, ContactDefinition definition, int period, boolean lateCounts) {
        return asked(practices, definition)
                .filter(asked -> period <= asked.basis().periods())
                .map(asked -> {
                    List<ContactEngine.Appointments> rows = engine.attendance(asked.slice(), period);
                    Predicate<ContactEngine.Appointments> all = row -> row.aspect() == Aspect.ALL;
                    return new MissedAppointments(
                            asked.basis(),
                            lateCounts,
                            Missing.lines(rows, all, _ -> "", lateCounts).stream()
                                    .findFirst()
                                    .orElse(new MissedAppointments.Line("", 0, 0, 0, 0, Optional.empty())),
                            Missing.lines(rows, all, ContactEngine.Appointments::practice, lateCounts),
                            Missing.lines(
                                    rows,
                                    row -> row.aspect() == Aspect.MODE,
                                    row -> Words.term(Mode.values(), row.value())
                                            .words(),
                                    lateCounts),
                            Missing.lines(
                                    rows,
                                    row -> row.aspect() == Aspect.WEEKDAY,
                                    row -> Words.weekday(row.value()),
                                    lateCounts),
                            Missing.lines(
                                    rows,
                                    row -> row.aspect() == Aspect.LEAD_TIME,
                                    row -> Words.leadTime(row.value()),
                                    lateCounts),
                            Missing.lines(
                                    rows,
                                    row -> row.aspect() == Aspect.AGE,
                                    row -> Words.band(row.value()),
                                    lateCounts),
                            months(asked.basis(), rows, lateCounts));
                });
    }

    /** Every month that all practices' data cover, the earliest first. */
    private static List<MissedAppointments.Month> months(
            Basis basis, List<ContactEngine.Appointments> rows, boolean lateCounts) {
        var periods = new Periods(basis.until());
        YearMonth earliest = YearMonth.from(periods.from(Periods.COUNT));
        YearMonth covered = YearMonth.from(periods.from(basis.periods()));
        return rows.stream()
                .filter(row -> row.aspect() == Aspect.MONTH)
                .map(row -> new MissedAppointments.Month(
                        earliest.plusMonths(row.value() - 1L),
                        row.attended(),
                        row.missed() + (lateCounts ? row.late() : 0)))
                .filter(month -> !month.month().isBefore(covered))
                .sorted(Comparator.comparing(MissedAppointments.Month::month))
                .toList();
    }

    /** How many people meet criteria. */
    public Optional<Cohort> cohort(Collection<String> practices, ContactDefinition definition, Criteria criteria) {
        return asked(practices, definition).map(asked -> {
            List<Cohort.Line> lines = engine.cohort(asked.slice(), criteria).stream()
                    .map(row -> new Cohort.Line(
                            row.practice(), Words.sex(row.sex()), Words.band(row.band()), row.people(), row.contacts()))
                    .toList();
            return new Cohort(
                    asked.basis(),
                    criteria,
                    lines.stream().mapToLong(Cohort.Line::people).sum(),
                    lines.stream().mapToLong(Cohort.Line::contacts).sum(),
                    lines);
        });
    }

    /**
     * The people of one practice who meet criteria, those with most contacts first.
     *
     * @param often only those who come often by this definition, worked out within the practice; empty for all
     * @param limit how many at most
     * @param reason why somebody looks; it is recorded
     * @throws AccessDeniedException where the viewer may not see this practice's patients
     */
    public List<ListedPerson> people(
            Scope scope,
            String practice,
            String reason,
            ContactDefinition definition,
            Criteria criteria,
            Optional<Frequent> often,
            int limit) {
        look(scope, practice, reason, "contact list", practice);
        return asked(List.of(practice), definition)
                .map(asked -> engine
                        .people(
                                asked.slice(),
                                criteria,
                                often.map(frequent -> cuts(asked.slice(), frequent, 1)),
                                Math.clamp(limit, 1, LONGEST_LIST))
                        .stream()
                        .map(ContactAnalyses::listed)
                        .toList())
                .orElse(List.of());
    }

    private static ListedPerson listed(ContactEngine.PersonRow row) {
        Map<Setting, Integer> services = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            int contacts = row.bySetting().get(setting.code() - 1);
            if (contacts > 0) {
                services.put(setting, contacts);
            }
        }
        return new ListedPerson(
                HexFormat.of().toHexDigits(row.person()),
                Words.sex(row.sex()),
                row.age(),
                row.deprivation(),
                row.contacts(),
                services,
                row.lastContact());
    }

    /**
     * One person's contacts with all services.
     *
     * @param person the pseudonym, as {@link ListedPerson} has it
     * @param years 1 or 2, back from the end of the data
     * @param reason why somebody looks; it is recorded
     * @return empty where the practice has no such person or no data
     * @throws AccessDeniedException where the viewer may not see this practice's patients
     */
    public Optional<TouchMap> touchMap(Scope scope, String practice, String person, int years, String reason) {
        if (!person.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("A person is named by 16 hexadecimal digits");
        }
        look(scope, practice, reason, "contact person", practice + " " + person);
        return store.shown(List.of(practice), ContactDefinition.PRACTICE.key()).stream()
                .findFirst()
                .flatMap(shown -> {
                    LocalDate from = shown.until().minusYears(Math.clamp(years, 1, 2));
                    List<Touch> touches =
                            engine.touches(part(shown), HexFormat.fromHexDigitsToLong(person), from, shown.until());
                    return touches.isEmpty()
                            ? Optional.empty()
                            : Optional.of(TouchMap.of(from, shown.until(), touches));
                });
    }

    /** Records the look before anything is shown; a refused one too. */
    private void look(Scope scope, String practice, String reason, String kind, String key) {
        Optional<Long> account =
                scope.viewer() instanceof Viewer.Person viewer ? Optional.of(viewer.account()) : Optional.empty();
        if (!scope.maySeeIdentifiable(practice)) {
            audit.record(Entry.of(Act.READ, account)
                    .on(kind, key)
                    .outcome(health.cairn.audit.Outcome.REFUSED)
                    .because(reason.strip()));
            throw new AccessDeniedException("Patients of a practice are seen by the practice's own data holders only");
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new IllegalArgumentException(
                    "Say why you look at this patient's contacts, in a few words; it is recorded");
        }
        audit.record(Entry.of(Act.READ, account).on(kind, key).because(reason.strip()));
    }

    /** Asks while something else is asked: answers of a few milliseconds each, most of them spent waiting for one another. */
    private static <T> CompletableFuture<T> beside(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, Thread::startVirtualThread);
    }

    private Cuts cuts(Slice slice, Frequent frequent, int period) {
        return frequent instanceof Frequent.AtLeast
                ? CutFinding.find(frequent, List.of())
                : CutFinding.find(frequent, engine.histogram(slice, period, CutFinding.stratum(frequent)));
    }

    private Optional<Asked> asked(Collection<String> practices, ContactDefinition definition) {
        List<Shown> shown = store.shown(practices, definition.key());
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> batches = new TreeMap<>();
        shown.forEach(practice -> batches.put(practice.practice(), practice.batch()));
        Set<String> missing = new TreeSet<>(practices);
        missing.removeAll(batches.keySet());
        LocalDate until =
                shown.stream().map(Shown::until).max(LocalDate::compareTo).orElseThrow();
        int periods = shown.stream()
                .mapToInt(practice -> new Periods(practice.until()).coveredFrom(practice.from()))
                .min()
                .orElse(0);
        boolean alike = shown.stream().map(Shown::until).distinct().count() == 1;
        var basis = new Basis(definition, batches, missing, until.minusYears(1), until, alike, periods);
        Map<Integer, Long> asked = shown.stream().collect(Collectors.groupingBy(Shown::batch, Collectors.counting()));
        Set<Integer> whole = shown.stream()
                .filter(practice -> asked.getOrDefault(practice.batch(), 0L) == practice.practicesOfBatch())
                .map(Shown::batch)
                .collect(Collectors.toSet());
        return Optional.of(new Asked(
                new Slice(
                        definition.key(),
                        shown.stream().map(ContactAnalyses::part).toList(),
                        whole),
                basis));
    }

    private static Slice.Part part(Shown shown) {
        return new Slice.Part(shown.batch(), shown.bucket(), shown.practice(), shown.publication());
    }
}
