package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a delivery of contacts is brought. */
public record UploadPage(
        Head head, List<Option> purposes, @Nullable String error) {

    public UploadPage {
        purposes = List.copyOf(purposes);
    }
}
