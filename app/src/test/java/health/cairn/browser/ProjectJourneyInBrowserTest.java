package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.cairn.browser.ProjectWalk.beginning;
import static health.cairn.browser.ProjectWalk.begins;
import static health.cairn.browser.ProjectWalk.choose;
import static health.cairn.browser.ProjectWalk.decides;
import static health.cairn.browser.ProjectWalk.entered;
import static health.cairn.browser.ProjectWalk.good;
import static health.cairn.browser.ProjectWalk.member;
import static health.cairn.browser.ProjectWalk.pastes;
import static health.cairn.browser.ProjectWalk.predicts;
import static health.cairn.browser.ProjectWalk.prints;
import static health.cairn.browser.ProjectWalk.refuses;
import static health.cairn.browser.ProjectWalk.rows;
import static health.cairn.browser.ProjectWalk.saves;
import static health.cairn.browser.ProjectWalk.says;
import static health.cairn.browser.ProjectWalk.studies;
import static health.cairn.browser.ProjectWalk.tab;
import static health.cairn.browser.ProjectWalk.toOverview;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import health.cairn.pages.Numbers;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A project from the finding it began with to its copy at another practice, as people work through it: links are followed,
 * fields are filled, keys are pressed. Each page on the way is looked at as {@link EveryPageTest} does, now that it is full.
 */
@BrowserTest
class ProjectJourneyInBrowserTest {

    private static final String NAME = "Called by a nurse she knows";
    private static final String MEASURE = "Booked within two weeks of the call";
    private static final String TASK = "Print the list for the duty nurse";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** The year of months before anybody was called: 28 to 34 of about 100, without a signal. */
    private static final LocalDate BEFORE = TODAY.withDayOfMonth(1).minusMonths(23);

    private static final String YEAR =
            rows(BEFORE, "31/102 29/98 33/105 30/99 32/101 28/97 34/104 31/100 30/103 33/99 29/96 31/101");

    /** Ten months in which 43 to 48 of about 100 booked: every one above the mean of the year before. */
    private static final LocalDate AFTER = BEFORE.plusMonths(12);

    private static final String LATER =
            rows(AFTER, "44/98 46/102 43/99 47/101 45/100 44/97 48/104 45/101 46/100 47/99");

