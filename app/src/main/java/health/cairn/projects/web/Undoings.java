package health.cairn.projects.web;

import health.cairn.people.LocalPath;
import health.cairn.people.Scope;
import health.cairn.projects.Change;
import health.cairn.projects.Opened;
import health.cairn.projects.PartBody;
import health.cairn.projects.PartKind;
import health.cairn.projects.Saved;
import health.cairn.projects.Undoing;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Undo and redo on the pages that edit pictures. */
@Controller
class Undoings {

    /** What is undone together: the kinds of parts that one page edits. */
    enum Of {
        DRIVERS(EnumSet.of(PartKind.DRIVER, PartKind.IDEA)),
        TOOLS(EnumSet.of(
                PartKind.SHEET,
                PartKind.STEP,
                PartKind.CAUSE,
                PartKind.COUNTED,
                PartKind.FORCE,
                PartKind.WHY,
                PartKind.PLANNED,
                PartKind.SUSTAINING)),
        STAKEHOLDERS(EnumSet.of(PartKind.STAKEHOLDER));

        private final Set<PartKind> kinds;

        Of(Set<PartKind> kinds) {
            this.kinds = kinds;
        }
    }

    private final Shells shells;
    private final Undoing undoing;

    Undoings(Shells shells, Undoing undoing) {
        this.shells = shells;
        this.undoing = undoing;
    }

    /** What a page offers, in words; empty for nothing. */
    record Offer(String undo, String redo) {}

    Offer offer(Opened opened, Of of, Scope scope) {
        Undoing.Next next = undoing.next(opened, of.kinds, scope);
        return new Offer(words(next.undo()), words(next.redo().map(Undoings::reversed)));
    }

    private record Deed(Change.What what, Optional<PartBody> body, Optional<PartKind> kind) {}

    private static String words(Optional<?> deed) {
        return deed.map(found -> found instanceof Change change
                        ? words(new Deed(change.what(), change.body(), change.kind()))
                        : words((Deed) found))
                .orElse("");
    }

    private static String words(Deed deed) {
        return deed.what().words() + " "
                + deed.body()
                        .map(body -> "\u2018" + body.title() + "\u2019")
                        .orElse(deed.kind().map(PartKind::words).orElse(""));
    }

    /** What doing an undo again amounts to. */
    private static Deed reversed(Change undo) {
        Change.What what = switch (undo.what()) {
            case ARCHIVED -> Change.What.RESTORED;
            case RESTORED -> Change.What.ARCHIVED;
            default -> Change.What.CHANGED;
        };
        return new Deed(what, undo.body(), undo.kind());
    }

    @PostMapping("/projects/{project:\\d+}/undo")
    String undo(
            @PathVariable long project,
            @RequestParam(defaultValue = "DRIVERS") Of of,
            @RequestParam(defaultValue = "") String to,
            Scope scope) {
        shells.openToEdit(project, scope);
        return back(project, to, undoing.undo(project, of.kinds, scope), "undone");
    }

    @PostMapping("/projects/{project:\\d+}/redo")
    String redo(
            @PathVariable long project,
            @RequestParam(defaultValue = "DRIVERS") Of of,
            @RequestParam(defaultValue = "") String to,
            Scope scope) {
        shells.openToEdit(project, scope);
        return back(project, to, undoing.redo(project, of.kinds, scope), "redone");
    }

    private static String back(long project, String to, Saved saved, String said) {
        String here = "/projects/" + project;
        String where = LocalPath.is(to) && to.startsWith(here + "/") && !to.contains("?") ? to : here + "/drivers";
        return "redirect:" + where + "?said=" + (saved instanceof Saved.Done ? said : "not-undone");
    }
}
