package health.cairn.directory.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a person.
 *
 * @param signedIn whether somebody has signed in; visitors have no list
 * @param own groups the person made
 * @param kept groups of others the person keeps
 * @param deleted the code of a group deleted just now, which can be brought back; null for none
 */
public record GroupsPage(
        Head head,
        boolean signedIn,
        List<Item> own,
        List<Item> kept,
        @Nullable String deleted) {

    /**
     * One group.
     *
     * @param members what it is made of, in words
     * @param practices how many practices that is today
     */
    public record Item(String name, String code, String href, String members, String practices) {}
}
