package health.cairn.pages;

import health.cairn.people.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the {@link Frame} beside every page record. */
final class FrameAdvice implements HandlerInterceptor {

    private final Viewers viewers;
    private final InstallationStore settings;
    private final Assets assets;

    FrameAdvice(Viewers viewers, InstallationStore settings, Assets assets) {
        this.viewers = viewers;
        this.settings = settings;
        this.assets = assets;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        String name = view == null ? null : view.getViewName();
        if (view == null || name == null || name.startsWith("redirect:") || name.startsWith("forward:")) {
            return;
        }
        view.addObject("frame", frame(request));
    }

    Frame frame(HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return new Frame(
                settings.current().organisation(),
                settings.current().fictional(),
                viewers.of(request),
                path,
                query == null ? path : path + "?" + query,
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? () -> "" : csrf::getToken,
                assets);
    }
}
