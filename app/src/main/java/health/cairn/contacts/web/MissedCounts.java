package health.cairn.contacts.web;

import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactLoads;
import health.cairn.projects.MonthlyCounts;
import health.cairn.projects.ProjectMeasure.Direction;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Appointments not attended, month by month, for measures of projects: what {@code /unmet-need/missed} lets out, made by the same
 * hands, so that a chart never tells more than the page.
 */
@Component
class MissedCounts implements MonthlyCounts {

    static final String NAME = "missed-appointments";

    /** Behind the definition where who came too late to be seen counts as not having attended. */
    private static final String LATE = ":late";

    private final ContactAnalyses analyses;
    private final ContactLoads loads;
    private final Lenses lenses;
    private final MissedFindings findings;

    MissedCounts(ContactAnalyses analyses, ContactLoads loads, Lenses lenses, MissedFindings findings) {
        this.analyses = analyses;
        this.loads = loads;
        this.lenses = lenses;
        this.findings = findings;
    }

    static String which(ContactDefinition definition, boolean lateCounts) {
        return definition.key() + (lateCounts ? LATE : "");
    }

    private static boolean late(String which) {
        return which.endsWith(LATE);
    }

    private static String definition(String which) {
        return late(which) ? which.substring(0, which.length() - LATE.length()) : which;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version() {
        return analyses.version();
    }

    @Override
    public String address(String area, String which) {
        return UriComponentsBuilder.fromPath("/unmet-need/missed")
                .queryParam("area", "{area}")
                .queryParam("definition", "{definition}")
                .queryParam("late", late(which))
                .encode()
                .buildAndExpand(area, definition(which))
                .toUriString();
    }

    @Override
    public Optional<Told> of(String area, String which, Sight sight) {
        Optional<ContactDefinition> definition = loads.definitions().stream()
                .filter(known -> known.key().equals(definition(which)))
                .findFirst();
        return definition.flatMap(known -> lenses.of(area, sight.practices(), sight.inside())
                .flatMap(lens -> findings.of(new Questions.Question(lens, known, List.of(known)), late(which)))
                .map(MissedCounts::told));
    }

    private static Told told(MissedAnswer answer) {
        Group all = answer.everybody();
        return new Told(
                "Appointments not attended",
                answer.sentence(),
                answer.basis().from(),
                answer.basis().until(),
                all.counted(),
                all.all(),
                "Appointments not attended" + (answer.lateCounts() ? ", who came too late to be seen among them" : ""),
                "Appointments attended or not attended; those cancelled are in neither number",
                Direction.DECREASE,
                answer.months().stream()
                        .map(month -> new Month(
                                month.month(),
                                month.appointments().counted(),
                                month.appointments().all()))
                        .toList(),
                Say.source(answer.lens(), answer.basis()) + " " + answer.rule());
    }
}
