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
        Set<Span> both = new HashSet<>(men.keySet());
        both.retainAll(women.keySet());
        List<Span> cover = cover(both);
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
