package health.cairn.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers their {@link Viewer} or {@link Scope} as an argument. What a person may do is read anew for each
 * request, so a change counts at once and nothing of it is kept in a session.
 */
@Configuration(proxyBeanMethods = false)
class ScopeArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer, Viewers {

    private static final String VIEWER = ScopeArguments.class.getName() + ".viewer";

    private final AccountStore accounts;
    private final Scopes scopes;
    private final Clock clock;

    ScopeArguments(AccountStore accounts, Scopes scopes, Clock clock) {
        this.accounts = accounts;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class || parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Viewer viewer = of(request.getNativeRequest(HttpServletRequest.class));
        return parameter.getParameterType() == Viewer.class ? viewer : scopes.of(viewer);
    }

    @Override
    public Viewer of(@Nullable HttpServletRequest request) {
        if (request != null && request.getAttribute(VIEWER) instanceof Viewer known) {
            return known;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean byToken = CurrentAccount.carries(authentication, CurrentAccount.BY_TOKEN);
        Viewer viewer = CurrentAccount.of(authentication)
                .flatMap(number -> accounts.viewer(number, LocalDate.now(clock)))
                // Patients are seen by a person at a screen, not by a program.
                .<Viewer>map(person -> byToken ? person.without(Role.PRACTICE_DATA_HOLDER) : person)
                .orElseGet(Viewer.Visitor::new);
        if (request != null) {
            request.setAttribute(VIEWER, viewer);
        }
        return viewer;
    }
}
