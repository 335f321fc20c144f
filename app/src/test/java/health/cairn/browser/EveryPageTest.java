package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import health.cairn.browser.Site.Who;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Groups;
import health.cairn.imports.Imports;
import health.cairn.people.Accounts;
import health.cairn.people.Invitations;
import health.cairn.people.Role;
import health.cairn.people.Scopes;
import health.cairn.people.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page, wide and on a phone: nothing that shuts people out (axe, serious and critical), nothing that the browser
 * complains about, one heading, a title, charts that are drawn, no scrolling sideways. Leaves a picture of each.
 */
@BrowserTest
class EveryPageTest {

    /**
     * @param name of the picture
     * @param status what the server answers, 200 where all is well
     */
    private record Sight(String name, String path, Who who, int status) {
        static Sight open(String name, String path) {
            return new Sight(name, path, Who.VISITOR, 200);
        }

        static Sight administrator(String name, String path) {
            return new Sight(name, path, Who.ADMINISTRATOR, 200);
        }

        static Sight member(String name, String path) {
            return new Sight(name, path, Who.MEMBER, 200);
        }
    }

    /** What is made once, so that pages about it can be opened. */
    private record Made(
            AreaCode group,
            String invitation,
            String role,
            String wayBack,
            long run,
            int faulty,
            int unknown,
            ProjectMade project,
            UnmetNeedMade unmet) {}

    private static final String WORKBENCH =
            "/need/new?title=Trial&within=XW0&areas=PCN&map=2026-10-01&choose=9&seed=1&simulations=1000"
                    + "&m0.name=Emergencies&m0.weight=40&m0.polarity=HIGHER_IS_MORE_NEED";

