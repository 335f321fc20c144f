package health.cairn.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A mistyped parameter would be a question other than the one that was meant, so the API names it instead of ignoring it. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !request.getParameterMap().isEmpty()) {
            var known = new TreeSet<String>();
            for (MethodParameter parameter : method.getMethodParameters()) {
                RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
                if (named != null) {
                    parameter.initParameterNameDiscovery(NAMES);
                    known.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
                }
            }
            request.getParameterMap().keySet().stream()
                    .filter(name -> !known.contains(name) && !name.equals("_csrf"))
                    .findFirst()
                    .ifPresent(name -> {
                        throw ApiProblem.badRequest(
                                name,
                                Arrays.toString(request.getParameterValues(name)),
                                known.isEmpty() ? "no parameters" : "one of the parameters " + String.join(", ", known),
                                List.copyOf(known));
                    });
        }
        return true;
    }
}
