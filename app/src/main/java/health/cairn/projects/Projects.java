package health.cairn.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.directory.AreaCode;
import health.cairn.people.Access;
import health.cairn.people.ObjectRef;
import health.cairn.people.Scope;
import health.cairn.people.ThingMade;
import health.cairn.people.ThingMoved;
import health.cairn.people.Viewer;
import health.cairn.projects.ProjectStore.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.node.ObjectNode;

/**
 * Improvement projects: started, read and written part by part. A write names the version it began from; it is kept for good,
 * or it is answered by what somebody else wrote meanwhile.
 */
@Service
public class Projects {

    private final ProjectStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** A project at a version never changes, so it is read once. */
    private final Cache<Stamped, Project> read = Caffeine.newBuilder()
            .maximumSize(300)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private record Stamped(long project, long version) {}

    Projects(ProjectStore store, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The project with this number, where it is there and this viewer may see it. */
    public Optional<Opened> find(long project, Scope scope) {
        Optional<Access> access = scope.access(Project.shared(project));
        return store.stamp(project)
                .filter(stamp -> access.isPresent() || stamp.published())
                .flatMap(stamp -> at(project, stamp.version()))
                .map(found -> new Opened(found, access));
    }

    /** The project as it stands, whoever asks; for what is worked out from it. */
    Optional<Project> at(long project) {
        return store.stamp(project).flatMap(stamp -> at(project, stamp.version()));
    }

    private Optional<Project> at(long project, long version) {
        Project known = read.getIfPresent(new Stamped(project, version));
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Project> found = store.find(project);
        // What a transaction sees of its own writes may yet be taken back.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            found.ifPresent(p -> read.put(new Stamped(project, p.version()), p));
        }
        return found;
    }

    /**
     * Some projects that this viewer may see, the newest first, all of them older than one.
     *
     * @param archived whether those put away are wanted, or the others
     */
    public List<ProjectLine> before(long project, int limit, boolean archived, Scope scope) {
        return store.lines(
                project,
                limit,
                scope.viewable(Project.KIND).stream().map(Long::valueOf).toList(),
                archived);
    }

    /** Projects that this viewer may see with all these words in their name or aim, the latest changed first. */
    public List<ProjectLine> search(String words, int limit, Scope scope) {
        return store.search(
                List.of(words.strip().split("\\s+")),
                limit,
                scope.viewable(Project.KIND).stream().map(Long::valueOf).toList());
    }

    /**
     * What a project begins with.
     *
     * @param charter as far as it is written
     * @param parts whatever else it begins with
     * @param parent what it belongs to and inherits from, such as a programme
     * @param origin the project it is a copy of
     */
    public record Beginning(Charter charter, List<Begun> parts, Optional<ObjectRef> parent, Optional<Long> origin) {

        public Beginning {
            parts = List.copyOf(parts);
        }

        /** From nothing but a charter. */
        public static Beginning of(Charter charter) {
            return new Beginning(charter, List.of(), Optional.empty(), Optional.empty());
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Beginning";
        }
    }

    /** A part that a project begins with, and the part it was copied from. */
    public record Begun(PartBody body, Optional<Long> origin) {}

    /** What came of starting a project. */
    public sealed interface Started {
        record Done(long project) implements Started {}

        /** @param problems sentences by field of the charter */
        record Refused(Map<String, String> problems) implements Started {}
    }

