package health.cairn.contacts.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of contacts.
 *
 * @param older the address of earlier ones; null on the last page
 */
public record LoadsListPage(
        Head head, Table batches, @Nullable String older) {}
