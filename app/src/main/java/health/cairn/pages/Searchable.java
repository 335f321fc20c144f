package health.cairn.pages;

import health.cairn.people.Scope;
import java.util.List;

/**
 * Things that the one search box finds: areas, measures, later projects. A module that has such things provides a Spring
 * component of this type; {@code @Order} says where its heading stands.
 */
public interface Searchable {

    /** The heading over what it finds, for example "Areas". */
    String heading();

    /**
     * What is like the text, best first; nothing that the scope may not see.
     *
     * @param text as it was typed, maybe unfinished, never blank
     * @param limit the most to return, 1 to 100
     */
    List<Found> search(String text, int limit, Scope scope);

    /**
     * One thing that was found.
     *
     * @param title its name
     * @param href the address of its page
     * @param detail what tells it from others of the same name, in a few words
     */
    record Found(String title, String href, String detail) {}
}
