package health.cairn.audit;

import health.cairn.people.Viewer;
import health.cairn.people.Viewers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records every file that a person who signed in takes away, before its first byte leaves: whatever answers with a file says
 * so in its head, so no page can forget it. What visitors download is public and not recorded.
 */
@Component
class ExportFilter extends OncePerRequestFilter {

    private final Audit audit;
    private final Viewers viewers;

    ExportFilter(Audit audit, Viewers viewers) {
        this.audit = audit;
        this.viewers = viewers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setHeader(String name, @Nullable String value) {
                heard(name, value);
                super.setHeader(name, value);
            }

            @Override
            public void addHeader(String name, @Nullable String value) {
                heard(name, value);
                super.addHeader(name, value);
            }

            private void heard(String name, @Nullable String value) {
                if (name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION)
                        && value != null
                        && value.startsWith("attachment")) {
                    exported(request);
                }
            }
        });
    }

    private void exported(HttpServletRequest request) {
        if (viewers.of(request) instanceof Viewer.Person person) {
            String path = request.getRequestURI();
            audit.record(Entry.of(Act.EXPORTED, Optional.of(person.account()))
                    .on("file", path.length() > 200 ? path.substring(0, 200) : path));
        }
    }
}
