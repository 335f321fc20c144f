package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import health.cairn.CairnTest;
import health.cairn.people.AccessRules.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that exists has its rule, and is tried as the people who may not use it. */
@CairnTest
class RoutesTest {

    private static final RequestPostProcessor NOBODY = request -> request;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    /** A route as a browser would ask for it, with something in the place of each variable. */
    private record Route(HttpMethod method, String pattern) {
        String path() {
            return pattern.replaceAll("\\{\\*[^}]*}", "/x")
                    .replaceAll("\\{[^}]*}", "x")
                    .replaceAll("\\*+", "x");
        }
    }

    @Test
    void everyRouteStandsInTheList() {
        assertThat(routes()).hasSizeGreaterThan(5);
        assertThat(withoutRule(routes()))
                .as("routes without a rule; add them to AccessRules")
                .isEmpty();
        assertThat(withoutRule(List.of(new Route(HttpMethod.GET, "/patients/{id}"), new Route(HttpMethod.GET, "/"))))
                .containsExactly(new Route(HttpMethod.GET, "/patients/{id}"));
    }

    @Test
    void nobodyGetsWhereSignInIsNeeded() throws Exception {
        for (Route route : routes()) {
            if (AccessRules.decide(route.method(), route.path()) != Who.ANYONE) {
                var answer = as(NOBODY, route);
                if (route.pattern().startsWith("/api/")) {
                    assertThat(answer.getStatus()).as("%s", route).isEqualTo(401);
                } else {
                    assertThat(answer.getRedirectedUrl()).as("%s", route).isEqualTo("/sign-in");
                }
            }
        }
    }

    @Test
    void membersDoNotGetWhereOnlyAdministratorsMay() throws Exception {
        List<Route> reserved = routes().stream()
                .filter(route -> AccessRules.decide(route.method(), route.path()) == Who.ADMINISTRATORS)
                .toList();
        assertThat(reserved).isNotEmpty();
        for (Route route : reserved) {
            assertThat(as(people.member(), route).getStatus()).as("%s", route).isEqualTo(403);
        }
    }

    @Test
    void changesWithoutTheTokenOfTheFormAreRefused() throws Exception {
        List<Route> changing = routes().stream()
                .filter(route -> !Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(route.method()))
                .toList();
        assertThat(changing).isNotEmpty();
        for (Route route : changing) {
            var answer = mvc.perform(request(route.method(), route.path()).with(people.administrator()))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as("%s", route).isEqualTo(403);
        }
    }

    private MockHttpServletResponse as(RequestPostProcessor who, Route route) throws Exception {
        return mvc.perform(request(route.method(), route.path()).with(csrf()).with(who))
                .andReturn()
                .getResponse();
    }

    private static List<Route> withoutRule(List<Route> routes) {
        return routes.stream()
                .filter(route ->
                        AccessRules.listed(route.method(), route.path()).isEmpty())
                .toList();
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        routes.add(new Route(HttpMethod.GET, pattern));
                        routes.add(new Route(HttpMethod.POST, pattern));
                    }
                    methods.forEach(method -> routes.add(new Route(method.asHttpMethod(), pattern)));
                }
            });
        }
        return routes;
    }
}
