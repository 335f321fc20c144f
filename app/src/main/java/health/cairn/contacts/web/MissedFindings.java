package health.cairn.contacts.web;

import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.MissedAppointments;
import health.cairn.contacts.MissedAppointments.Line;
import health.cairn.contacts.web.Counts.Seen;
import health.cairn.pages.Numbers;
import health.cairn.privacy.Gate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Asks what was not attended and lets out what may be seen of it. */
@Component
class MissedFindings {

    private final ContactAnalyses analyses;
    private final Gate gate;

    MissedFindings(ContactAnalyses analyses, Gate gate) {
        this.analyses = analyses;
        this.gate = gate;
    }

    /** Empty where nothing of these practices is published. */
    Optional<MissedAnswer> of(Questions.Question question, boolean lateCounts) {
        Lens lens = question.lens();
        return analyses.missed(lens.practices(), question.definition(), 1, lateCounts)
                .map(found -> answer(lens, found));
    }

    private MissedAnswer answer(Lens lens, MissedAppointments found) {
        List<Line> practices = lens.practices().size() > 1 ? found.byPractice() : List.of();
        var counts = new Counts(lens, found.basis());
        counts.with("all", found.all().appointments(), "all missed", found.all().missed())
                .add("cancelled", found.all().cancelled())
                .add("unknown", found.all().unknown());
        lines(counts, "practice", practices);
        lines(counts, "mode", found.byMode());
        lines(counts, "weekday", found.byWeekday());
        lines(counts, "lead", found.byLeadTime());
        lines(counts, "age", found.byAge());
        found.byMonth()
                .forEach(month -> counts.with(
                        "month " + month.month(),
                        month.attended() + month.missed(),
                        "month " + month.month() + " missed",
                        month.missed()));
        Seen seen = counts.pass(gate);
        return new MissedAnswer(
                lens,
                found.basis(),
                found.lateCounts(),
                seen.rule(),
                group(seen, "all", "", "All"),
                seen.get("cancelled"),
                seen.get("unknown"),
                groups(seen, "practice", practices, lens::nameOf),
                groups(seen, "mode", found.byMode(), Say::capital),
                groups(seen, "weekday", found.byWeekday(), Say::capital),
                groups(seen, "lead", found.byLeadTime(), Say::capital),
                groups(seen, "age", found.byAge(), age -> age),
                found.byMonth().stream()
                        .map(month -> new MissedAnswer.Month(
                                month.month(),
                                group(
                                        seen,
                                        "month " + month.month(),
                                        month.month().toString(),
                                        Numbers.period(
                                                month.month().atDay(1),
                                                month.month().plusMonths(1).atDay(1)))))
                        .toList());
    }

    private static void lines(Counts counts, String by, List<Line> lines) {
        lines.forEach(line -> counts.with(
                by + " " + line.group(), line.appointments(), by + " " + line.group() + " missed", line.missed()));
        if (!lines.isEmpty()) {
            counts.sum(
                    "all", lines.stream().map(line -> by + " " + line.group()).toList());
            counts.sum(
                    "all missed",
                    lines.stream()
                            .map(line -> by + " " + line.group() + " missed")
                            .toList());
        }
    }

    private static List<Group> groups(Seen seen, String by, List<Line> lines, UnaryOperator<String> name) {
        return lines.stream()
                .map(line -> group(seen, by + " " + line.group(), line.group(), name.apply(line.group())))
                .toList();
    }

    private static Group group(Seen seen, String key, String group, String name) {
        return new Group(group, name, seen.get(key), seen.get(key + " missed"));
    }
}
