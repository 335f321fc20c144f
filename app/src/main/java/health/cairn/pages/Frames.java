package health.cairn.pages;

import health.cairn.people.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the {@link Frame} of a page, when the page is drawn: error pages have one too. */
final class Frames {

    /** What Spring Security calls the field where it is told nothing else. */
    private static final String CSRF_FIELD = "_csrf";

    private final Viewers viewers;
    private final InstallationSettings settings;
    private final Assets assets;

    Frames(Viewers viewers, InstallationSettings settings, Assets assets) {
        this.viewers = viewers;
        this.settings = settings;
        this.assets = assets;
    }

    Frame of(HttpServletRequest request) {
        Installation installation = settings.current();
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return new Frame(
                installation.organisation(),
                installation.fictional(),
                viewers.of(request),
                path,
                query == null ? path : path + "?" + query,
                CSRF_FIELD,
                // Asked for only by pages with a form: asking the token anything begins a session.
                csrf == null ? () -> "" : csrf::getToken,
                assets);
    }
}