    private static List<Sight> sights(Made made) {
        return List.of(
                Sight.open("home", "/"),
                Sight.open("search", "/search"),
                Sight.open("search-found", "/search?q=tarn"),
                Sight.open("search-nothing", "/search?q=zzzzzz"),
                Sight.open("measures", "/measures"),
                Sight.open("measures-nothing", "/measures?q=zzzzzz"),
                Sight.open("measure-network", "/measures/cervical-screening-25-49?area=UX017"),
                Sight.open("measure-practice", "/measures/cervical-screening-25-49?area=XW0001"),
                Sight.open(
                        "measure-similar",
                        "/measures/cervical-screening-25-49?area=UX017&compare=similar&map=today&period=2025-04-01/2025-07-01"),
                Sight.open("measure-england", "/measures/cervical-screening-25-49?area=E92000001"),
                Sight.open("measure-group", "/measures/cervical-screening-25-49?area=" + made.group()),
                Sight.open("measure-few-points", "/measures/cancers-diagnosed-as-an-emergency?area=UX017"),
                Sight.open("measure-not-loaded", "/measures/emergency-admissions-with-cancer"),
                Sight.open("area-practice", "/areas/XW0001"),
                Sight.open("area-network", "/areas/UX017"),
                Sight.open("area-similar", "/areas/UX017?compare=similar&map=2023-01-01"),
                Sight.open("area-sub-icb", "/areas/XWN1"),
                Sight.open("area-icb", "/areas/XWN"),
                Sight.open("area-alliance", "/areas/XW0"),
                Sight.open("area-england", "/areas/E92000001"),
                Sight.open("area-group", "/areas/" + made.group()),
                new Sight("area-unknown", "/areas/A81001", Who.VISITOR, 404),
                Sight.open("history-network", "/areas/UX048/history"),
                Sight.open("history-practice", "/areas/XW0001/history"),
                Sight.open("pack", "/areas/UX017/pack"),
                Sight.open("groups", "/groups"),
                Sight.open("sign-in", "/sign-in"),
                Sight.open("sign-in-failed", "/sign-in?failed"),
                Sight.open("sign-in-refused", "/sign-in?refused=not-known"),
                new Sight("provider-away", "/sign-in/with/away", Who.VISITOR, 503),
                Sight.open("signed-out", "/signed-out"),
                Sight.open("set-up", "/set-up/" + made.invitation()),
                Sight.open("set-up-role", "/set-up/" + made.role()),
                Sight.member("set-up-take-on", "/set-up/" + made.role()),
                Sight.open("set-up-way-back", "/set-up/" + made.wayBack()),
                new Sight("set-up-used", "/set-up/nothing", Who.VISITOR, 404),
                Sight.open("how-we-count", "/how-we-count"),
                Sight.open("privacy", "/privacy"),
                Sight.open("accessibility-statement", "/accessibility-statement"),
                Sight.open("api", "/api"),
                new Sight("not-found", "/no-such-page", Who.VISITOR, 404),
                Sight.member("home-of-mine", "/"),
                Sight.member("groups-of-mine", "/groups"),
                Sight.member("group-new", "/groups/new"),
                Sight.member("group-edit", "/groups/" + made.group() + "/edit"),
                Sight.member("need", "/need"),
                Sight.member("workbench", "/need/new"),
                Sight.member("workbench-wrong", WORKBENCH),
                Sight.member("run", "/need/" + made.run()),
                Sight.open("projects-of-everybody", "/projects"),
                Sight.member("projects", "/projects"),
                Sight.member("projects-put-away", "/projects?archived=true"),
                Sight.open("board-of-everybody", "/projects/board"),
                Sight.member("board", "/projects/board?within=UX017"),
                Sight.member("board-nothing", "/projects/board?q=zzzzzz"),
                new Sight("across-nothing", "/projects/board/measure?key=x", Who.VISITOR, 404),
                Sight.member(
                        "across",
                        "/projects/board/measure?key=measure/" + made.project().measure()),
                Sight.open("projects-finished", "/projects/archive"),
                Sight.member("projects-finished-nothing", "/projects/archive?q=zzzzzz"),
                Sight.member("project-write-up", made.project().path("/write-up")),
                Sight.member("project-write-up-edit", made.project().path("/write-up/edit")),
                Sight.member("programmes", "/projects/programmes"),
                Sight.member("project-new", "/projects/new"),
                Sight.member(
                        "project-new-from-measure",
                        "/projects/new?measure=cervical-screening-25-49&area=UX017&sex=Female&age=25-49+yrs"),
                Sight.member("often", "/unmet-need/often?area=UX017"),
                Sight.member("often-nothing", "/unmet-need/often?area=UX017&often=practice-100"),
                new Sight("often-elsewhere", "/unmet-need/often?area=XW0001", Who.HOLDER, 403),
                new Sight("often-inside", "/unmet-need/often?area=XW0004", Who.HOLDER, 200),
                Sight.member("never", "/unmet-need/never?area=UX017"),
                Sight.member("never-practice", "/unmet-need/never?area=XW0005"),
                Sight.member("never-too-long", "/unmet-need/never?area=UX017&months=36"),
                Sight.member("missed", "/unmet-need/missed?area=UX017"),
                Sight.administrator("unmet-need-empty", "/unmet-need/missed"),
                Sight.member("people-not-seen", "/unmet-need/people"),
                Sight.member("meeting", "/unmet-need/meeting?at=UX017"),
                Sight.administrator("meeting-none", "/unmet-need/meeting"),
                new Sight("people-asked", "/unmet-need/people", Who.HOLDER, 200),
                Sight.member("cohorts", "/unmet-need/cohorts"),
                Sight.member("cohort-new", "/unmet-need/cohorts/new?area=UX017&ageFrom=65&atLeast1=12"),
                Sight.member("cohort", "/unmet-need/cohorts/" + made.unmet().cohort()),
                Sight.member("cases", "/unmet-need/cases"),
                Sight.member("case-outside", "/unmet-need/cases/" + made.unmet().dive()),
                new Sight("case-inside", "/unmet-need/cases/" + made.unmet().dive(), Who.HOLDER, 200),
                Sight.administrator("contacts-loaded", "/unmet-need/loads"),
                Sight.administrator("contacts-new", "/unmet-need/loads/new"),
                Sight.administrator("contacts-batch", "/unmet-need/loads/1"),
                Sight.administrator("contacts-publish", "/unmet-need/loads/1/publish"),
                Sight.administrator("contacts-withdraw", "/unmet-need/loads/1/withdraw"),
                Sight.administrator("contacts-erase", "/unmet-need/loads/1/erase"),
                Sight.administrator("contacts-definitions", "/unmet-need/loads/definitions"),
                Sight.administrator("contacts-mappings", "/unmet-need/loads/mappings"),
                Sight.member("project", made.project().path("")),
                new Sight("project-not-shared", made.project().path(""), Who.VISITOR, 404),
                Sight.member("project-charter", made.project().path("/charter")),
                Sight.member("project-measures", made.project().path("/measures")),
                Sight.member(
                        "project-measure-fed",
                        made.project().path("/measures/" + made.project().fed())),
                Sight.member(
                        "project-measure",
                        made.project().path("/measures/" + made.project().measure())),
                Sight.member(
                        "project-data",
                        made.project().path("/measures/" + made.project().measure() + "/data")),
                Sight.member("project-cycles", made.project().path("/cycles")),
                Sight.member(
                        "project-cycle",
                        made.project().path("/cycles/" + made.project().cycle())),
                Sight.member("project-drivers", made.project().path("/drivers")),
                Sight.member("project-ideas", made.project().path("/ideas")),
                Sight.member("project-tools", made.project().path("/tools")),
                Sight.member(
                        "project-process",
                        made.project().path("/tools/" + made.project().map())),
                Sight.member(
                        "project-sustainability",
                        made.project().path("/tools/" + made.project().views())),
                Sight.member("project-stakeholders", made.project().path("/tools/stakeholders")),
                Sight.member("project-score", made.project().path("/score")),
                Sight.member("project-journal", made.project().path("/journal")),
                Sight.member("project-team", made.project().path("/team")),
                Sight.member("project-timeline", made.project().path("/timeline")),
                Sight.member("project-history", made.project().path("/history")),
                Sight.member("project-part-new", made.project().path("/parts/new?kind=task")),
                Sight.member(
                        "project-part",
                        made.project().path("/parts/" + made.project().measure())),
                Sight.member("project-publishing", made.project().path("/publishing")),
                Sight.administrator("loads", "/loads"),
                Sight.administrator("load-new", "/loads/new"),
                Sight.administrator("load", "/loads/2"),
                Sight.administrator("load-faulty", "/loads/" + made.faulty()),
                Sight.administrator("load-unknown", "/loads/" + made.unknown()),
                Sight.administrator("load-publish", "/loads/" + made.faulty() + "/publish"),
                Sight.administrator("load-withdraw", "/loads/2/withdraw"),
                Sight.administrator("mappings", "/loads/mappings"),
                Sight.administrator("mapping", "/loads/mappings/new?batch=" + made.unknown()),
                Sight.member("account", "/account"),
                new Sight("forbidden", "/people", Who.MEMBER, 403),
                new Sight("loads-forbidden", "/loads", Who.MEMBER, 403),
                new Sight("second-factor", "/sign-in/second-factor", Who.BEGUN, 200),
                Sight.member("confirm", "/confirm?to=/account"),
                Sight.member("confirm-refused", "/confirm?refused=not-shown-now"),
                new Sight("confirm-away", "/confirm/with/away", Who.MEMBER, 503),
                Sight.member("security", "/account/security"),
                Sight.member("authenticator", "/account/security/authenticator"),
                Sight.member("tokens", "/account/tokens"),
                Sight.member("sharing-run", "/sharing/run/" + made.run()),
                Sight.member("sharing-group", "/sharing/group/" + made.group()),
                Sight.administrator("people-of-network", "/people/UX017"),
                Sight.administrator("agreements-of-practice", "/people/XW0001/agreements"),
                Sight.administrator("agreements-of-network", "/people/UX017/agreements"),
                Sight.member("account-audit", "/account/audit"),
                Sight.member("reminders", "/account/reminders"),
                Sight.member("account-data", "/account/data"),
                new Sight("account-data-of-the-only-administrator", "/account/data", Who.ADMINISTRATOR, 200),
                new Sight("retention", "/settings/retention", Who.ADMINISTRATOR, 200),
                new Sight("audit", "/audit", Who.ADMINISTRATOR, 200),
                new Sight("small-numbers", "/settings/small-numbers", Who.ADMINISTRATOR, 200),
                new Sight("people", "/people", Who.ADMINISTRATOR, 200));
    }