    @Test
    void aFindingBecomesAProjectThatAnotherPracticeCopies(Site site) throws IOException {
        String project;
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            project = beginsWithAnOutlier(view);
            hasATeam(view);
            hasATheory(view);
            hasAMeasureWithAYearOfData(view);
            testsThreeTimes(view, project);
            seesTheSignal(view);
        }
        // A view that is opened anew is signed in anew, where that was some minutes ago: publishing asks who one is.
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go(project);
            isScored(view);
            view.go(project);
            assertThat(view.find("main")).containsText("3.0 modest improvement, as the team says");
            isWrittenUp(view);
            isPublished(view);
        }
        isReadByAnybody(site);
        isCopied(site, project);
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go(project);
            assertThat(view.find("#copies")).containsText("Used by one copy");
            assertThat(view.find(".c-trail")).containsText("one copy");
        }
    }

    private static String beginsWithAnOutlier(View view) throws IOException {
        view.go("/areas/UX017");
        Locator outlier = view.find(".c-finding").first();
        String finding = outlier.locator("h3").innerText();
        outlier.getByText("Look at the measure").click();
        assertThat(view.find("h1")).isVisible();
        view.drawn();
        view.press("Start a project");
        assertThat(view.find("h1")).hasText("Start a project");
        // The finding in words, and a charter that says how much, from where, by when, for whom and where.
        assertThat(view.find("main")).containsText("It begins with this finding");
        String aim = view.find("[name=aim]").inputValue();
        assertThat(aim)
                .contains("Harrowdale and Millbeck")
                .contains(" from ")
                .contains(" to ")
                .contains(" by ");
        for (String field : List.of("baseline", "target", "unit", "byWhen", "forWhom", "where", "problem")) {
            assertThat(view.find("[name=" + field + "]").inputValue())
                    .as(field + " of a project that begins with: " + finding)
                    .isNotBlank();
        }
        good(view);
        view.fill("name", "");
        view.press("Start the project");
        refuses(view, "Give the project a name");
        assertThat(view.find("[name=aim]")).hasValue(aim);
        view.fill("name", NAME);
        view.press("Start the project");
        says(view, "The project has begun. It is private until you share it.");
        assertThat(view.find("h1")).hasText(NAME);
        assertThat(view.find("main")).containsText(aim);
        // The finding is kept with its numbers, its method and its day.
        Locator kept = view.find("section")
                .filter(new Locator.FilterOptions().setHasText("It began with"))
                .last();
        assertThat(kept).containsText("Kept as it stood on " + Numbers.day(TODAY));
        assertThat(kept).containsText("95% interval");
        // The measure that the indicator feeds has its chart, with the target of the charter.
        view.drawn();
        assertThat(view.find(".c-plot svg")).hasCount(1);
        assertThat(view.find(".c-key").first()).containsText("Target");
        good(view);
        prints(view, NAME, "It began with");
        return view.path().replaceAll("\\?.*", "");
    }

    private static void hasATeam(View view) {
        tab(view, "Team and tasks");
        // Whoever begins a project leads it.
        view.follow("Dr Imara Quill");
        view.fill("profession", "GP");
        view.page().getByLabel("Works as a clinician").check();
        view.press("Save");
        says(view, "Saved.");
        member(view, "Petra Lowmoor", "Programme manager", "sponsor", false);
        member(view, "Noor Ash", "Practice nurse", "clinical lead", true);
        member(view, "Lio Marsh", "Practice manager", "data lead", false);
        Locator team = view.find("section").filter(new Locator.FilterOptions().setHasText("Petra Lowmoor"));
        assertThat(team.first()).containsText("sponsor");
        assertThat(team.first()).containsText("two clinical, two not");
        assertThat(team.first()).containsText("Nobody yet as improvement coach, patient partner");
        view.follow("Add a task");
        view.fill("what", TASK);
        view.fill("who", "Noor Ash");
        view.fill("due", TODAY.plusDays(3).toString());
        view.press("Save");
        says(view, "Added.");
        assertThat(view.find("main")).containsText(TASK);
        good(view);
    }

    /** From the tab of the page to the last box without a click. */
    private static void hasATheory(View view) {
        tab(view, "Driver diagram");
        Page page = view.page();
        var keys = page.keyboard();
        Locator aim = view.find("a[data-node='0']");
        assertThat(aim).isVisible();
        for (int i = 0; i < 60 && !(boolean) aim.evaluate("box => box === document.activeElement"); i++) {
            keys.press("Tab");
        }
        assertThat(aim).isFocused();
        entered(view, "d", "She is asked by someone she trusts");
        entered(view, "d", "A known voice");
        entered(view, "i", "Call by her own nurse");
        for (int i = 0; i < 3; i++) {
            keys.press("ArrowLeft");
        }
        assertThat(aim).isFocused();
        entered(view, "d", "It fits her week");
        assertThat(view.find("#driver-diagram-says")).containsText("2 primary drivers, 1 secondary driver");
        keys.press("Control+z");
        assertThat(DriversInBrowserTest.box(page, "It fits her week")).hasCount(0);
        assertThat(view.find("[data-says]").first()).containsText("Undone.");
        keys.press("Control+y");
        assertThat(DriversInBrowserTest.box(page, "It fits her week")).hasCount(1);
        assertThat(view.find(".c-outline")).containsText("Secondary driver");
        good(view);
    }

    private static void hasAMeasureWithAYearOfData(View view) {
        tab(view, "Measures");
        good(view);
        view.follow("Define a measure");
        view.fill("name", MEASURE);
        choose(view, "type", "process");
        choose(view, "shape", "a share");
        view.fill("numerator", "Women who booked within two weeks of the call");
        view.press("Save");
        refuses(view, "A share needs what it is out of");
        assertThat(view.find("[name=name]")).hasValue(MEASURE);
        view.fill("denominator", "Women called");
        view.fill("unit", "%");
        choose(view, "frequency", "every month");
        choose(view, "direction", "higher is better");
        view.fill("target", "45");
        view.press("Save");
        says(view, "Added.");
        assertThat(view.find("main")).containsText("The baseline is not frozen yet.");
        view.press("Add data");
        pastes(view, YEAR);
        says(view, "12 added, 0 corrected");
        good(view);
        view.follow("See the chart");
        assertThat(view.find(".c-figure__title")).containsText(MEASURE + ": no signal");
        assertThat(view.find("svg[role=img][aria-label='No signal in the latest point']")
                        .first())
                .isVisible();
        // These months are over, and so the team says itself where its baseline ends.
        view.page().getByLabel("Freeze what ended by").fill(AFTER.toString());
        view.press("Freeze the baseline");
        says(view, "The baseline is frozen.");
        assertThat(view.find("main")).containsText("what ended by " + Numbers.day(AFTER));
        assertThat(view.find(".c-figure__says")).containsText("the baseline of 12 points");
        good(view);
    }

    private static void testsThreeTimes(View view, String project) {
        tab(view, "PDSA cycles");
        view.follow("Plan a cycle");
        view.fill("title", "Six women, one nurse");
        view.fill("idea", "A call from her own nurse");
        choose(view, "tests", "Call by her own nurse");
        choose(view, "scale", "a few patients");
        view.page().getByLabel(MEASURE).check();
        view.press("Save");
        says(view, "Added.");
        view.press("Begin the test");
        refuses(view, "Write down what you predict before the test begins");
        predicts(view, "4 of 6 will book");
        good(view);
        begins(view);
        // The baseline of what the indicator feeds is frozen by the first test.
        String cycle = view.path();
        tab(view, "Measures");
        view.find("main tbody th a").first().click();
        assertThat(view.find("main")).containsText("The baseline is frozen: what ended by " + Numbers.day(TODAY));
        view.go(cycle);
        studies(view, "2 of 6 booked; the others were at work", "otherwise");
        decides(view, "adapt", "Call after five in the afternoon");
        says(view, "This is the cycle that follows");
        assertThat(view.find("main")).containsText("Call after five in the afternoon");
        assertThat(view.find(".c-ramp-side li")).hasCount(2);

        view.fill("title", "Six women, after five");
        saves(view, "#plan");
        predicts(view, "4 of 6 will book");
        begins(view);
        studies(view, "3 of 6 booked, and one asked to be called again", "partly");
        decides(view, "set it aside", "Nobody can stay after five every day");
        says(view, "Decided, and kept.");
        assertThat(view.find("#act")).containsText("Set aside, decided on");

        tab(view, "Driver diagram");
        view.follow("Ideas by impact and ease");
        good(view);
        view.follow("Plan a cycle");
        view.fill("title", "All women of one practice, at lunch");
        choose(view, "scale", "one practice");
        view.press("Save");
        predicts(view, "Half of them will book");
        begins(view);
        studies(view, "31 of 60 booked", "as predicted");
        view.fill("sustaining", "The duty nurse has the list every Monday");
        decides(view, "adopt it", "It works, and it fits into the day");
        says(view, "Decided, and kept.");
        assertThat(view.find("#act")).containsText("To keep it going: The duty nurse has the list every Monday");
        good(view);

        tab(view, "PDSA cycles");
        assertThat(view.find("main"))
                .containsText(
                        "Of three predictions of which it is known what came, one came as predicted, one partly and one"
                                + " otherwise.");
        assertThat(view.find("main li.c-cycle")).hasCount(3);
        good(view);
        assertThat(view.path()).startsWith(project + "/cycles");
    }

    private static void seesTheSignal(View view) throws IOException {
        tab(view, "Measures");
        view.follow("Data of " + MEASURE);
        pastes(view, LATER);
        says(view, "10 added, 0 corrected");
        view.follow("See the chart");
        view.drawn();
        assertThat(view.find(".c-figure__title").first()).containsText(MEASURE + " has gone up: a change happened");
        assertThat(view.find("main svg[role=img][aria-label='A change happened: higher, as wanted']")
                        .first())
                .isVisible();
        assertThat(view.find(".c-says").first()).containsText("A change happened: higher, as wanted.");
        // New limits are a person's decision: they are offered, and not made.
        assertThat(view.find(".c-caveat")).containsText("10 points in a row lie above the centre");
        good(view);
        prints(view, MEASURE, "a change happened");
        toOverview(view);
        good(view);
    }

    private static void isScored(View view) {
        view.follow("Evidence and history");
        Locator suggested = view.find("h2").filter(new Locator.FilterOptions().setHasText("Suggested:"));
        assertThat(suggested).containsText("2.5 changes tested, no improvement yet");
        assertThat(view.find(".c-evidence")).containsText("3 cycles begun");
        choose(view, "step", "3.0");
        view.fill("feedback", "The same in the other practices");
        view.press("Say so");
        refuses(view, "Cairn suggests 2.5 from what is in the project; say why it is 3.0");
        assertThat(view.find("[name=feedback]")).hasValue("The same in the other practices");
        view.fill("reason", "The published numbers come a year later than our own");
        view.press("Say so");
        says(view, "Saved.");
        assertThat(view.find("dl").first()).containsText("3.0 modest improvement, said by Dr Imara Quill for the team");
        good(view);
        view.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Projects").setExact(true))
                .first()
                .click();
        view.press("Board");
        view.fill("q", NAME);
        view.press("Show");
        Locator row = view.find("tbody tr").filter(new Locator.FilterOptions().setHasText(NAME));
        assertThat(row.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Progress score 3.0 of 5")))
                .isVisible();
        good(view);
    }

    private static void isWrittenUp(View view) throws IOException {
        tab(view, "Write-up");
        Locator article = view.find("article");
        assertThat(article).containsText("Petra Lowmoor, Programme manager (sponsor)");
        assertThat(article).containsText("Decided to adopt: It works, and it fits into the day");
        assertThat(article).containsText(MEASURE);
        good(view);
        view.follow("Write and change it");
        assertThat(view.find("[name=aims]").inputValue()).contains("Harrowdale and Millbeck");
        view.fill("rationale", "People say yes to somebody they know.");
        good(view);
        view.press("Save");
        says(view, "Saved.");
        assertThat(article).containsText("People say yes to somebody they know.");
        view.drawn();
        prints(view, NAME, "People say yes to somebody they know.");
        assertThat(beginning(view, "PDF")).startsWith("%PDF-");
        // A file of PowerPoint is a zip archive.
        assertThat(beginning(view, "Slides (PowerPoint)")).startsWith("PK\u0003\u0004");
    }

    private static void isPublished(View view) {
        toOverview(view);
        view.press("Publish, copy or put away");
        good(view);
        view.press("Publish the project");
        refuses(view, "Read the texts once more");
        refuses(view, "Ask the sponsor");
        for (String agreed :
                List.of("I have read the texts once more", "Those who are named agree", "The sponsor agrees")) {
            view.page().getByLabel(agreed).check();
        }
        view.press("Publish the project");
        says(view, "Anybody can read this project now.");
        assertThat(view.find(".c-caption")).containsText("published");
    }

    private static void isReadByAnybody(Site site) throws IOException {
        try (var view = site.stranger(true)) {
            view.go("/projects");
            view.follow(NAME);
            assertThat(view.find("h1")).hasText(NAME);
            view.drawn();
            assertThat(view.find("main")).containsText("2 primary drivers");
            assertThat(view.find("main")).not().containsText(TASK);
            good(view);
            prints(view, NAME);
            tab(view, "Team and tasks");
            assertThat(view.find("main")).containsText("Noor Ash");
            assertThat(view.find("main")).not().containsText(TASK);
            assertThat(view.find("main")).not().containsText("Add a");
            tab(view, "Measures");
            view.follow(MEASURE);
            assertThat(view.find(".c-figure__title").first()).containsText("a change happened");
            good(view);
        }
    }

    private static void isCopied(Site site, String project) {
        try (var view = site.stranger(true)) {
            view.go("/sign-in").signIn(site.email(Who.HOLDER), site.password());
            view.page().waitForURL(Pattern.compile("(?!.*sign-in).*"));
            view.page()
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Projects").setExact(true))
                    .first()
                    .click();
            view.follow(NAME);
            assertThat(view.find("main")).not().containsText(TASK);
            view.fill("name", NAME + ", at ours");
            good(view);
            view.press("Copy it");
            says(view, "Copied, with a link back to where it came from.");
            assertThat(view.find("h1")).hasText(NAME + ", at ours");
            assertThat(view.find("main")).containsText("2 primary drivers");
            assertThat(view.find("main")).not().containsText("Petra Lowmoor");
            // What the indicator feeds is fed by the numbers of those who copied it.
            assertThat(view.find(".c-plot svg")).hasCount(1);
            view.follow("The measure, its definition and its data");
            assertThat(view.find("main")).containsText("Fed by published numbers");
            assertThat(view.find("a[href*='/measures/'][href*='area=XW0004']")).hasCount(1);
            view.page().goBack();
            good(view);
            view.find("#copies")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName(NAME).setExact(true))
                    .click();
            assertThat(view.find("h1")).hasText(NAME);
            assertThat(view.path()).isEqualTo(project);
        }
    }
}
