package health.cairn.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session after a working day, however busy. That it ends after an idle hour is a setting. */
final class LongestSession extends OncePerRequestFilter {

    private final SignIns signIns;

    LongestSession(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && signIns.outlived(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
