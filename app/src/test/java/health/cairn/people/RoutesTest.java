package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Groups;
import health.cairn.people.AccessRules.Who;
import health.cairn.projects.Charter;
import health.cairn.projects.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that exists has its rule, and is tried as everybody: what comes of it is a page of the reference. */
@CairnTest(
        properties = {
            // With a provider, so that its routes are there; nobody asks it.
            SignInProviders.SETTINGS + ".routes.issuer=http://127.0.0.1:1",
            SignInProviders.SETTINGS + ".routes.client-id=nobody"
        })
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "access.md");
    private static final String HERE = TestOrganisations.NETWORK;
    private static final String EDITING = "/groups/{code}/edit";
    private static final String SHARING = "/sharing/group/{code}";

    /** Who may not have these is told so with 400, in the words of Spring's filter. */
    private static final Route PASSKEY_OPTIONS = new Route(HttpMethod.POST, "/webauthn/register/options");

    /** Here a provider speaks, whose signature is looked at; without a token it is told so with 400. */
    private static final Route BACK_CHANNEL = new Route(HttpMethod.POST, ProviderSignOut.BACK_CHANNEL + "{provider}");

    /** Answered by the security filters, so no controller names them. */
    private static final List<Route> OF_FILTERS = List.of(
            new Route(HttpMethod.POST, "/sign-in"),
            new Route(HttpMethod.POST, "/sign-out"),
            BACK_CHANNEL,
            new Route(HttpMethod.POST, "/webauthn/authenticate/options"),
            PASSKEY_OPTIONS,
            new Route(HttpMethod.POST, "/webauthn/register"));

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestOrganisations world;

    @Autowired
    Scopes scopes;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    Groups groups;

    @Autowired
    Sharing sharing;

    @Autowired
    Projects projects;

    private final Map<String, Optional<Account>> everybody = new LinkedHashMap<>();
    private String group = "";
    private String project = "";

    /** A route as a browser would ask for it, with something in the place of each variable. */
    private record Route(HttpMethod method, String pattern) {
        String path() {
            return pattern.replace("{organisation}", HERE)
                    .replaceAll("\\{\\*[^}]*}", "/x")
                    .replaceAll("\\{[^}]*:\\\\d\\+}", "999999999")
                    .replaceAll("\\{[^}]*}", "x")
                    .replaceAll("\\*+", "x");
        }
    }

    @BeforeAll
    void everybodyWhoMayAsk() {
        world.publish();
        everybody.put("nobody", Optional.empty());
        everybody.put("member elsewhere", Optional.of(people.holding(Role.MEMBER, TestOrganisations.OTHER_NETWORK)));
        everybody.put("member here", Optional.of(people.holding(Role.MEMBER, HERE)));
        everybody.put("lead here", Optional.of(people.holding(Role.NETWORK_LEAD, HERE)));
        everybody.put("analyst here", Optional.of(people.holding(Role.ANALYST, HERE)));
        everybody.put("administrator here", Optional.of(people.holding(Role.ADMINISTRATOR, HERE)));
        everybody.put(
                "administrator of the installation",
                Optional.of(people.account("routes.admin@example.com", "Test administrator", true)));
        Scope lead = scope(Objects.requireNonNull(everybody.get("lead here")));
        group = groups.make((Viewer.Person) lead.viewer(), "Shared", List.of(new AreaCode(HERE)))
                .code()
                .value();
        sharing.share(lead, new ObjectRef("group", group), new Grantee.Organisation(HERE), Access.EDIT);
        var started = projects.start(
                Projects.Beginning.of(
                        new Charter("Shared", "", "", "", null, null, "", null, "", "", "", "", null, null)),
                lead);
        project = Long.toString(((Projects.Started.Done) started).project());
        sharing.share(lead, new ObjectRef("project", project), new Grantee.Organisation(HERE), Access.EDIT);
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

    /** Run with {@code -Dcairn.draw=true} to write the page anew after a change. */
    @Test
    void everybodyGetsWhereTheRulesSayAndNowhereElseAndTheReferenceShowsIt() throws Exception {
        var page = new StringBuilder(INTRODUCTION).append(heading("route | for"));
        for (Route route : routes()) {
            Who who = AccessRules.decide(route.method(), route.path());
            page.append("| `%s %s` | %s |".formatted(route.method(), route.pattern(), who.words()));
            for (var somebody : everybody.entrySet()) {
                Answer answer = answer(somebody.getValue(), route);
                assertThat(!answer.refused())
                        .as("%s asks for %s, which is for %s", somebody.getKey(), route, who)
                        .isEqualTo(AccessRules.allows(scope(somebody.getValue()), route.method(), route.path()));
                assertThat(answer.status())
                        .as("%s asks for %s", somebody.getKey(), route)
                        .isLessThan(500);
                page.append(" ").append(answer).append(" |");
            }
            page.append("\n");
        }
        page.append(OF_A_GROUP).append(heading("route"));
        for (String path : List.of(EDITING, SHARING)) {
            page.append("| `GET %s` | %s |\n".formatted(path, String.join(" | ", answers(path))));
        }
        page.append(OF_A_PROJECT).append(heading("route"));
        for (String path : OF_PROJECTS) {
            page.append("| `GET %s` | %s |\n".formatted(path, String.join(" | ", answers(path))));
        }
        if (Boolean.getBoolean("cairn.draw")) {
            Files.writeString(PAGE, page);
        }
        assertThat(read(PAGE))
                .as(
                        "write it anew: mvn -pl statistics,app test -Dtest=RoutesTest -Dcairn.draw=true -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(page.toString());
    }

    @Test
    void whatIsSharedIsForThoseItIsSharedWithAndItsMakerDecides() throws Exception {
        // In the order of everybody: nobody, elsewhere, then those here, of whom the second made it, then the
        // installation.
        assertThat(answers(EDITING)).containsExactly("302 sign-in", "403", "200", "200", "200", "200", "403");
        assertThat(answers(SHARING)).containsExactly("302 sign-in", "404", "404", "200", "404", "404", "404");
        assertThat(answers("/projects/{project}")).containsExactly("404", "404", "200", "200", "200", "200", "404");
        assertThat(answers("/projects/{project}/parts/new?kind=task"))
                .containsExactly("302 sign-in", "404", "200", "200", "200", "200", "404");
        assertThat(answers("/projects/{project}/publishing"))
                .containsExactly("302 sign-in", "404", "403", "200", "403", "403", "404");
    }

    @Test
    void theRulesTellPeopleApart() {
        // One route of each sort, by hand: the rest of the page is only as right as the rules.
        assertThat(mayAsk("nobody", HttpMethod.GET, "/areas/x")).isTrue();
        assertThat(mayAsk("nobody", HttpMethod.GET, "/need")).isFalse();
        assertThat(mayAsk("member elsewhere", HttpMethod.GET, "/need")).isTrue();
        assertThat(mayAsk("member here", HttpMethod.POST, "/need/new")).isFalse();
        assertThat(mayAsk("lead here", HttpMethod.POST, "/need/new")).isTrue();
        assertThat(mayAsk("lead here", HttpMethod.GET, "/loads")).isFalse();
        assertThat(mayAsk("analyst here", HttpMethod.POST, "/loads")).isTrue();
        assertThat(mayAsk("analyst here", HttpMethod.GET, "/people/" + HERE)).isFalse();
        assertThat(mayAsk("administrator here", HttpMethod.GET, "/people/" + HERE))
                .isTrue();
        assertThat(mayAsk("administrator here", HttpMethod.GET, "/people/" + TestOrganisations.PRACTICE))
                .isFalse();
        assertThat(mayAsk("administrator here", HttpMethod.GET, "/people")).isFalse();
        assertThat(mayAsk("administrator of the installation", HttpMethod.GET, "/people"))
                .isTrue();
    }

    @Test
    void changesWithoutTheTokenOfTheFormAreRefused() throws Exception {
        List<Route> changing = routes().stream()
                .filter(route -> !Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(route.method()))
                .filter(route -> !route.equals(BACK_CHANNEL))
                .toList();
        assertThat(changing).isNotEmpty();
        for (Route route : changing) {
            var answer = mvc.perform(request(route.method(), route.path()).with(people.administrator()))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as("%s", route).isEqualTo(403);
        }
    }

    private static final String INTRODUCTION = """
            # Who may ask for what

            Every route of pages and API, really asked for by everybody; `RoutesTest` writes the answers down and fails when
            they are others. `302 sign-in` leads to the sign-in page, 401 and 403 refuse. Every other answer lets in: what a
            path names is made up here, so many say 404, and forms and files are sent empty, so many say 400 or 422.
            "Here" is the organisation that a route names, where it names one.

            To be let in is not all: what somebody sees behind a route is decided by their roles (`Scope`), and things that
            people made are seen by those they are shared with. Programs with an access token reach the API as their person
            does, within what the token is for.

            """;

    private static final String OF_A_GROUP = """

            ## Behind a route

            A custom group that the lead here made and let everybody here edit. Looking after the installation opens nothing
            that belongs to others.

            """;

    private static final String OF_A_PROJECT = """

            A project that the lead here started and let everybody here edit.

            """;

    private static final List<String> OF_PROJECTS = List.of(
            "/projects/{project}",
            "/projects/{project}/charter",
            "/projects/{project}/history",
            "/projects/{project}/parts/new?kind=task",
            "/projects/{project}/publishing",
            "/sharing/project/{project}",
            "/api/v1/projects/{project}/parts");

    private String heading(String first) {
        String columns = first + " | " + String.join(" | ", everybody.keySet());
        return "| " + columns + " |\n" + "|---".repeat(columns.split("\\|", -1).length) + "|\n";
    }

    private List<String> answers(String path) throws Exception {
        var answers = new ArrayList<String>();
        for (var account : everybody.values()) {
            answers.add(answer(
                            account,
                            new Route(
                                    HttpMethod.GET,
                                    path.replace("{code}", group).replace("{project}", project)))
                    .toString());
        }
        return answers;
    }

    private boolean mayAsk(String who, HttpMethod method, String path) {
        return AccessRules.allows(scope(everybody.getOrDefault(who, Optional.empty())), method, path);
    }

    private Scope scope(Optional<Account> account) {
        return account.map(scopes::of).orElseGet(() -> scopes.of(new Viewer.Visitor()));
    }

    /** @param sentAway led to the page where a sign-in begins */
    private record Answer(int status, boolean sentAway, boolean refused) {
        @Override
        public String toString() {
            return status + (sentAway ? " sign-in" : "");
        }
    }

    private Answer answer(Optional<Account> account, Route route) throws Exception {
        MockHttpServletResponse answer = mvc.perform(request(route.method(), route.path())
                        .with(csrf())
                        .with(account.map(people::as).orElse(asked -> asked)))
                .andReturn()
                .getResponse();
        int status = answer.getStatus();
        // The page that asks for a second factor lets everybody in, and leads on by itself.
        boolean sentAway = account.isEmpty()
                && "/sign-in".equals(answer.getRedirectedUrl())
                && !route.pattern().startsWith("/sign-in");
        boolean refused = status == 401 || status == 403 || status == 400 && route.equals(PASSKEY_OPTIONS);
        return new Answer(status, sentAway, refused || sentAway);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<Route> withoutRule(List<Route> routes) {
        return routes.stream()
                .filter(route ->
                        AccessRules.listed(route.method(), route.path()).isEmpty())
                .toList();
    }

    private List<Route> routes() {
        var routes = new ArrayList<>(OF_FILTERS);
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
        return routes.stream()
                .distinct()
                .sorted(Comparator.comparing(Route::pattern)
                        .thenComparing(route -> route.method().name()))
                .toList();
    }
}
