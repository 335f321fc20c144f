package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import health.cairn.projects.Charter;
import health.cairn.projects.Opened;
import health.cairn.projects.Project;
import health.cairn.projects.Projects;
import health.cairn.projects.web.ProjectShell.Tab;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Finds a project for its pages, and makes what stands around each. */
@Component
class Shells {

    private final Projects projects;
    private final Sharing sharing;

    Shells(Projects projects, Sharing sharing) {
        this.projects = projects;
        this.sharing = sharing;
    }

    /** The pages of a project. */
    enum Place {
        OVERVIEW("Overview", ""),
        CHARTER("Charter", "/charter"),
        DRIVERS("Driver diagram", "/drivers"),
        MEASURES("Measures", "/measures"),
        CYCLES("PDSA cycles", "/cycles"),
        TOOLS("Tools", "/tools"),
        TEAM("Team and tasks", "/team"),
        JOURNAL("Journal and files", "/journal"),
        WRITE_UP("Write-up", "/write-up"),
        TIMELINE("Timeline", "/timeline"),
        NONE("", "");

        private final String text;
        private final String path;

        Place(String text, String path) {
            this.text = text;
            this.path = path;
        }
    }

    /** The project, where this viewer may see it; to everybody else it does not exist. */
    Opened open(long project, Scope scope) {
        return projects.find(project, scope)
                .orElseThrow(() -> new NotFound(
                        "There is no project " + project + " that you may see."
                                + (scope.signedIn()
                                        ? " Ask whoever manages it to share it with you."
                                        : " If it was shared with you, sign in first."),
                        List.of(
                                scope.signedIn()
                                        ? new Head.Link("Projects", "/projects")
                                        : new Head.Link("Sign in", "/sign-in"))));
    }

    /** The same for somebody who wants to write in it. */
    Opened openToEdit(long project, Scope scope) {
        Opened opened = open(project, scope);
        if (!opened.mayEdit()) {
            throw new AccessDeniedException("A project is changed by those who may");
        }
        return opened;
    }

    /** The same for somebody who decides about it. */
    Opened openToManage(long project, Scope scope) {
        Opened opened = open(project, scope);
        if (!opened.mayManage()) {
            throw new AccessDeniedException("This is for those who manage the project");
        }
        return opened;
    }

    ProjectShell shell(Opened opened, Place place, String said) {
        Project project = opened.project();
        Charter charter = project.charter().body();
        Head head = Head.of(charter.name(), Head.Section.PROJECTS)
                .caption("Project · " + reach(opened))
                .crumbs(new Head.Link("Projects", "/projects"));
        if (!charter.aim().isBlank()) {
            head = head.lead(charter.aim());
        }
        return shell(opened, head, place, said);
    }

    /** A page of one thing in a project, with a heading of its own. */
    ProjectShell inside(Opened opened, String title, String caption, Place place, String said) {
        Project project = opened.project();
        Head head = Head.of(title, Head.Section.PROJECTS)
                .caption(caption)
                .crumbs(
                        new Head.Link("Projects", "/projects"),
                        new Head.Link(project.name(), "/projects/" + project.number()));
        return shell(opened, head, place, said);
    }

    private ProjectShell shell(Opened opened, Head head, Place place, String said) {
        var tabs = new ArrayList<Tab>();
        for (Place each : Place.values()) {
            boolean shown = switch (each) {
                case NONE -> false;
                case TOOLS, JOURNAL, TIMELINE -> !opened.asThePublic();
                case OVERVIEW, CHARTER, DRIVERS, MEASURES, CYCLES, TEAM, WRITE_UP -> true;
            };
            if (shown) {
                tabs.add(new Tab(each.text, "/projects/" + opened.project().number() + each.path, each == place));
            }
        }
        return new ProjectShell(
                head,
                opened.project().number(),
                tabs,
                !opened.asThePublic(),
                opened.mayEdit(),
                opened.mayManage(),
                sentence(said));
    }

    /** Who sees it, in a few words. */
    private String reach(Opened opened) {
        Project project = opened.project();
        String put = project.archived() ? "put away, " : "";
        if (project.published()) {
            return put + "published";
        }
        int shares = sharing.shares(Project.shared(project.number())).size();
        return put + (shares > 1 ? "shared" : "private");
    }

    /** What a page says after a deed; addresses carry only a word, so nobody can make a page say anything else. */
    private static String sentence(String said) {
        return switch (said) {
            case "saved" -> "Saved.";
            case "added" -> "Added.";
            case "away" -> "Put away. It can be brought back from the history.";
            case "back" -> "Brought back.";
            case "taken-back" -> "The earlier version holds again; the one before it stays in the history.";
            case "begun" -> "The test has begun. Predictions are stamped and baselines frozen.";
            case "studying" -> "Now write what was found beside what was predicted.";
            case "decided" -> "Decided, and kept.";
            case "opened" -> "Decided, and kept. This is the cycle that follows; change what is to be different.";
            case "undone" -> "Undone.";
            case "redone" -> "Done again.";
            case "not-undone" ->
                "That cannot be undone: somebody changed it since, or there is nothing left. Its history shows who.";
            case "frozen" -> "The baseline is frozen.";
            case "published" -> "Anybody can read this project now.";
            case "reach" -> "Saved: it reaches as far as is chosen below.";
            case "withdrawn" -> "The project is no longer published.";
            case "copied" -> "Copied, with a link back to where it came from.";
            case "not-frozen" ->
                "The baseline was not frozen: choose a day, and look whether somebody has changed the measure meanwhile.";
            case "not-taken-back" -> "That version does not fit what the project says now; nothing was changed.";
            case "not-copied" ->
                "It was not copied. A name has up to 150 characters, and no text a number that could be an NHS number.";
            case "started" -> "The project has begun. It is private until you share it.";
            default -> "";
        };
    }
}
