package health.cairn.privacy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about the viewer, and what erasing does.
 *
 * @param lastAdministrator whether nobody else could look after the installation afterwards
 * @param error what to enter so that the data are erased; null where nothing was wrong
 */
public record OwnDataPage(
        List<String> afterErasure,
        boolean lastAdministrator,
        @Nullable String error) {}
