package health.cairn.projects;

import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.projects.Projects.Writing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undo and redo of what a person did in a project, read from its history: an undo is a new version that says what the one
 * before said, so it survives a closed browser and nobody else's work is touched.
 */
@Service
public class Undoing {

    static final String UNDONE = "undone";
    static final String REDONE = "done again";
    private static final int LOOKED_AT = 200;

    private final Projects projects;
    private final ProjectStore store;

    Undoing(Projects projects, ProjectStore store) {
        this.projects = projects;
        this.store = store;
    }

    /**
     * What would be undone and what would be done again next.
     *
     * @param undo the viewer's latest change that still holds
     * @param redo the viewer's latest undo, while nothing was changed after it
     */
    public record Next(Optional<Change> undo, Optional<Change> redo) {}

    /** What this viewer could undo and redo among parts of some kinds. */
    public Next next(Opened opened, Set<PartKind> kinds, Scope scope) {
        if (!opened.mayEdit() || !(scope.viewer() instanceof Viewer.Person person)) {
            return new Next(Optional.empty(), Optional.empty());
        }
        List<Change> own = store.changesBy(opened.project().number(), person.account(), kinds, LOOKED_AT);
        return new Next(undoable(own), redoable(own));
    }

    /** The latest change whose own undo is not among the later ones. */
    static Optional<Change> undoable(List<Change> latestFirst) {
        int taken = 0;
        for (Change change : latestFirst) {
            if (change.note().equals(UNDONE)) {
                taken++;
            } else if (taken > 0) {
                taken--;
            } else {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    /** The latest undo that was not done again; any other change ends what can be done again. */
    static Optional<Change> redoable(List<Change> latestFirst) {
        int again = 0;
        for (Change change : latestFirst) {
            if (change.note().equals(REDONE)) {
                again++;
            } else if (!change.note().equals(UNDONE)) {
                return Optional.empty();
            } else if (again > 0) {
                again--;
            } else {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    /** Undoes the viewer's latest change of parts of some kinds that still holds. */
    @Transactional
    public Saved undo(long project, Set<PartKind> kinds, Scope scope) {
        return reverse(project, kinds, true, scope);
    }

    /** Does again what was undone last. */
    @Transactional
    public Saved redo(long project, Set<PartKind> kinds, Scope scope) {
        return reverse(project, kinds, false, scope);
    }

    private Saved reverse(long project, Set<PartKind> kinds, boolean undo, Scope scope) {
        Writing writing = projects.writing(project, scope);
        List<Change> own = store.changesBy(project, writing.writer().account(), kinds, LOOKED_AT);
        Optional<Change> found = undo ? undoable(own) : redoable(own);
        if (found.isEmpty()) {
            return Saved.Refused.because(undo ? "There is nothing to undo" : "There is nothing to do again");
        }
        Change change = found.get();
        Part<?> part = Objects.requireNonNull(
                writing.project().parts().get(change.part().orElseThrow()));
        String note = undo ? UNDONE : REDONE;
        boolean stands = change.body().filter(part.body()::equals).isPresent();
        return switch (change.what()) {
            case ARCHIVED ->
                part.archived() ? again(writing, part, part.body(), false, Change.What.RESTORED, note) : meanwhile();
            case MADE, COPIED, RESTORED ->
                stands && !part.archived()
                        ? again(writing, part, part.body(), true, Change.What.ARCHIVED, note)
                        : meanwhile();
            case CHANGED, TAKEN_BACK ->
                stands && !part.archived()
                        ? store.version(part.number(), change.version() - 1)
                                .map(before -> again(writing, part, before, false, Change.What.TAKEN_BACK, note))
                                .orElseGet(Undoing::meanwhile)
                        : meanwhile();
            // Deeds about the project as a whole, which are no changes of a part.
            default -> meanwhile();
        };
    }

    private Saved again(Writing writing, Part<?> part, PartBody body, boolean archived, Change.What what, String note) {
        PartContext context = writing.context(Optional.of(part));
        Map<String, String> problems = archived ? Map.of() : Projects.problems(body, context);
        return problems.isEmpty()
                ? projects.write(writing, part, archived ? body : body.settled(context), archived, what, note)
                : new Saved.Refused(problems);
    }

    private static Saved meanwhile() {
        return Saved.Refused.because("Somebody changed it since; see its history");
    }
}
