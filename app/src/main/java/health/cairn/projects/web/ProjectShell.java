package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * What stands around every page of a project.
 *
 * @param number of the project
 * @param tabs its pages
 * @param member whether the project is shared with the viewer, who then sees how it came about
 * @param mayEdit whether the viewer may write in it
 * @param mayManage whether the viewer decides who sees it
 * @param said what came of the last deed; empty for nothing
 */
public record ProjectShell(
        Head head, long number, List<Tab> tabs, boolean member, boolean mayEdit, boolean mayManage, String said) {

    public ProjectShell {
        tabs = List.copyOf(tabs);
    }

    /** The same under another head. */
    ProjectShell headed(Head other) {
        return new ProjectShell(other, number, tabs, member, mayEdit, mayManage, said);
    }

    /** One of the pages of a project. */
    public record Tab(String text, String href, boolean current) {}

    /** The address of this project. */
    public String href() {
        return "/projects/" + number;
    }
}
