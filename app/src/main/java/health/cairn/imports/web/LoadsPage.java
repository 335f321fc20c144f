package health.cairn.imports.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import org.jspecify.annotations.Nullable;

/**
 * All files received.
 *
 * @param none whether there are none at all
 * @param older the address of the next page; null on the last
 */
public record LoadsPage(
        Head head, Table batches, boolean none, @Nullable String older) {}
