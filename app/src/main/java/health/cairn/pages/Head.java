package health.cairn.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The top of a page.
 *
 * @param title the heading, and the first part of the window's title
 * @param section which item of the navigation it belongs to
 * @param caption a line above the heading; null for none
 * @param lead one sentence below it that carries the answer; null for none
 * @param place the area the page is about; null where it is about none
 * @param crumbs the way back up, without the page itself; empty on the first level
 * @param actions at most one primary and two secondary
 * @param charts whether the page has figures, and so needs the script that draws them
 */
public record Head(
        String title,
        Section section,
        @Nullable String caption,
        @Nullable String lead,
        @Nullable Place place,
        List<Link> crumbs,
        List<Action> actions,
        boolean charts) {

    public Head {
        crumbs = List.copyOf(crumbs);
        actions = List.copyOf(actions);
    }

    /** A plain page: a heading and nothing else. */
    public static Head of(String title, Section section) {
        return new Head(title, section, null, null, null, List.of(), List.of(), false);
    }

    public Head caption(String text) {
        return new Head(title, section, text, lead, place, crumbs, actions, charts);
    }

    public Head lead(String text) {
        return new Head(title, section, caption, text, place, crumbs, actions, charts);
    }

    public Head place(Place where) {
        return new Head(title, section, caption, lead, where, crumbs, actions, charts);
    }

    public Head crumbs(Link... links) {
        return new Head(title, section, caption, lead, place, List.of(links), actions, charts);
    }

    public Head actions(Action... buttons) {
        return new Head(title, section, caption, lead, place, crumbs, List.of(buttons), charts);
    }

    public Head withCharts() {
        return new Head(title, section, caption, lead, place, crumbs, actions, true);
    }

    /** The items of the navigation, and pages that belong to none. */
    public enum Section {
        HOME,
        MEASURES,
        NEED,
        PROJECTS,
        UNMET_NEED,
        NONE
    }

    /**
     * The area a page is about, as the bar under the header says it.
     *
     * @param line what it is and how large, for example "6 practices, 37,212 people"
     * @param sight what the viewer sees, for example "You see practices by name and counts; no patients"
     */
    public record Place(String name, String code, String line, String sight) {}

    /** A link with its words. */
    public record Link(String text, String href) {}

    /** A link that looks like a button. */
    public record Action(String text, String href, boolean primary) {
        public static Action primary(String text, String href) {
            return new Action(text, href, true);
        }

        public static Action secondary(String text, String href) {
            return new Action(text, href, false);
        }
    }
}