    /** Starts a project: it is its maker's, and private, until shared; its maker leads the team. */
    @Transactional
    public Started start(Beginning beginning, Scope scope) {
        Viewer.Person person = person(scope);
        Writer writer = writer(person);
        Project nothing = new Project(
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                writer.at(),
                writer.name(),
                writer.at(),
                false,
                Optional.empty(),
                Map.of());
        var context = new PartContext(Optional.empty(), nothing, writer.at());
        Map<String, String> problems = problems(beginning.charter(), context);
        if (!problems.isEmpty()) {
            return new Started.Refused(problems);
        }
        Optional<AreaCode> home = person.home()
                .or(() ->
                        person.roles().stream().map(role -> role.organisation()).findFirst())
                .flatMap(AreaCode::parse);
        long project = store.start(home, beginning.origin(), writer);
        store.record(project, Optional.empty(), Optional.empty(), Change.What.STARTED, 0, null, "", writer);
        store.add(project, beginning.charter(), charterOf(beginning.origin()), Change.What.MADE, "", writer);
        store.add(
                project,
                new Member(person.name(), "", Member.TeamRole.LEAD, false, home.orElse(null)),
                Optional.empty(),
                Change.What.MADE,
                "",
                writer);
        var copies = new LinkedHashMap<Long, Long>();
        for (Begun begun : beginning.parts()) {
            PartBody body = begun.body().pointingTo(number -> copies.getOrDefault(number, Driver.NOWHERE));
            if (body instanceof ProjectMeasure measure) {
                body = measure.fedAt(home);
            }
            Part<?> part = store.add(
                    project,
                    body,
                    begun.origin(),
                    begun.origin().isPresent() ? Change.What.COPIED : Change.What.MADE,
                    "",
                    writer);
            begun.origin().ifPresent(from -> copies.put(from, part.number()));
        }
        events.publishEvent(new ThingMade(Project.shared(project), person.account(), beginning.parent()));
        return new Started.Done(project);
    }

    private Optional<Long> charterOf(Optional<Long> project) {
        return project.flatMap(store::find).map(found -> found.charter().number());
    }

    /**
     * Adds a part.
     *
     * @throws AccessDeniedException where the viewer may not write in this project
     */
    @Transactional
    public Saved add(long project, PartBody body, Scope scope) {
        return add(project, body, Optional.empty(), scope);
    }

    @Transactional
    public Saved add(long project, PartBody body, Optional<Long> origin, Scope scope) {
        Writing writing = writing(project, scope);
        PartKind kind = PartKind.of(body.getClass());
        if (kind.single()) {
            return Saved.Refused.because("A project has one " + kind.words() + " from its start");
        }
        PartContext context = writing.context(Optional.empty());
        Map<String, String> problems = problems(body, context);
        if (!problems.isEmpty()) {
            return new Saved.Refused(problems);
        }
        Part<?> part = store.add(
                project,
                body.settled(context),
                origin,
                origin.isPresent() ? Change.What.COPIED : Change.What.MADE,
                "",
                writing.writer());
        store.changed(project, writing.writer());
        return new Saved.Done(part);
    }

    /** Adds a part from its JSON, as forms and programs send it. */
    @Transactional
    public Saved add(long project, PartKind kind, ObjectNode json, Scope scope) {
        if (!kind.writtenByPeople()) {
            return Saved.Refused.because("A " + kind.words() + " is written by Cairn alone");
        }
        try {
            ObjectNode whole = PartJson.over(kind, json.objectNode(), json);
            return add(project, PartJson.read(kind, whole), scope);
        } catch (PartJson.Unreadable e) {
            return new Saved.Refused(Map.of(e.field(), e.sentence()));
        }
    }

    /** What a save does with a part that is no longer at the version it began from. */
    public enum IfNewer {
        /** Fields that only one of the two touched are taken from that one; it clashes where both touched one. */
        MERGE,
        /** It clashes: for programs that sent If-Match. */
        CLASH
    }

    /**
     * Writes a part anew.
     *
     * @param from the version that was read before writing
     * @param json the components that are wanted; those it does not name stay as they were in that version
     * @throws AccessDeniedException where the viewer may not write in this project
     */
    @Transactional
    public Saved save(long project, long part, int from, ObjectNode json, IfNewer ifNewer, Scope scope) {
        Writing writing = writing(project, scope);
        Part<?> saved = writing.project().parts().get(part);
        if (saved == null) {
            return Saved.Refused.because("There is no part " + part + " in this project");
        }
        if (saved.archived()) {
            return Saved.Refused.because("It was put away; bring it back first");
        }
        if (!saved.kind().writtenByPeople()) {
            return Saved.Refused.because("A " + saved.kind().words() + " is never changed");
        }
        Optional<PartBody> base = from == saved.version() ? Optional.of(saved.body()) : store.version(part, from);
        if (base.isEmpty()) {
            return Saved.Refused.because("There is no version " + from + " of it; it is at version " + saved.version());
        }
        try {
            ObjectNode mine = PartJson.over(saved.kind(), PartJson.write(base.get()), json);
            // Read and written once, so that 1 and 1.0, or an absent text and an empty one, do not look like a change.
            mine = PartJson.write(PartJson.read(saved.kind(), mine));
            return save(writing, saved, PartJson.write(base.get()), from, mine, ifNewer);
        } catch (PartJson.Unreadable e) {
            return new Saved.Refused(Map.of(e.field(), e.sentence()));
        }
    }

