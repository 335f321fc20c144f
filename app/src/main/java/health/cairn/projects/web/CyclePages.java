package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.projects.Copies;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycle.Stage;
import health.cairn.projects.Cycles;
import health.cairn.projects.Cycles.Ramp;
import health.cairn.projects.Field;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Prediction;
import health.cairn.projects.Project;
import health.cairn.projects.web.CyclePage.Decide;
import health.cairn.projects.web.CyclePage.Predicted;
import health.cairn.projects.web.CyclePage.Section;
import health.cairn.projects.web.CyclesPage.Foreseen;
import health.cairn.projects.web.Shells.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes the pages of cycles: all of them on their ramps, and one with its four parts. */
@Component
class CyclePages {

    private final Shells shells;
    private final Copies copies;
    private final ProjectPages pages;
    private final ProjectMeasurePages measures;

    CyclePages(Shells shells, Copies copies, ProjectPages pages, ProjectMeasurePages measures) {
        this.shells = shells;
        this.copies = copies;
        this.pages = pages;
        this.measures = measures;
    }

    CyclesPage all(Opened opened, String said) {
        Project project = opened.project();
        var predictions = new ArrayList<Foreseen>();
        for (Part<Cycle> cycle : project.all(Cycle.class)) {
            for (Part<Prediction> part : Cycles.predictions(project, cycle.number())) {
                Prediction prediction = part.body();
                if (prediction.stampedAt() != null) {
                    predictions.add(new Foreseen(
                            cycle.body().title(),
                            "/projects/" + project.number() + "/cycles/" + cycle.number(),
                            prediction.prediction(),
                            prediction.observed(),
                            Words.capital(prediction.came().words())));
                }
            }
        }
        return new CyclesPage(
                shells.shell(opened, Place.CYCLES, said),
                CycleCards.ramps(project),
                CycleCards.foresight(project),
                predictions);
    }

    Part<Cycle> cycle(Opened opened, long number) {
        return opened.project()
                .part(Cycle.class, number)
                .orElseThrow(() -> new NotFound(
                        "There is no cycle " + number + " in this project.",
                        List.of(new Head.Link(
                                "Its cycles", "/projects/" + opened.project().number() + "/cycles"))));
    }

    CyclePage one(Opened opened, long number, String said, Decide decide, Scope scope) {
        Project project = opened.project();
        Part<Cycle> part = cycle(opened, number);
        Cycle cycle = part.body();
        boolean writes = opened.mayEdit() && !part.archived();
        boolean begun = cycle.stage() != Stage.PLANNING;
        ProjectShell shell = shells.inside(opened, cycle.title(), "PDSA cycle", Place.CYCLES, said);
        String here = shell.href() + "/cycles/" + number;
        Map<String, String> groups = groups();
        Instant stamped = cycle.begunAt();
        return new CyclePage(
                shell,
                number,
                part.version(),
                Words.tag(cycle),
                cycle.rampName(),
                ramp(project, number),
                writes ? section(opened, part, groups, "Plan", here) : null,
                predictions(opened, number, writes, here),
                writes && !begun ? prediction(opened, number, here) : null,
                writes && begun ? section(opened, part, groups, "Do", here) : null,
                writes && begun ? section(opened, part, groups, "Study", here) : null,
                writes ? List.of() : sections(part, groups),
                writes ? step(cycle) : "",
                stamped == null ? "" : "Stamped on " + Words.moment(stamped) + ", when the test began.",
                decided(cycle),
                decide,
                pages.tasks(opened, task -> Long.valueOf(number).equals(task.cycle())),
                cycle.next() == null
                        ? null
                        : new Head.Link("The cycle that followed", shell.href() + "/cycles/" + cycle.next()),
                pages.origin(part, scope),
                ProjectPages.usedBy(copies.usedBy(number, scope)),
                measures.targets(opened, scope));
    }