    @TestFactory
    Stream<DynamicTest> everyPageCanBeUsedByEverybody(Site site) throws IOException {
        return sights(made(site)).stream()
                .flatMap(sight -> Stream.of(Site.WIDE, Site.PHONE)
                        .map(width -> DynamicTest.dynamicTest(
                                sight.name() + " at " + width, () -> look(site, sight, width))));
    }

    private static void look(Site site, Sight sight, int width) {
        try (var view = site.view(sight.who(), width)) {
            view.go(sight.path()).drawn();
            view.photograph(sight.name() + "-" + width);
            assertSoftly(soft -> {
                soft.assertThat(bare(view.path())).as("page").isEqualTo(bare(sight.path()));
                soft.assertThat(view.status()).as("status").isEqualTo(sight.status());
                soft.assertThat(view.page().title()).as("title").matches(".+ – Cairn");
                soft.assertThat(view.find("h1").count()).as("main headings").isEqualTo(1);
                soft.assertThat(view.find("h1").innerText()).as("main heading").isNotBlank();
                soft.assertThat(view.tooWide())
                        .as(sight.name() + " at " + width + ": wider than the window")
                        .isEmpty();
                soft.assertThat(view.barriers()).as("barriers").isEmpty();
                soft.assertThat(view.complaints()).as("complaints").isEmpty();
            });
        }
    }