    private Saved save(Writing writing, Part<?> saved, ObjectNode base, int from, ObjectNode mine, IfNewer ifNewer) {
        PartKind kind = saved.kind();
        Map<String, String> unfit = FreeText.problems(mine);
        if (!unfit.isEmpty()) {
            return new Saved.Refused(unfit);
        }
        ObjectNode wanted = mine;
        if (from != saved.version()) {
            Merge merge = Merge.of(base, PartJson.write(saved.body()), mine);
            if (merge.clashes() || ifNewer == IfNewer.CLASH) {
                return clash(writing, saved, from, mine, merge);
            }
            wanted = merge.merged();
        }
        PartBody body = PartJson.read(kind, wanted);
        PartContext context = writing.context(Optional.of(saved));
        Map<String, String> problems = problems(body, context);
        if (!problems.isEmpty()) {
            return new Saved.Refused(problems);
        }
        return write(writing, saved, body.settled(context), false, Change.What.CHANGED, "");
    }

    /** The words that came second are kept as well. */
    private Saved clash(Writing writing, Part<?> saved, int from, ObjectNode mine, Merge merge) {
        store.record(
                writing.project().number(),
                Optional.of(saved.number()),
                Optional.of(saved.kind()),
                Change.What.MET_A_NEWER,
                from,
                mine.toString(),
                "",
                writing.writer());
        ObjectNode both = merge.merged().deepCopy();
        merge.fields().forEach(field -> both.set(field, mine.get(field)));
        return new Saved.Clash(saved, PartJson.read(saved.kind(), both), merge.fields());
    }

    /** Writes a part as Cairn itself wants it, such as when a test begins; the caller holds the lock. */
    Saved write(Writing writing, Part<?> saved, PartBody body, boolean archived, Change.What what, String note) {
        if (body.equals(saved.body()) && archived == saved.archived()) {
            return new Saved.Done(saved);
        }
        Part<?> written = store.write(writing.project().number(), saved, body, archived, what, note, writing.writer())
                .orElseThrow(() -> new IllegalStateException("A part changed although its project was locked"));
        store.changed(writing.project().number(), writing.writer());
        return new Saved.Done(written);
    }

    /** Puts a part away, or brings it back. Nothing is deleted. */
    @Transactional
    public Saved archive(long project, long part, boolean away, Scope scope) {
        Writing writing = writing(project, scope);
        Part<?> saved = writing.project().parts().get(part);
        if (saved == null) {
            return Saved.Refused.because("There is no part " + part + " in this project");
        }
        if (saved.kind().single()) {
            return Saved.Refused.because("A project keeps its " + saved.kind().words());
        }
        return write(writing, saved, saved.body(), away, away ? Change.What.ARCHIVED : Change.What.RESTORED, "");
    }

    /** Makes an earlier version of a part the present one again, as a new version. */
    @Transactional
    public Saved takeBack(long project, long part, int version, Scope scope) {
        Writing writing = writing(project, scope);
        Part<?> saved = writing.project().parts().get(part);
        Optional<PartBody> earlier = store.version(part, version);
        if (saved == null || earlier.isEmpty()) {
            return Saved.Refused.because("There is no version " + version + " of part " + part);
        }
        PartContext context = writing.context(Optional.of(saved));
        Map<String, String> problems = problems(earlier.get(), context);
        if (!problems.isEmpty()) {
            return new Saved.Refused(problems);
        }
        return write(
                writing,
                saved,
                earlier.get().settled(context),
                saved.archived(),
                Change.What.TAKEN_BACK,
                "version " + version);
    }