    /** Under which heading each field stands. */
    private static Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        String group = "";
        for (Field field : PartKind.CYCLE.fields()) {
            group = field.group().isEmpty() ? group : field.group();
            groups.put(field.name(), group);
        }
        return groups;
    }

    private static FormView section(
            Opened opened, Part<Cycle> part, Map<String, String> groups, String group, String here) {
        FormView whole = Forms.open(about(opened, part, here).only(in(groups, group)), PartJson.write(part.body()));
        return headless(whole, "-" + group.toLowerCase(java.util.Locale.ROOT));
    }

    /** The page has a heading for it already; forms of one part on one page need ids of their own. */
    private static FormView headless(FormView form, String suffix) {
        return new FormView(
                form.id() + suffix,
                form.action(),
                form.hidden(),
                form.items().stream()
                        .map(item -> new FormView.Item(
                                item.id(),
                                item.name(),
                                item.label(),
                                item.hint(),
                                item.input(),
                                item.value(),
                                item.choices(),
                                "",
                                item.error(),
                                item.theirs()))
                        .toList(),
                form.errors(),
                form.clash(),
                form.button(),
                form.back());
    }

    private static Forms.About about(Opened opened, Part<?> part, String here) {
        return Forms.About.all(opened.project(), part.kind(), Optional.of(part), here, null);
    }

    private static Predicate<Field> in(Map<String, String> groups, String group) {
        return field -> group.equals(groups.get(field.name()));
    }

    private static List<Section> sections(Part<Cycle> part, Map<String, String> groups) {
        return List.of("Plan", "Do", "Study").stream()
                .map(group -> new Section(group, ProjectPages.terms(part, in(groups, group))))
                .filter(section -> !section.terms().isEmpty())
                .toList();
    }

    private static List<Predicted> predictions(Opened opened, long cycle, boolean writes, String here) {
        return Cycles.predictions(opened.project(), cycle).stream()
                .map(part -> {
                    Prediction prediction = part.body();
                    boolean stamped = prediction.stampedAt() != null;
                    Predicate<Field> fields = field -> stamped
                            == (field.name().equals("observed") || field.name().equals("came"));
                    return new Predicted(
                            prediction.question(),
                            prediction.prediction(),
                            prediction.observed(),
                            Words.capital(prediction.came().words()),
                            writes
                                    ? Forms.open(
                                            about(opened, part, here)
                                                    .only(fields)
                                                    .saying("Save"),
                                            PartJson.write(prediction))
                                    : null);
                })
                .toList();
    }

    private static FormView prediction(Opened opened, long cycle, String here) {
        ObjectNode values = PartJson.nothing();
        values.put("cycle", cycle);
        return Forms.open(
                Forms.About.all(opened.project(), PartKind.PREDICTION, Optional.empty(), here, null)
                        .only(field ->
                                field.name().equals("question") || field.name().equals("prediction"))
                        .saying("Add this prediction"),
                values);
    }

    private static List<OverviewPage.CycleCard> ramp(Project project, long number) {
        return Cycles.ramps(project).stream()
                .filter(ramp -> ramp.cycles().stream().anyMatch(cycle -> cycle.number() == number))
                .findFirst()
                .map((Ramp ramp) -> CycleCards.cards(project, ramp))
                .orElse(List.of());
    }

    private static String step(Cycle cycle) {
        return switch (cycle.stage()) {
            case PLANNING -> "begin";
            case DOING -> "study";
            case STUDYING -> "decide";
            case CLOSED -> "";
        };
    }

    private static List<String> decided(Cycle cycle) {
        Cycle.Decision decision = cycle.decision();
        @Nullable Instant at = cycle.decidedAt();
        if (decision == null || at == null) {
            return List.of();
        }
        var said = new ArrayList<String>();
        said.add(Words.capital(decision.words()) + ", decided on " + Words.moment(at) + ".");
        said.add(cycle.because());
        if (!cycle.sustaining().isBlank()) {
            said.add("To keep it going: " + cycle.sustaining());
        }
        return said;
    }
}
