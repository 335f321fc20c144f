package health.cairn.directory;

import health.cairn.directory.ListSizeQueries.Sum;
import health.cairn.directory.Registered.Ages;
import health.cairn.directory.Registered.Band;
import health.cairn.directory.Registered.SexBand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses, among bands that may overlap, those that cover all ages once, as many as there are. */
final class AgeBands {

    /** @param to the last age; null: and over */
    record Span(int from, @Nullable Integer to) {}

    private AgeBands() {}

    /**
     * The most bands, beginning at 0 and each at the age after the one before, that end with "and over".
     *
     * @return in order; empty where the bands leave a gap however they are put together
     */
    static List<Span> cover(Collection<Span> spans) {
        Map<Integer, List<Span>> best = new HashMap<>();
        int oldest = spans.stream().mapToInt(Span::from).max().orElse(-1);
        for (int start = oldest; start >= 0; start--) {
            List<Span> most = List.of();
            for (Span span : spans) {
                if (span.from() != start) {
                    continue;
                }
                Integer to = span.to();
                List<Span> rest = to == null ? List.of() : best.getOrDefault(to + 1, List.of());
                boolean complete = to == null || !rest.isEmpty();
                if (complete && 1 + rest.size() > most.size()) {
                    most = new ArrayList<>(List.of(span));
                    most.addAll(rest);
                }
            }
            best.put(start, most);
        }
        return best.getOrDefault(0, List.of());
    }

    static Optional<Ages> bySex(LocalDate on, List<Sum> sums, int ofPractices) {
        Map<Span, Sum> men = ofSex(sums, "M");
        Map<Span, Sum> women = ofSex(sums, "F");
        List<Span> cover = cover(common(men, women));
        if (cover.size() < 2) {
            return Optional.empty();
        }
        int practices = Integer.MAX_VALUE;
        List<SexBand> bands = new ArrayList<>();
        for (Span span : cover) {
            Sum male = known(men, span);
            Sum female = known(women, span);
            practices = Math.min(practices, Math.min(male.practices(), female.practices()));
            bands.add(new SexBand(span.from(), span.to(), male.people(), female.people()));
        }
        return Optional.of(new Ages.BySex(on, practices, ofPractices, List.copyOf(bands)));
    }

    static Optional<Ages> persons(LocalDate on, List<Sum> sums, int ofPractices) {
        Map<Span, Sum> persons = ofSex(sums, "P");
        List<Span> cover = cover(persons.keySet());
        if (cover.size() < 2) {
            return Optional.empty();
        }
        int practices = Integer.MAX_VALUE;
        List<Band> bands = new ArrayList<>();
        for (Span span : cover) {
            Sum sum = known(persons, span);
            practices = Math.min(practices, sum.practices());
            bands.add(new Band(span.from(), span.to(), sum.people()));
        }
        return Optional.of(new Ages.Persons(on, practices, ofPractices, List.copyOf(bands)));
    }

    /** Everybody: as one number where there is one, else bands added up; men and women where the list tells them apart. */
    static Optional<Sum> total(LocalDate on, List<Sum> sums) {
        Optional<Sum> given = sums.stream().filter(Sum::isTotal).findFirst();
        if (given.isPresent()) {
            return given;
        }
        Map<Span, Sum> men = ofSex(sums, "M");
        Map<Span, Sum> women = ofSex(sums, "F");
        List<Span> covering = cover(common(men, women));
        List<Sum> parts = new ArrayList<>();
        covering.forEach(span -> parts.addAll(List.of(known(men, span), known(women, span))));
        if (parts.isEmpty()) {
            Map<Span, Sum> persons = ofSex(sums, "P");
            cover(persons.keySet()).forEach(span -> parts.add(known(persons, span)));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sum(
                        on,
                        "P",
                        0,
                        null,
                        parts.stream().mapToDouble(Sum::people).sum(),
                        parts.stream().mapToInt(Sum::practices).min().orElse(0)));
    }

    /** @param sexes {@code M} and {@code F}, or {@code P} where no list tells them apart */
    record Cover(LocalDate on, List<String> sexes, List<Span> spans) {}

    /** Bands that cover all ages once and part at an age; empty where there are none. */
    static Optional<Cover> partedAt(int age, LocalDate on, List<Sum> given) {
        Map<Span, Sum> men = ofSex(given, "M");
        List<Span> bySex = cover(common(men, ofSex(given, "F")));
        List<Span> spans = bySex.isEmpty() ? cover(ofSex(given, "P").keySet()) : bySex;
        return spans.stream().anyMatch(span -> span.from() == age)
                ? Optional.of(new Cover(on, bySex.isEmpty() ? List.of("P") : List.of("M", "F"), spans))
                : Optional.empty();
    }

    private static Set<Span> common(Map<Span, Sum> men, Map<Span, Sum> women) {
        Set<Span> both = new HashSet<>(men.keySet());
        both.retainAll(women.keySet());
        return both;
    }

    private static Sum known(Map<Span, Sum> sums, Span span) {
        Sum sum = sums.get(span);
        if (sum == null) {
            throw new IllegalStateException("No sum for " + span);
        }
        return sum;
    }

    private static Map<Span, Sum> ofSex(List<Sum> sums, String sex) {
        Map<Span, Sum> ofSex = new LinkedHashMap<>();
        for (Sum sum : sums) {
            if (sum.sex().equals(sex)) {
                ofSex.put(new Span(sum.ageFrom(), sum.ageTo()), sum);
            }
        }
        return ofSex;
    }
}
