package health.cairn.projects;

import health.cairn.people.Shareable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Projects as things that can be shared. */
@Component
class SharedProjects implements Shareable {

    private final ProjectStore store;

    SharedProjects(ProjectStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return Project.KIND;
    }

    @Override
    public Optional<Thing> find(String id) {
        return id.matches("\\d{1,18}")
                ? store.name(Long.parseLong(id)).map(name -> new Thing("this project", name, "/projects/" + id))
                : Optional.empty();
    }
}
