package health.cairn.audit;

import health.cairn.people.Viewer;
import health.cairn.people.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From where something is done, and as which role, as far as the request that is being answered tells.
 *
 * @param address a network address, or {@code cairn} for what is done at the console or by itself
 */
record Origin(String address, String role) {

    static Origin of(Entry entry, Viewers viewers) {
        Optional<HttpServletRequest> request = Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
        String role = entry.role();
        if (role == null) {
            role = request.map(viewers::of)
                    .map(Origin::roleOf)
                    .orElse(entry.account().isPresent() ? "member" : "cairn");
        }
        return new Origin(request.map(HttpServletRequest::getRemoteAddr).orElse("cairn"), role);
    }

    private static String roleOf(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Visitor _ -> "visitor";
            case Viewer.Person person -> person.administrator() ? "administrator" : "member";
        };
    }
}
