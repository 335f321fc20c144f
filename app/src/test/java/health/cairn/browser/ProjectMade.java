package health.cairn.browser;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/**
 * A project that a person began on a measure's page, with a measure and data of its own and a cycle in study.
 *
 * @param fed the measure that the indicator feeds
 * @param measure the measure whose data were pasted
 * @param map a process map with a step
 * @param views a sheet of the sustainability model with one person's view
 */
record ProjectMade(long number, long fed, long measure, long cycle, long map, long views) {

    private static final String ROWS = """
            2025-01-01\t31\t102
            2025-02-01\t29\t98\tsnow
            2025-03-01\t33\t105
            2025-04-01\t30\t99
            2025-05-01\t32\t101
            2025-06-01\t28\t97
            2025-07-01\t34\t104
            2025-08-01\t31\t100
            2025-09-01\t30\t103
            2025-10-01\t33\t99
            2025-11-01\t29\t96
            2025-12-01\t31\t101
            2026-01-01\t38\t98
            2026-02-01\t41\t102
            """;

    String path(String below) {
        return "/projects/" + number + below;
    }

    static ProjectMade make(Site site) {
        try (var view = site.view(Site.Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            view.go("/measures/cervical-screening-25-49?area=UX017");
            view.press("Start a project");
            page.waitForURL(Pattern.compile(".*/projects/new.*"));
            view.press("Start the project");
            page.waitForURL(Pattern.compile(".*/projects/\\d+.*"));
            long number = last(view.path());
            String here = "/projects/" + number;
            view.go(here + "/measures");
            long fed = last(page.locator("main table a").first().getAttribute("href"));
            view.go(here + "/parts/new?kind=measure");
            view.fill("name", "Screened within 12 weeks");
            view.fill("numerator", "Women screened within 12 weeks of the reminder");
            view.fill("denominator", "Women reminded");
            view.fill("target", "42");
            view.press("Save");
            page.waitForURL(Pattern.compile(".*/measures/\\d+.*"));
            long measure = last(view.path());
            view.go(here + "/measures/" + measure + "/data");
            view.fill("rows", ROWS);
            view.press("Keep these points");
            view.go(here + "/parts/new?kind=cycle");
            view.fill("title", "Six women, one nurse");
            view.fill("idea", "A call from her own nurse");
            view.press("Save");
            page.waitForURL(Pattern.compile(".*/cycles/\\d+.*"));
            long cycle = last(view.path());
            view.fill("prediction", "2 of 6 will book");
            view.press("Add this prediction");
            view.press("Begin the test");
            view.press("The test is over: go on to study");
            part(view, here, "driver", "text", "She is asked by someone she trusts");
            part(view, here, "idea", "text", "Call by her own nurse");
            part(view, here, "stakeholder", "name", "The nurses of both practices");
            part(view, here, "comment", "text", "Fewer women want evenings than we thought.");
            view.go(here + "/score");
            view.fill("reason", "As the evidence says");
            view.press("Say so");
            long map = part(view, here, "sheet&tool=PROCESS_MAP", "title", "The reminder, as it is now");
            view.fill("what", "Prints the letter and puts it into an envelope");
            view.fill("minutes", "5");
            view.fill("waiting", "4320");
            view.press("Add");
            long views = part(view, here, "sheet&tool=SUSTAINABILITY", "title", "November");
            view.fill("who", "Noor Ash");
            view.press("Add");
            return new ProjectMade(number, fed, measure, cycle, map, views);
        }
    }

    private static long part(View view, String here, String kind, String field, String text) {
        view.go(here + "/parts/new?kind=" + kind);
        view.fill(field, text);
        view.press("Save");
        view.page().waitForURL(Pattern.compile(".*said=added.*"));
        String path = view.path().replaceAll("\\?.*", "");
        return path.matches(".*/tools/\\d+") ? last(path) : 0;
    }

    private static long last(String path) {
        return Long.parseLong(path.replaceAll("\\?.*", "").replaceAll(".*/(\\d+)[^/]*$", "$1"));
    }
}
