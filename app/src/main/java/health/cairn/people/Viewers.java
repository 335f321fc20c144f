package health.cairn.people;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Says who is looking. What a person may do is read anew for each request, so that a change counts at once. */
public interface Viewers {

    /** The viewer behind a request; asked more than once it looks up once. */
    Viewer of(@Nullable HttpServletRequest request);
}
