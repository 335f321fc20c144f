package health.cairn.contacts;

import health.cairn.contacts.Persistence.Likely;
import health.cairn.contacts.engine.ContactEngine.Earlier;
import health.cairn.contacts.engine.ContactEngine.Transition;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Cuts.Stratum;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.change.RegressionToTheMean;
import health.cairn.statistics.forecast.GammaPoisson;
import health.cairn.statistics.interval.Wilson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Persistence from counts. What to expect comes from gamma-Poisson shrinkage, fitted by moments to everybody of a group in the
 * earlier period: contacts a head, and the chance of coming often again.
 */
final class Persisting {

    private Persisting() {}

    private record Group(int sex, int band) {}

    static Persistence of(Basis basis, Frequent frequent, List<Transition> rows, Cuts newerCuts) {
        long people = sum(rows, Transition::people);
        List<Transition> chosen = rows.stream().filter(Transition::often).toList();
        long before = sum(chosen, Transition::people);
        long stay = sum(chosen, Transition::oftenAfter);
        long fresh = sum(rows, Transition::oftenAfter) - stay;
        double contactsBefore = chosen.stream()
                .mapToDouble(r -> (double) r.people() * r.contacts())
                .sum();
        double everybody = rows.stream()
                .mapToDouble(r -> (double) r.people() * r.contacts())
                .sum();
        boolean grouped = newerCuts.stratum() == Stratum.AGE_SEX;
        Map<Group, GammaPoisson> models = models(rows, grouped);
        double expectedContacts = 0;
        double expectedStay = 0;
        Map<Integer, Double> expectedBy = new HashMap<>();
        for (Transition row : chosen) {
            var outlook = model(models, group(row, grouped)).after(row.contacts(), 1);
            expectedContacts += row.people() * outlook.expectedRate();
            OptionalInt cut = cut(newerCuts, row);
            if (cut.isPresent()) {
                double expected = row.people() * outlook.chanceOfAtLeast(cut.getAsInt(), 1);
                expectedStay += expected;
                expectedBy.merge(row.contacts(), expected, Double::sum);
            }
        }
        return new Persistence(
                basis,
                frequent,
                people,
                before,
                stay,
                fresh,
                before == 0
                        ? Optional.empty()
                        : Optional.of(Wilson.at(Confidence.P95).interval(stay, before)),
                newerCuts.stratum() == Stratum.PRACTICE ? OptionalDouble.empty() : OptionalDouble.of(expectedStay),
                before == 0
                        ? Optional.empty()
                        : Optional.of(new RegressionToTheMean(
                                contactsBefore / before,
                                everybody / people,
                                expectedContacts / before,
                                "gamma-Poisson shrinkage, fitted by moments"
                                        + (grouped ? " to each age and sex" : " to everybody"))),
                before == 0 ? 0 : (double) sum(chosen, Transition::contactsAfter) / before,
                people == 0 ? 0 : (double) sum(rows, Transition::contactsAfter) / people,
                likely(chosen, before, expectedBy, newerCuts.stratum() != Stratum.PRACTICE),
                basis.periods() < 3 ? Optional.empty() : Optional.of(three(rows)));
    }

    /** In bands of neighbouring numbers of contacts, each with a fifth of the people at least, and never fewer than 25. */
    private static List<Likely> likely(
            List<Transition> chosen, long before, Map<Integer, Double> expectedBy, boolean expected) {
        Map<Integer, long[]> byContacts = new TreeMap<>();
        chosen.forEach(row -> {
            long[] counts = byContacts.computeIfAbsent(row.contacts(), _ -> new long[2]);
            counts[0] += row.people();
            counts[1] += row.oftenAfter();
        });
        long enough = Math.max(25, before / 5);
        var bands = new ArrayList<Likely>();
        int from = 0;
        long people = 0;
        long stayed = 0;
        double stays = 0;
        long left = before;
        for (var entry : byContacts.entrySet()) {
            from = people == 0 ? entry.getKey() : from;
            people += entry.getValue()[0];
            stayed += entry.getValue()[1];
            stays += expectedBy.getOrDefault(entry.getKey(), 0.0);
            left -= entry.getValue()[0];
            boolean last = left < enough;
            if (people >= enough && !last || left == 0) {
                bands.add(new Likely(
                        from,
                        left == 0 ? Integer.MAX_VALUE : entry.getKey(),
                        people,
                        stayed,
                        expected ? OptionalDouble.of(stays) : OptionalDouble.empty()));
                people = 0;
                stayed = 0;
                stays = 0;
            }
        }
        return List.copyOf(bands);
    }

    /** Of those who were listed in all three periods. */
    private static Persistence.Three three(List<Transition> rows) {
        List<Transition> throughout =
                rows.stream().filter(row -> row.earlier() != Earlier.NOT_LISTED).toList();
        List<Transition> third = throughout.stream()
                .filter(row -> row.earlier() == Earlier.OFTEN)
                .toList();
        List<Transition> second = throughout.stream().filter(Transition::often).toList();
        List<Transition> both = third.stream().filter(Transition::often).toList();
        return new Persistence.Three(
                sum(throughout, Transition::people),
                sum(third, Transition::people),
                sum(both, Transition::people),
                sum(second, Transition::people),
                sum(second, Transition::oftenAfter),
                sum(throughout, Transition::oftenAfter),
                sum(both, Transition::oftenAfter));
    }

    private static Map<Group, GammaPoisson> models(List<Transition> rows, boolean grouped) {
        Map<Group, GammaPoisson> models = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(row -> group(row, grouped))).forEach((group, ofGroup) -> {
            int most = ofGroup.stream().mapToInt(Transition::contacts).max().orElse(0);
            var people = new double[most + 1];
            ofGroup.forEach(row -> people[row.contacts()] += row.people());
            models.put(group, GammaPoisson.byMomentsOfFrequencies(people));
        });
        return models;
    }

    private static GammaPoisson model(Map<Group, GammaPoisson> models, Group group) {
        return java.util.Objects.requireNonNull(models.get(group));
    }

    private static Group group(Transition row, boolean grouped) {
        return grouped ? new Group(row.sex(), row.band()) : new Group(-1, -1);
    }

    /** The number that counts as often in the later period; whoever turns into the next band is held to this band's. */
    private static OptionalInt cut(Cuts cuts, Transition row) {
        return cuts.cuts().stream()
                .filter(cut -> cuts.stratum() != Stratum.AGE_SEX || cut.sex() == row.sex() && cut.band() == row.band())
                .mapToInt(Cuts.Cut::contacts)
                .findFirst();
    }

    private static long sum(List<Transition> rows, java.util.function.ToLongFunction<Transition> of) {
        return rows.stream().mapToLong(of).sum();
    }
}
