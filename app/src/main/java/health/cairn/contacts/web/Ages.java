package health.cairn.contacts.web;

import health.cairn.contacts.NeverCome.OfAge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People at single years of age, and which ages belong together. */
final class Ages {

    static final int OLDEST = 95;

    private static final int BAND = 5;
    private static final int LAST_BAND = 90;
    private static final int NARROWEST = 3;
    private static final int WIDEST = 40;

    /** As a gain in log likelihood: about one in a thousand by chance, with some two thousand ranges to choose from. */
    private static final double STANDS_OUT = 14;

    private Ages() {}

    /**
     * People and those without a contact.
     *
     * @param expected how many would be without one at the rates of those compared with
     */
    record Cell(long people, long absent, double expected) {
        static final Cell NONE = new Cell(0, 0, 0);

        Cell plus(Cell other) {
            return new Cell(people + other.people, absent + other.absent, expected + other.expected);
        }
    }

    /** Ages that are counted together, the ends included. */
    record Span(int from, int to) {}

    static String words(int from, int to) {
        return to >= OLDEST ? from + " and over" : from == to ? String.valueOf(from) : from + " to " + to;
    }

    /** Cells of one sex by age, over practices. */
    static TreeMap<Integer, Cell> cells(Collection<OfAge> ages) {
        var cells = new TreeMap<Integer, Cell>();
        ages.forEach(age -> cells.merge(
                age.age(),
                new Cell(
                        age.registered(),
                        age.absent(),
                        age.networkRegistered() == 0
                                ? 0
                                : (double) age.registered() * age.networkAbsent() / age.networkRegistered()),
                Cell::plus));
        return cells;
    }

    /** Single years; where one would be too small it is counted with its neighbours in the same band of five. */
    static List<Span> spans(TreeMap<Integer, Cell> cells, Predicate<Cell> tooSmall) {
        var spans = new ArrayList<Span>();
        for (int from = 0; from <= LAST_BAND; from += BAND) {
            int to = from == LAST_BAND ? OLDEST : from + BAND - 1;
            if (!cells.subMap(from, true, to, true).isEmpty()) {
                spans.addAll(band(cells, from, to, tooSmall));
            }
        }
        return spans;
    }

    private static List<Span> band(TreeMap<Integer, Cell> cells, int first, int last, Predicate<Cell> tooSmall) {
        var spans = new ArrayList<Span>();
        int from = first;
        for (int to = first; to <= last; to++) {
            var span = new Span(from, to);
            if (!tooSmall.test(sum(cells, span))) {
                spans.add(span);
                from = to + 1;
            }
        }
        if (from <= last) {
            // What is left over at the end joins those before it.
            spans.add(new Span(spans.isEmpty() ? first : spans.removeLast().from(), last));
        }
        return spans;
    }

    static Cell sum(TreeMap<Integer, Cell> cells, Span span) {
        return cells.subMap(span.from(), true, span.to(), true).values().stream()
                .reduce(Cell.NONE, Cell::plus);
    }

    /**
     * The range of neighbouring ages at which absence differs most from all other ages, upwards: the likelihood ratio of
     * Kulldorff's scan statistic for proportions (Communications in Statistics 26:1481, 1997). Empty where none stands out.
     */
    static Optional<Span> standsOut(TreeMap<Integer, Cell> cells, Collection<Span> spans) {
        Cell all = cells.values().stream().reduce(Cell.NONE, Cell::plus);
        Set<Integer> starts = spans.stream().map(Span::from).collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> ends = spans.stream().map(Span::to).collect(Collectors.toCollection(TreeSet::new));
        @Nullable Span best = null;
        double most = STANDS_OUT;
        for (int from : starts) {
            for (int to : ends) {
                if (to - from + 1 < NARROWEST || to - from + 1 > WIDEST || cuts(spans, from, to)) {
                    continue;
                }
                double gain = gain(sum(cells, new Span(from, to)), all);
                if (gain > most) {
                    most = gain;
                    best = new Span(from, to);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean cuts(Collection<Span> spans, int from, int to) {
        return spans.stream()
                .anyMatch(span -> span.from() < from && span.to() >= from || span.from() <= to && span.to() > to);
    }

    private static double gain(Cell inside, Cell all) {
        long outsidePeople = all.people() - inside.people();
        long outsideAbsent = all.absent() - inside.absent();
        if (inside.people() == 0
                || outsidePeople == 0
                || inside.absent() * (double) outsidePeople <= outsideAbsent * (double) inside.people()) {
            return 0;
        }
        return likelihood(inside.absent(), inside.people())
                + likelihood(outsideAbsent, outsidePeople)
                - likelihood(all.absent(), all.people());
    }

    private static double likelihood(long part, long whole) {
        return term(part, whole) + term(whole - part, whole);
    }

    private static double term(long part, long whole) {
        return part == 0 ? 0 : part * Math.log((double) part / whole);
    }
}
