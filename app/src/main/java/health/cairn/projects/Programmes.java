package health.cairn.projects;

import health.cairn.people.Access;
import health.cairn.people.ObjectRef;
import health.cairn.people.Scope;
import health.cairn.people.Shareable;
import health.cairn.people.ThingMade;
import health.cairn.people.Viewer;
import health.cairn.projects.ProjectStore.Writer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Programmes, and which projects belong to them. */
@Service
public class Programmes implements Shareable {

    private final ProgrammeStore store;
    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Programmes(ProgrammeStore store, Projects projects, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    /** A programme as a thing that can be shared. */
    public static ObjectRef shared(long programme) {
        return new ObjectRef(Programme.KIND, Long.toString(programme));
    }

    /** What came of starting a programme. */
    public sealed interface Started {
        record Done(long programme) implements Started {}

        /** @param problems sentences by field */
        record Refused(Map<String, String> problems) implements Started {}
    }

    /** Starts a programme: it is its maker's, and private, until shared. */
    @Transactional
    public Started start(String name, String about, Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person)) {
            throw new AccessDeniedException("Programmes are started by people who signed in");
        }
        String title = name.strip();
        if (title.isEmpty() || title.length() > 150) {
            return new Started.Refused(Map.of("name", "Give the programme a name of up to 150 characters"));
        }
        ObjectNode texts = PartJson.nothing().put("name", title).put("about", about);
        Map<String, String> unfit = FreeText.problems(texts);
        if (!unfit.isEmpty()) {
            return new Started.Refused(unfit);
        }
        long number = store.start(
                title,
                about.strip(),
                new Writer(person.account(), person.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        events.publishEvent(new ThingMade(shared(number), person.account(), Optional.empty()));
        return new Started.Done(number);
    }

    /** A programme that this viewer may know of: shared with the viewer, or with a project that is published. */
    public Optional<Programme> find(long programme, Scope scope) {
        return scope.may(Access.VIEW, shared(programme)) || store.hasPublished(programme)
                ? store.find(programme)
                : Optional.empty();
    }

    /** The programmes shared with this viewer, the newest first. */
    public List<Programme> all(Scope scope) {
        return store.among(
                scope.viewable(Programme.KIND).stream().map(Long::valueOf).toList());
    }

    /** Those to which this viewer may add projects. */
    public List<Programme> open(Scope scope) {
        return all(scope).stream()
                .filter(programme -> scope.may(Access.EDIT, shared(programme.number())))
                .toList();
    }

    /**
     * Makes a project belong to a programme, or to none.
     *
     * @throws AccessDeniedException where the viewer does not manage the project or may not add to the programme
     */
    @Transactional
    public void put(long project, Optional<Long> programme, Scope scope) {
        if (programme.isPresent() && !scope.may(Access.EDIT, shared(programme.get()))) {
            throw new AccessDeniedException("Projects are added to a programme by those who may change it");
        }
        projects.belong(project, programme, scope);
    }

    @Override
    public String kind() {
        return Programme.KIND;
    }

    @Override
    public Optional<Thing> find(String id) {
        return id.matches("\\d{1,18}")
                ? store.find(Long.parseLong(id))
                        .map(found -> new Thing(
                                "this programme", found.name(), "/projects/board?programme=" + found.number()))
                : Optional.empty();
    }
}
