package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.NeverCome;
import health.cairn.contacts.NeverCome.OfPractice;
import health.cairn.contacts.Sex;
import health.cairn.contacts.web.Ages.Cell;
import health.cairn.contacts.web.Ages.Span;
import health.cairn.contacts.web.Counts.Seen;
import health.cairn.contacts.web.NeverAnswer.Bin;
import health.cairn.contacts.web.NeverAnswer.Line;
import health.cairn.contacts.web.NeverAnswer.Range;
import health.cairn.people.Scope;
import health.cairn.privacy.Gate;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Asks who never comes and lets out what may be seen of it. */
@Component
class NeverFindings {

    /** Below this a single year's share says nothing, even to those who may see it. */
    private static final int FEWEST = 20;

    private static final Map<Sex, String> SEXES = new TreeMap<>(Map.of(Sex.FEMALE, "Women", Sex.MALE, "Men"));

    private final ContactAnalyses analyses;
    private final Lenses lenses;
    private final Gate gate;

    NeverFindings(ContactAnalyses analyses, Lenses lenses, Gate gate) {
        this.analyses = analyses;
        this.lenses = lenses;
        this.gate = gate;
    }

    /** Empty where nothing of these practices is published; without a result where the data do not go back so far. */
    Optional<Outcome<NeverAnswer>> of(Questions.Question question, int months, Scope scope) {
        Lens lens = question.lens();
        if (lens.practices().isEmpty()) {
            return Optional.empty();
        }
        Lens widest = lenses.widest(lens, scope);
        return analyses.neverCome(widest.practices(), question.definition(), months)
                .map(outcome -> outcome.map(found -> answer(lens, widest, found)));
    }

    private NeverAnswer answer(Lens lens, Lens widest, NeverCome found) {
        List<OfPractice> practices = found.practices().stream()
                .filter(line -> lens.practices().contains(line.practice()))
                .toList();
        Map<Sex, TreeMap<Integer, Cell>> bySex = new TreeMap<>();
        for (Sex sex : SEXES.keySet()) {
            bySex.put(
                    sex,
                    Ages.cells(practices.stream()
                            .flatMap(practice -> practice.ages().stream())
                            .filter(age -> age.sex() == sex)
                            .toList()));
        }
        Predicate<Cell> tooSmall = cell ->
                cell.people() < FEWEST || !lens.inside() && (few(cell.absent()) || few(cell.people() - cell.absent()));
        Map<Sex, List<Span>> spans = new TreeMap<>();
        bySex.forEach((sex, cells) -> spans.put(sex, Ages.spans(cells, tooSmall)));
        var both = new TreeMap<Integer, Cell>();
        bySex.values().forEach(cells -> cells.forEach((age, cell) -> both.merge(age, cell, Cell::plus)));
        Set<Span> all = new LinkedHashSet<>();
        spans.values().forEach(all::addAll);
        Optional<Span> range = Ages.standsOut(both, all);
        boolean compared = !widest.practices().equals(lens.practices());
        Basis basis = new Basis(
                found.basis().definition(),
                batches(found.basis(), lens),
                found.basis().missing().stream()
                        .filter(lens.practices()::contains)
                        .collect(java.util.stream.Collectors.toSet()),
                found.basis().from(),
                found.basis().until(),
                found.basis().alike(),
                found.basis().periods());
        Seen seen = counts(lens, basis, practices, bySex, spans, both, range).pass(gate);
        var bins = new ArrayList<Bin>();
        spans.forEach((sex, ofSex) -> ofSex.forEach(span -> bins.add(new Bin(
                SEXES.getOrDefault(sex, ""),
                span.from(),
                span.to(),
                group(seen, name(sex, span), Ages.words(span.from(), span.to())),
                compared ? expected(Ages.sum(bySex.getOrDefault(sex, new TreeMap<>()), span)) : null))));
        return new NeverAnswer(
                lens,
                basis,
                found.months(),
                seen.rule(),
                compared ? widest.practices().size() + " practices" : "",
                group(seen, "all", "Everybody"),
                range.map(span -> new Range(
                        span.from(),
                        span.to(),
                        group(seen, "inside", Ages.words(span.from(), span.to())),
                        group(seen, "outside", "All other ages"),
                        group(seen, "inside FEMALE", "Women"),
                        group(seen, "inside MALE", "Men"),
                        compared ? expected(Ages.sum(both, span)) : null)),
                bins,
                practices.stream().map(practice -> line(lens, seen, practice)).toList());
    }

