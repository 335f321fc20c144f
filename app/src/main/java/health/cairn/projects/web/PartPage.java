package health.cairn.projects.web;

import org.jspecify.annotations.Nullable;

/**
 * One part of a project to be written.
 *
 * @param putAway where to send that it is put away; null where that cannot be
 * @param history where its history is; null for a new one
 */
public record PartPage(
        ProjectShell shell,
        FormView form,
        @Nullable String putAway,
        @Nullable String history,
        String advice) {}
