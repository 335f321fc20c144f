package health.cairn.comparison.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * The first page for somebody who is not at home anywhere: search first.
 *
 * @param loaded whether any data are published
 */
public record HomePage(Head head, boolean loaded, List<Head.Link> alliances, List<Head.Link> boards) {}