    private static String bare(String path) {
        return path.replaceAll("\\?.*", "");
    }

    @Test
    void noPageIsLeftOut(Site site) throws IOException {
        List<PathContainer> seen = sights(made(site)).stream()
                .map(sight -> PathContainer.parsePath(bare(sight.path())))
                .toList();
        List<String> missing = pages(site).stream()
                .filter(page -> seen.stream().noneMatch(path -> matches(page, path)))
                .toList();
        assertThat(pages(site)).hasSizeGreaterThan(25);
        assertThat(missing)
                .as("pages that no browser looks at; add them to the sights of this test")
                .isEmpty();
    }

    private static boolean matches(String pattern, PathContainer path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(path);
    }

    private static final Set<String> LEADS_ELSEWHERE = Set.of(
            "/groups/{code}",
            "/unmet-need",
            "/sign-in/with/{provider}",
            "/sign-in/from/{provider}",
            "/confirm/with/{provider}",
            "/account/security/providers/{provider}/connect");

    /** What is read, and is neither a file nor for programs nor only leads elsewhere. */
    private static List<String> pages(Site site) {
        var pages = new ArrayList<String>();
        site.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, method) -> {
            boolean page = method.getReturnType().getParameterType() == String.class
                    && info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
            if (page) {
                info.getPatternValues().stream()
                        .filter(pattern -> !pattern.startsWith("/api/") && !LEADS_ELSEWHERE.contains(pattern))
                        .forEach(pages::add);
            }
        });
        return pages;
    }

    private static final String HEADER =
            "Indicator ID,Indicator Name,Area Code,Sex,Age,Time period,Value,Count,Denominator\n";

    private static @Nullable Made made;

    private static Made made(Site site) throws IOException {
        Made known = made;
        if (known == null) {
            known = make(site);
            made = known;
        }
        return known;
    }

    private static Made make(Site site) throws IOException {
        var account =
                site.bean(Accounts.class).findByEmail(site.email(Who.MEMBER)).orElseThrow();
        var person = new Viewer.Person(account.number(), account.name(), false, account.home());
        var group = site.bean(Groups.class)
                .make(
                        person,
                        "Tarn and Wend federation",
                        List.of(new AreaCode("UX018"), new AreaCode("UX020"), new AreaCode("XW0001")));
        var invitations = site.bean(Invitations.class);
        var asker = site.bean(Scopes.class).of(administrator(site));
        String invitation = invitations.invite(asker, false);
        String role = invitations.invite(asker, "UX017", Role.COACH);
        String wayBack = invitations.recover(asker, account.number());
        int faulty = load(
                site,
                "made-up.csv",
                HEADER + "96001,Made up,XW0001,Persons,All ages,2024/25,50,5,10\n"
                        + "96001,Made up,not a code,Persons,All ages,2024/25,50,5,10\n"
                        + "96001,Made up,XW0002,Persons,All ages,2024/25,50,50,10\n");
        int unknown =
                load(site, "survey.csv", "Practice,Month,Seen,Invited\nXW0001,2025-04,31,40\nXW0002,2025-04,8,20\n");
        return new Made(
                group.code(),
                invitation,
                role,
                wayBack,
                Freezing.freeze(site),
                faulty,
                unknown,
                ProjectMade.make(site),
                UnmetNeedMade.make(site));
    }

    private static Viewer.Person administrator(Site site) {
        var account = site.bean(Accounts.class)
                .findByEmail(site.email(Who.ADMINISTRATOR))
                .orElseThrow();
        return new Viewer.Person(account.number(), account.name(), account.administrator(), account.home());
    }

    private static int load(Site site, String name, String text) throws IOException {
        return site.bean(Imports.class)
                .receiveAndRead(
                        new Imports.Upload(name, Optional.empty(), Optional.empty(), Imports.Publishing.NEVER),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .batch()
                .id();
    }
}
