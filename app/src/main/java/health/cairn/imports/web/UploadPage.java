package health.cairn.imports.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for bringing a file.
 *
 * @param kinds the kinds of file that are recognised
 * @param error what to change; null where nothing is wrong
 */
public record UploadPage(
        Head head, List<String> kinds, @Nullable String error) {
    public UploadPage {
        kinds = List.copyOf(kinds);
    }
}
