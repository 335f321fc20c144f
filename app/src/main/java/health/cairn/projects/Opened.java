package health.cairn.projects;

import health.cairn.people.Access;
import java.util.Optional;

/**
 * A project as somebody sees it.
 *
 * @param access what the viewer may do with it; empty for those who read it because it is published
 */
public record Opened(Project project, Optional<Access> access) {

    /** Whether the viewer may write in it: nobody writes in a project that is put away. */
    public boolean mayEdit() {
        return may(Access.EDIT) && !project.archived();
    }

    /** Whether the viewer decides who sees it. */
    public boolean mayManage() {
        return may(Access.MANAGE);
    }

    /** Whether the viewer sees it only as everybody does; then small counts of people are held back. */
    public boolean asThePublic() {
        return access.isEmpty();
    }

    private boolean may(Access wanted) {
        return access.filter(held -> held.covers(wanted)).isPresent();
    }
}
