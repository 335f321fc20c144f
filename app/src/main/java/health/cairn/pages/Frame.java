package health.cairn.pages;

import health.cairn.people.Viewer;
import java.util.function.Supplier;

/**
 * What surrounds every page: whose installation it is, who is looking, and what forms and files need. Put beside every
 * page record by {@link Frames}.
 *
 * @param organisation the name of the organisation that runs this installation
 * @param fictional whether everything shown is made up
 * @param viewer who is looking
 * @param mayLoad whether the viewer may load files
 * @param path the path of this page, for links back to it
 * @param address path and query of this page
 * @param csrfName the name of the hidden field that every form carries
 * @param csrf gives its value; asking for it begins a session, so a page without a form does not ask
 * @param assets names of the scripts and styles
 */
public record Frame(
        String organisation,
        boolean fictional,
        Viewer viewer,
        boolean mayLoad,
        String path,
        String address,
        String csrfName,
        Supplier<String> csrf,
        Assets assets) {

    /** The value of the hidden field that every form carries. */
    public String csrfToken() {
        return csrf.get();
    }

    /** Whether somebody has signed in. */
    public boolean signedIn() {
        return viewer instanceof Viewer.Person;
    }

    /** Whether the viewer looks after this installation. */
    public boolean administrator() {
        return viewer instanceof Viewer.Person person && person.administrator();
    }

    /** How the viewer is addressed; empty for visitors. */
    public String viewerName() {
        return viewer instanceof Viewer.Person person ? person.name() : "";
    }
}
