package health.cairn.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks people once more who they are where a method carries {@link ConfirmIdentity}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class IdentityConfirmation implements WebMvcConfigurer, HandlerInterceptor {

    private final SignIns signIns;

    IdentityConfirmation(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        ConfirmIdentity wanted =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(ConfirmIdentity.class) : null;
        if (wanted == null || signIns.confirmedLately()) {
            return true;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            throw new AccessDeniedException("This needs a person who showed who they are a moment ago");
        }
        String page = wanted.back().isEmpty() ? pageOf(request) : wanted.back();
        response.sendRedirect("/confirm?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
        return false;
    }

    /** The page a person comes back to: what was sent with a form is not kept. */
    private static String pageOf(HttpServletRequest request) {
        if ("GET".equals(request.getMethod())) {
            String query = request.getQueryString();
            return request.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return Optional.ofNullable(request.getHeader("Referer"))
                .flatMap(IdentityConfirmation::path)
                .orElse("/account");
    }

    private static Optional<String> path(String referer) {
        try {
            return Optional.ofNullable(URI.create(referer).getRawPath()).filter(LocalPath::is);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
