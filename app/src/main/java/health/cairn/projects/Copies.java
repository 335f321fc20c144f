package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.people.Access;
import health.cairn.people.Scope;
import health.cairn.projects.Projects.Beginning;
import health.cairn.projects.Projects.Begun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies of what others wrote, each with the way back to where it came from. */
@Service
public class Copies {

    private final Projects projects;
    private final ProjectStore store;

    Copies(Projects projects, ProjectStore store) {
        this.projects = projects;
        this.store = store;
    }

    /** Starts a project from another: its charter and measures, without its data and its people. */
    @Transactional
    public Projects.Started project(Opened source, String name, Scope scope) {
        Project from = source.project();
        Charter charter = from.charter().body().copied();
        var parts = new ArrayList<Begun>();
        inOrder(from)
                .filter(part -> part.kind().comesAlong() && !part.kind().single() && !part.archived())
                .forEach(part -> parts.add(new Begun(part.body().copied(), Optional.of(part.number()))));
        Charter named = name.isBlank() ? charter : charter.named(name.strip());
        return projects.start(new Beginning(named, parts, Optional.empty(), Optional.of(from.number())), scope);
    }

    /** Each part after those it names. */
    private static Stream<Part<?>> inOrder(Project from) {
        return Stream.of(
                        from.parts().values().stream()
                                .filter(part -> part.kind() != PartKind.DRIVER && part.kind() != PartKind.IDEA),
                        DriverGraph.servedFirst(from).stream(),
                        from.all(ChangeIdea.class).stream())
                .flatMap(parts -> parts);
    }

    /**
     * Copies a part into another project; of a cycle its predictions too.
     *
     * @throws org.springframework.security.access.AccessDeniedException where the viewer may not write there
     */
    @Transactional
    public Saved part(Opened source, long part, long target, Scope scope) {
        Part<?> from = source.project().parts().get(part);
        if (from == null || from.kind().single() || !from.kind().writtenByPeople()) {
            return Saved.Refused.because("There is nothing with the number " + part + " that can be copied");
        }
        PartBody body = from.body().copied();
        if (body instanceof ProjectMeasure measure) {
            body = measure.of(areas(target, scope));
        }
        if (body instanceof Driver || body instanceof ChangeIdea) {
            // What it served and was measured by stayed behind.
            body = body.pointingTo(_ -> Driver.NOWHERE);
        }
        Saved saved = projects.add(target, body, Optional.of(part), scope);
        if (saved instanceof Saved.Done(Part<?> copy) && from.body() instanceof Cycle) {
            for (Part<Prediction> prediction : Cycles.predictions(source.project(), part)) {
                projects.add(
                        target,
                        prediction.body().copied().pointingTo(_ -> copy.number()),
                        Optional.of(prediction.number()),
                        scope);
            }
        }
        return saved;
    }

    /** The areas a copied measure is fed for: those that take part where it goes to, else the organisation there. */
    private List<AreaCode> areas(long target, Scope scope) {
        Optional<Opened> opened = projects.find(target, scope);
        List<AreaCode> sites = opened.stream()
                .flatMap(found -> found.project().all(Site.class).stream())
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .distinct()
                .toList();
        return sites.isEmpty()
                ? opened.flatMap(found -> found.project().home()).stream().toList()
                : sites;
    }

    /** Where a part was copied to, as far as this viewer may know. */
    public record UsedBy(int copies, List<Use> seen) {
        public UsedBy {
            seen = List.copyOf(seen);
        }
    }

    /** A copy of a part in another project. */
    public record Use(long project, long part, String projectName) {}

    /** Who uses copies of a part. */
    public UsedBy usedBy(long part, Scope scope) {
        List<ProjectStore.Use> uses = store.usesOf(List.of(part));
        var seen = new ArrayList<Use>();
        for (ProjectStore.Use use : uses) {
            boolean visible = scope.may(Access.VIEW, Project.shared(use.project()))
                    || store.stamp(use.project())
                            .filter(ProjectStore.Stamp::published)
                            .isPresent();
            if (visible) {
                seen.add(new Use(use.project(), use.part(), use.projectName()));
            }
        }
        return new UsedBy(uses.size(), seen);
    }

    /** The project a part belongs to, where this viewer may see it: where a copy came from. */
    public Optional<Opened> projectOf(long part, Scope scope) {
        return store.projectOf(part).flatMap(project -> projects.find(project, scope));
    }
}