    /** Puts a whole project away, or brings it back. */
    @Transactional
    public void archive(long project, boolean away, Scope scope) {
        Writing writing = managing(project, scope);
        if (writing.project().archived() != away) {
            store.archived(project, away, writing.writer());
            whole(writing, away ? Change.What.ARCHIVED : Change.What.RESTORED, "");
        }
    }

    /**
     * Lets anybody read a project.
     *
     * @return what is left to do before, a sentence for each by its name in the consent; empty where it is published
     * @throws AccessDeniedException where the viewer does not manage the project
     */
    @Transactional
    public Map<String, String> publish(long project, Consent consent, Scope scope) {
        Writing writing = managing(project, scope);
        if (consent.problems().isEmpty() && !writing.project().published()) {
            store.published(project, true, writing.writer());
            whole(writing, Change.What.PUBLISHED, consent.words());
            recorded(Act.PUBLISHED, writing);
        }
        return consent.problems();
    }

    /** Ends that anybody may read a project. */
    @Transactional
    public void withdraw(long project, Scope scope) {
        Writing writing = managing(project, scope);
        if (writing.project().published()) {
            store.published(project, false, writing.writer());
            store.hideSummary(project);
            whole(writing, Change.What.WITHDRAWN, "");
            recorded(Act.WITHDRAWN, writing);
        }
    }

    private void recorded(Act act, Writing writing) {
        audit.record(Entry.of(act, Optional.of(writing.writer().account()))
                .on(Project.KIND, writing.project().number()));
    }

    /** Makes a project belong to a programme, or to none; what it inherits of sharing changes with it. */
    @Transactional
    void belong(long project, Optional<Long> programme, Scope scope) {
        Writing writing = managing(project, scope);
        if (!writing.project().programme().equals(programme)) {
            store.belongs(project, programme);
            whole(writing, Change.What.MOVED, "");
            events.publishEvent(new ThingMoved(Project.shared(project), programme.map(Programmes::shared)));
        }
    }

    private void whole(Writing writing, Change.What what, String note) {
        long project = writing.project().number();
        store.record(project, Optional.empty(), Optional.empty(), what, 0, null, note, writing.writer());
        store.changed(project, writing.writer());
    }

    /** Changes of a project with a smaller number, the latest first; of one part or of all. */
    public List<Change> changes(Opened opened, Optional<Long> part, long before, int limit) {
        return store.changes(opened.project().number(), part, before, limit);
    }

    /** A project locked for writing, by somebody who may. */
    record Writing(Project project, Writer writer) {
        PartContext context(Optional<Part<?>> written) {
            return new PartContext(written, project, writer.at());
        }
    }

    /** @throws AccessDeniedException where the viewer may not write in this project */
    Writing writing(long project, Scope scope) {
        Writing writing = locked(project, Access.EDIT, scope);
        if (writing.project().archived()) {
            throw new AccessDeniedException("The project was put away");
        }
        return writing;
    }

    private Writing managing(long project, Scope scope) {
        return locked(project, Access.MANAGE, scope);
    }

    private Writing locked(long project, Access wanted, Scope scope) {
        Viewer.Person person = person(scope);
        if (!scope.may(wanted, Project.shared(project)) || !store.lock(project)) {
            throw new AccessDeniedException("A project is changed by those who may");
        }
        return new Writing(store.find(project).orElseThrow(), writer(person));
    }

    private static Viewer.Person person(Scope scope) {
        if (scope.viewer() instanceof Viewer.Person person) {
            return person;
        }
        throw new AccessDeniedException("Projects are written by people who signed in");
    }

    private Writer writer(Viewer.Person person) {
        // The database keeps microseconds; what is shown at once is what is read back.
        return new Writer(person.account(), person.name(), Recalled.now(clock).truncatedTo(ChronoUnit.MICROS));
    }

    static Map<String, String> problems(PartBody body, PartContext context) {
        var problems = new LinkedHashMap<>(FreeText.problems(PartJson.write(body)));
        body.problems(context).forEach(problems::putIfAbsent);
        return problems;
    }
}