    /** So few that a rule might hide them: the gate decides, but years that are counted together need no hiding. */
    private static boolean few(long count) {
        return count >= 1 && count < 10;
    }

    private static Map<String, Integer> batches(Basis basis, Lens lens) {
        var batches = new TreeMap<>(basis.batches());
        batches.keySet().retainAll(lens.practices());
        return batches;
    }

    private static double expected(Cell cell) {
        return cell.people() == 0 ? 0 : 100 * cell.expected() / cell.people();
    }

    private static String name(Sex sex, Span span) {
        return sex + " " + span.from() + "-" + span.to();
    }

    private static Counts counts(
            Lens lens,
            Basis basis,
            List<OfPractice> practices,
            Map<Sex, TreeMap<Integer, Cell>> bySex,
            Map<Sex, List<Span>> spans,
            TreeMap<Integer, Cell> both,
            Optional<Span> range) {
        var counts = new Counts(lens, basis);
        count(
                counts,
                "all",
                practices.stream().mapToLong(OfPractice::registered).sum(),
                practices.stream().mapToLong(OfPractice::absent).sum());
        if (lens.practices().size() > 1) {
            practices.forEach(line -> count(counts, "practice " + line.practice(), line.registered(), line.absent()));
            sum(
                    counts,
                    "all",
                    practices.stream()
                            .map(line -> "practice " + line.practice())
                            .toList());
        }
        var outside = new ArrayList<String>();
        var everything = new ArrayList<String>();
        spans.forEach((sex, ofSex) -> {
            var cells = bySex.getOrDefault(sex, new TreeMap<>());
            var inside = new ArrayList<String>();
            ofSex.forEach(span -> {
                Cell cell = Ages.sum(cells, span);
                String name = name(sex, span);
                count(counts, name, cell.people(), cell.absent());
                everything.add(name);
                (range.filter(r -> span.from() >= r.from() && span.to() <= r.to())
                                        .isPresent()
                                ? inside
                                : outside)
                        .add(name);
            });
            range.ifPresent(span -> {
                Cell cell = Ages.sum(cells, span);
                count(counts, "inside " + sex, cell.people(), cell.absent());
                sum(counts, "inside " + sex, inside);
            });
        });
        if (range.isPresent()) {
            Cell in = Ages.sum(both, range.get());
            Cell all = both.values().stream().reduce(Cell.NONE, Cell::plus);
            count(counts, "inside", in.people(), in.absent());
            count(counts, "outside", all.people() - in.people(), all.absent() - in.absent());
            sum(counts, "all", List.of("inside", "outside"));
            sum(counts, "inside", List.of("inside FEMALE", "inside MALE"));
            sum(counts, "outside", outside);
        } else {
            sum(counts, "all", everything);
        }
        return counts;
    }

    private static void count(Counts counts, String name, long people, long absent) {
        counts.with(name, people, name + " absent", absent);
    }

    private static void sum(Counts counts, String total, List<String> parts) {
        counts.sum(total, parts);
        counts.sum(
                total + " absent", parts.stream().map(part -> part + " absent").toList());
    }

    private static Group group(Seen seen, String name, String words) {
        return new Group(name, words, seen.get(name), seen.get(name + " absent"));
    }

    private static Line line(Lens lens, Seen seen, OfPractice practice) {
        String name = lens.practices().size() == 1 ? "all" : "practice " + practice.practice();
        Group group = new Group(
                practice.practice(), lens.nameOf(practice.practice()), seen.get(name), seen.get(name + " absent"));
        boolean shown = group.counted() != null;
        Optional<Estimate> ratio = practice.ratio() instanceof Outcome.Calculated<Estimate>(Estimate value) && shown
                ? Optional.of(value)
                : Optional.empty();
        return new Line(
                group,
                practice.expected(),
                ratio.map(Estimate::value).orElse(null),
                ratio.map(Estimate::interval).orElse(null));
    }
}
