package health.cairn.directory.web;

import health.cairn.pages.Head;
import health.cairn.pages.Searchable.Found;
import java.util.List;

/**
 * What was found.
 *
 * @param query what was asked for, empty where nothing was
 * @param parts what was found, by kind; kinds without a find are left out
 * @param advice what to try where nothing was found, else empty
 */
public record SearchPage(Head head, String query, List<Part> parts, String advice) {

    /**
     * What was found of one kind.
     *
     * @param note how many are shown where there may be more, else empty
     */
    public record Part(String heading, List<Found> found, String note) {}
}
