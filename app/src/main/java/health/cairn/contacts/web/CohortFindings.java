package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.contacts.Cohort;
import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.web.Counts.Seen;
import health.cairn.privacy.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts a cohort and lets out what may be seen of it. Criteria can be anything, so two of them could be chosen to lie one
 * person apart: outside a practice counts of cohorts are rounded to the nearest 5 by whatever rule small ones are hidden.
 */
@Component
class CohortFindings {

    private final ContactAnalyses analyses;
    private final Gate gate;

    CohortFindings(ContactAnalyses analyses, Gate gate) {
        this.analyses = analyses;
        this.gate = gate;
    }

    /** How many there are, of everybody registered throughout. */
    record Answer(
            Lens lens,
            Basis basis,
            Criteria criteria,
            String rule,
            Group everybody,
            List<Group> practices,
            List<Group> sexes,
            List<Group> ages) {}

    /** Empty where nothing of these practices is published. */
    Optional<Answer> of(Questions.Question question, Criteria criteria) {
        Lens lens = question.lens();
        return analyses.cohort(lens.practices(), question.definition(), Criteria.EVERYBODY)
                .flatMap(everybody -> analyses.cohort(lens.practices(), question.definition(), criteria)
                        .map(cohort -> answer(lens, everybody, cohort)));
    }

    private Answer answer(Lens lens, Cohort everybody, Cohort cohort) {
        var counts = new Counts(lens, cohort.basis());
        counts.with("all", everybody.people(), "all in", cohort.people());
        Map<String, long[]> practices = lens.practices().size() > 1
                ? add(counts, "practice", everybody, cohort, Cohort.Line::practice)
                : Map.of();
        Map<String, long[]> sexes =
                add(counts, "sex", everybody, cohort, line -> line.sex().words());
        Map<String, long[]> ages = add(counts, "age", everybody, cohort, CohortFindings::ages);
        Seen seen = counts.pass(gate);
        return new Answer(
                lens,
                cohort.basis(),
                cohort.criteria(),
                seen.rule()
                        + (lens.inside() || lens.practice() ? "" : " Counts of cohorts are rounded to the nearest 5."),
                group(lens, seen, "all", "all in", "", "Everybody"),
                groups(lens, seen, "practice", practices, lens::nameOf),
                groups(lens, seen, "sex", sexes, Say::capital),
                groups(lens, seen, "age", ages, CohortFindings::agesInWords));
    }

    /** Bands of ages in their order. */
    private static String ages(Cohort.Line line) {
        return line.ages().matches("\\d-.*") ? "0" + line.ages() : line.ages();
    }

    private static String agesInWords(String ages) {
        return ages.startsWith("0")
                ? ages.substring(1).replace("-", " to ").replaceFirst(" to 0", " to ")
                : ages.replace("-", " to ");
    }

    private static Map<String, long[]> add(
            Counts counts, String by, Cohort everybody, Cohort cohort, Function<Cohort.Line, String> group) {
        Map<String, long[]> groups = new TreeMap<>();
        everybody
                .lines()
                .forEach(line -> groups.computeIfAbsent(group.apply(line), _ -> new long[2])[0] += line.people());
        cohort.lines().forEach(line -> groups.computeIfAbsent(group.apply(line), _ -> new long[2])[1] += line.people());
        var whole = new ArrayList<String>();
        var parts = new ArrayList<String>();
        groups.forEach((name, of) -> {
            counts.with(by + " " + name, of[0], by + " in " + name, of[1]);
            whole.add(by + " " + name);
            parts.add(by + " in " + name);
        });
        counts.sum("all", whole).sum("all in", parts);
        return groups;
    }

    private static List<Group> groups(
            Lens lens, Seen seen, String by, Map<String, long[]> groups, UnaryOperator<String> name) {
        return groups.keySet().stream()
                .map(group -> group(lens, seen, by + " " + group, by + " in " + group, group, name.apply(group)))
                .toList();
    }

    private static Group group(Lens lens, Seen seen, String all, String in, String group, String name) {
        return new Group(group, name, rounded(lens, seen.get(all)), rounded(lens, seen.get(in)));
    }

    private static @Nullable Long rounded(Lens lens, @Nullable Long count) {
        return count == null || lens.inside() ? count : (Long) Counts.rounded(count);
    }
}
