package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.Field;
import health.cairn.projects.Member;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.WriteUp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes articles: what the team wrote, and where it wrote nothing what the project says. */
@Component
class Articles {

    private final ProjectCharts charts;
    private final WriteUpFacts facts;
    private final Clock clock;

    Articles(ProjectCharts charts, WriteUpFacts facts, Clock clock) {
        this.charts = charts;
        this.facts = facts;
        this.clock = clock;
    }

    /** The write-up of a project, where there is one. */
    static Optional<Part<WriteUp>> written(Project project) {
        return project.all(WriteUp.class).stream().findFirst();
    }

    /** What the project says of itself, by field. */
    Map<String, String> facts(Opened opened, Scope scope) {
        return facts.of(opened.project(), charts.of(opened, scope).values());
    }

    Article of(Opened opened, Scope scope) {
        Project project = opened.project();
        Map<String, String> known = facts(opened, scope);
        ObjectNode ours =
                written(project).map(part -> PartJson.write(part.body())).orElseGet(PartJson::nothing);
        var sections = new ArrayList<Article.Section>();
        String part = "";
        String title = project.name();
        for (Field field : PartKind.WRITE_UP.fields()) {
            part = field.group().isEmpty() ? part : field.group();
            String own = ours.path(field.name()).asString("");
            String text = own.isBlank() ? known.getOrDefault(field.name(), "") : own;
            if (field.name().equals("heading")) {
                title = text;
            } else if (!text.isBlank()) {
                sections.add(new Article.Section(field.name(), part, field.label(), text, !own.isBlank()));
                part = "";
            }
        }
        return new Article(
                title,
                "By " + authors(project) + ". As of " + Numbers.day(LocalDate.now(clock)) + ", version "
                        + project.version() + " of the project.",
                sections,
                charts.of(opened, scope).values().stream()
                        .filter(chart -> chart.whole().present() > 0)
                        .toList());
    }

    private static String authors(Project project) {
        List<Part<Member>> members = project.all(Member.class);
        return members.isEmpty()
                ? "the team"
                : members.stream().map(member -> member.body().name()).collect(Collectors.joining(", "));
    }
}
