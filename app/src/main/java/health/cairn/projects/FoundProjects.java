package health.cairn.projects;

import health.cairn.pages.Searchable;
import health.cairn.people.Scope;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Projects in the one search box, those that the viewer may see. */
@Component
@Order(30)
class FoundProjects implements Searchable {

    private final Projects projects;

    FoundProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String heading() {
        return "Projects";
    }

    @Override
    public List<Found> search(String text, int limit, Scope scope) {
        return projects.search(text, limit, scope).stream()
                .map(line -> new Found(
                        line.name(), "/projects/" + line.number(), line.published() ? "Published project" : "Project"))
                .toList();
    }
}
