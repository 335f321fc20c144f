package health.cairn.contacts.web;

import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.FrequentAttenders;
import health.cairn.contacts.Persistence;
import health.cairn.contacts.web.Counts.Seen;
import health.cairn.contacts.web.OftenAnswer.Kept;
import health.cairn.contacts.web.OftenAnswer.Likely;
import health.cairn.contacts.web.OftenAnswer.Line;
import health.cairn.contacts.web.OftenAnswer.Three;
import health.cairn.privacy.Gate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks who comes often and lets out what may be seen of it. */
@Component
class OftenFindings {

    private final ContactAnalyses analyses;
    private final Gate gate;

    OftenFindings(ContactAnalyses analyses, Gate gate) {
        this.analyses = analyses;
        this.gate = gate;
    }

    /** Empty where nothing of these practices is published. */
    Optional<OftenAnswer> of(Questions.Question question, OftenChoice choice) {
        Lens lens = question.lens();
        return analyses.frequent(lens.practices(), question.definition(), choice.frequent(), 1)
                .map(found -> answer(
                        lens, found, analyses.persistence(lens.practices(), question.definition(), choice.frequent())));
    }

    private OftenAnswer answer(Lens lens, FrequentAttenders found, Optional<Persistence> kept) {
        var counts = new Counts(lens, found.basis());
        counts.with("people", found.all().people(), "often", found.all().oftenPeople());
        lines(counts, "practice", lens.practice() ? List.of() : found.byPractice());
        lines(counts, "age", found.byAge());
        lines(counts, "sex", found.bySex());
        lines(counts, "deprivation", found.byDeprivation());
        kept.ifPresent(persistence -> persistence(counts, persistence));
        Seen seen = counts.pass(gate);
        return new OftenAnswer(
                lens,
                found.basis(),
                found.frequent(),
                seen.rule(),
                found.cuts().stream()
                        .mapToInt(FrequentAttenders.Cut::contacts)
                        .min()
                        .orElse(0),
                found.cuts().stream()
                        .mapToInt(FrequentAttenders.Cut::contacts)
                        .max()
                        .orElse(0),
                line(new Group("", "Everybody", seen.get("people"), seen.get("often")), found.all()),
                shown(seen, "practice", lens.practice() ? List.of() : found.byPractice(), lens::nameOf),
                shown(seen, "age", found.byAge(), age -> age),
                shown(seen, "sex", found.bySex(), Say::capital),
                shown(seen, "deprivation", found.byDeprivation(), OftenFindings::decile),
                found.all().oftenPeople() > 0 && seen.get("often") == null
                        ? List.of()
                        : found.services().stream()
                                .map(service -> new OftenAnswer.Service(
                                        service.setting().words(), service.contacts(), service.oftenContacts()))
                                .toList(),
                kept.map(persistence -> kept(seen, persistence)));
    }

    static String decile(String decile) {
        return switch (decile) {
            case "1" -> "1, most deprived";
            case "10" -> "10, least deprived";
            default -> decile;
        };
    }

    private static void lines(Counts counts, String by, List<FrequentAttenders.Line> lines) {
        for (FrequentAttenders.Line line : lines) {
            counts.with(by + " " + line.group(), line.people(), by + " often " + line.group(), line.oftenPeople());
        }
        if (!lines.isEmpty()) {
            counts.sum(
                    "people",
                    lines.stream().map(line -> by + " " + line.group()).toList());
            counts.sum(
                    "often",
                    lines.stream().map(line -> by + " often " + line.group()).toList());
        }
    }

    private static List<Line> shown(
            Seen seen, String by, List<FrequentAttenders.Line> lines, UnaryOperator<String> name) {
        return lines.stream()
                .map(line -> line(
                        new Group(
                                line.group(),
                                name.apply(line.group()),
                                seen.get(by + " " + line.group()),
                                seen.get(by + " often " + line.group())),
                        line))
                .toList();
    }

    /** Contacts of people who are not shown would tell of them. */
    private static Line line(Group people, FrequentAttenders.Line line) {
        boolean shown = people.all() != null && people.counted() != null;
        return new Line(people, shown ? (Long) line.contacts() : null, shown ? (Long) line.oftenContacts() : null);
    }

    private static void persistence(Counts counts, Persistence found) {
        counts.add("before", found.before())
                .add("stay", found.stay())
                .add("settled", found.settled())
                .add("fresh", found.fresh())
                .sum("before", List.of("stay", "settled"));
        found.likely()
                .forEach(likely -> counts.with(
                        "band " + likely.atLeast(), likely.people(), "band stay " + likely.atLeast(), likely.stayed()));
        if (!found.likely().isEmpty()) {
            counts.sum(
                            "before",
                            found.likely().stream()
                                    .map(likely -> "band " + likely.atLeast())
                                    .toList())
                    .sum(
                            "stay",
                            found.likely().stream()
                                    .map(likely -> "band stay " + likely.atLeast())
                                    .toList());
        }
        found.three()
                .ifPresent(three -> counts.add("first", three.first())
                        .add("first and second", three.firstAndSecond())
                        .add("second", three.second())
                        .add("second and third", three.secondAndThird())
                        .add("third", three.third())
                        .add("all three", three.all())
                        .sum("first", List.of("first and second"))
                        .sum("first and second", List.of("all three"))
                        .sum("second", List.of("first and second"))
                        .sum("second", List.of("second and third"))
                        .sum("second and third", List.of("all three"))
                        .sum("third", List.of("second and third")));
    }

    private static Kept kept(Seen seen, Persistence found) {
        return new Kept(
                new Group("", "Stay", seen.get("before"), seen.get("stay")),
                seen.get("fresh"),
                seen.get("stay") == null || found.expectedStay().isEmpty()
                        ? null
                        : (Double) found.expectedStay().getAsDouble(),
                found.regression().map(r -> r.chosenMean()).orElse(0.0),
                found.regression().map(r -> r.expectedNext()).orElse(0.0),
                found.after(),
                found.regression().map(r -> r.everybodyMean()).orElse(0.0),
                found.everybodyAfter(),
                found.regression().map(r -> r.method()).orElse(""),
                found.likely().stream().map(likely -> likely(seen, likely)).toList(),
                found.three()
                        .map(three -> new Three(
                                seen.get("first"),
                                seen.get("first and second"),
                                seen.get("second"),
                                seen.get("second and third"),
                                seen.get("third"),
                                seen.get("all three"))));
    }

    private static Likely likely(Seen seen, Persistence.Likely likely) {
        var stayed = new Group(
                String.valueOf(likely.atLeast()),
                likely.atMost() == Integer.MAX_VALUE
                        ? likely.atLeast() + " or more"
                        : likely.atLeast() == likely.atMost()
                                ? String.valueOf(likely.atLeast())
                                : likely.atLeast() + " to " + likely.atMost(),
                seen.get("band " + likely.atLeast()),
                seen.get("band stay " + likely.atLeast()));
        @Nullable
        Double expected = stayed.shown() && likely.expected().isPresent()
                ? (Double) (100 * likely.expected().getAsDouble() / Math.max(1, likely.people()))
                : null;
        return new Likely(stayed, expected);
    }

    /** Every line, for the API. */
    static Stream<Line> all(OftenAnswer answer) {
        return Stream.of(answer.practices(), answer.ages(), answer.sexes(), answer.deprivation())
                .flatMap(List::stream);
    }
}
