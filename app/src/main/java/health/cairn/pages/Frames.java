package health.cairn.pages;

import health.cairn.people.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the {@link Frame} of a page, when the page is drawn: error pages have one too. */
final class Frames {

    private final Viewers viewers;
    private final InstallationStore settings;
    private final Assets assets;

    Frames(Viewers viewers, InstallationStore settings, Assets assets) {
        this.viewers = viewers;
        this.settings = settings;
        this.assets = assets;
    }

    Frame of(HttpServletRequest request) {
        Installation installation = settings.current();
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return new Frame(
                installation.organisation(),
                installation.fictional(),
                viewers.of(request),
                path,
                query == null ? path : path + "?" + query,
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                assets);
    }
}
