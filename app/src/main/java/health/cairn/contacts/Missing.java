package health.cairn.contacts;

import health.cairn.contacts.MissedAppointments.Line;
import health.cairn.contacts.engine.ContactEngine.Appointments;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.Wilson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Missed appointments from counts: DNA / (attended + DNA), as docs/methods/missed-appointments.md has it. */
final class Missing {

    private static final Wilson WILSON = Wilson.at(Confidence.P95);

    private Missing() {}

    /** One line for each group among these rows, in the order of their codes. */
    static List<Line> lines(
            List<Appointments> rows,
            Predicate<Appointments> which,
            Function<Appointments, String> group,
            boolean lateCounts) {
        Map<String, Line> lines = new LinkedHashMap<>();
        rows.stream()
                .filter(which)
                .sorted(java.util.Comparator.comparingInt(Appointments::value).thenComparing(Appointments::practice))
                .forEach(row -> {
                    long missed = row.missed() + (lateCounts ? row.late() : 0);
                    lines.merge(
                            group.apply(row),
                            line(group.apply(row), row.attended(), missed, row.cancelled(), row.unknown()),
                            (a, b) -> line(
                                    a.group(),
                                    a.attended() + b.attended(),
                                    a.missed() + b.missed(),
                                    a.cancelled() + b.cancelled(),
                                    a.unknown() + b.unknown()));
                });
        return List.copyOf(lines.values());
    }

    private static Line line(String group, long attended, long missed, long cancelled, long unknown) {
        long appointments = attended + missed;
        return new Line(
                group,
                attended,
                missed,
                cancelled,
                unknown,
                appointments == 0 ? Optional.empty() : Optional.of(WILSON.interval(missed, appointments)));
    }
}
