package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import health.cairn.browser.Site.Who;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.SAXException;

/** Every chart has its finding in words, its table, its source and its files, and is read with the keyboard alone. */
@BrowserTest
class ChartsInBrowserTest {

    private static final String MEASURE = "/measures/cervical-screening-25-49?area=UX017";

    /** @param charts the figures that the page shows, by their name */
    private record Drawn(String path, Who who, List<String> charts) {}

    private static final List<Drawn> PAGES = List.of(
            new Drawn(MEASURE, Who.VISITOR, List.of("trend", "areas", "funnel")),
            new Drawn("/areas/UX017", Who.VISITOR, List.of("people", "practices", "spread")),
            new Drawn("/need/new", Who.MEMBER, List.of("ranks", "contribution")));

    @TestFactory
    Stream<DynamicTest> everyChartSaysWhatItShowsAndCanBeTakenAlong(Site site) {
        return PAGES.stream()
                .map(page -> DynamicTest.dynamicTest(page.path(), () -> {
                    try (var view = site.view(page.who(), Site.WIDE)) {
                        view.go(page.path()).drawn();
                        for (String chart : page.charts()) {
                            complete(view, view.find("figure#" + chart));
                        }
                        assertThat(view.complaints()).isEmpty();
                    }
                }));
    }

    private static void complete(View view, Locator figure) throws Exception {
        String name = figure.getAttribute("id");
        assertSoftly(soft -> {
            soft.assertThat(figure.locator(".c-figure__title").innerText())
                    .as(name + " title")
                    .isNotBlank();
            soft.assertThat(figure.locator(".c-figure__says").innerText())
                    .as(name + " summary")
                    .hasSizeGreaterThan(20);
            soft.assertThat(figure.locator(".c-source").innerText())
                    .as(name + " source")
                    .hasSizeGreaterThan(10);
            soft.assertThat(figure.locator("table tbody tr").count())
                    .as(name + " rows")
                    .isGreaterThan(2);
            soft.assertThat(figure.locator(".c-plot svg").getAttribute("aria-hidden"))
                    .as(name + " drawing")
                    .isEqualTo("true");
        });
        Download svg = view.page().waitForDownload(() -> button(figure, "SVG").click());
        assertThat(svg.suggestedFilename()).isEqualTo("cairn-" + name + ".svg");
        assertThat(marks(svg)).as(name + " marks in the SVG").isGreaterThan(10);
        Download png = view.page().waitForDownload(() -> button(figure, "PNG").click());
        BufferedImage image = ImageIO.read(png.path().toFile());
        assertThat(image).as(name + " PNG").isNotNull();
        // Twice the size of the drawing, so that it stays sharp on paper and slides.
        assertThat(image.getWidth()).isGreaterThan(600);
        assertThat(colours(image)).as(name + " colours in the PNG").isGreaterThan(5);
    }

    private static Locator button(Locator figure, String name) {
        return figure.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** How many things are drawn; fails where the file is not well-formed. */
    private static int marks(Download svg) throws IOException, ParserConfigurationException, SAXException {
        try (var in = Files.newInputStream(svg.path())) {
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in);
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            return Stream.of("path", "rect", "circle", "line", "text")
                    .mapToInt(tag -> document.getElementsByTagName(tag).getLength())
                    .sum();
        }
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void theTabKeyReachesAChartAndArrowsReadItsPoints(Site site) {
        try (var view = site.view(Who.VISITOR, Site.WIDE)) {
            view.go(MEASURE).drawn();
            view.find("h1").click();
            boolean reached = false;
            for (int i = 0; i < 40 && !reached; i++) {
                view.page().keyboard().press("Tab");
                reached = (boolean) view.page().evaluate("document.activeElement.matches('#trend .c-plot')");
            }
            assertThat(reached).as("the chart takes focus").isTrue();
            var readout = view.find("#trend .c-readout");
            view.page().keyboard().press("Home");
            String first = readout.innerText();
            view.page().keyboard().press("ArrowRight");
            String second = readout.innerText();
            view.page().keyboard().press("End");
            String last = readout.innerText();
            // A quarter, its value in per cent and what the rules say of it.
            assertThat(List.of(first, second, last))
                    .doesNotHaveDuplicates()
                    .allMatch(says -> says.matches("\\w{3,4} to \\w{3,4} \\d{4}: [\\d.]+%, .+"));
            view.page().keyboard().press("ArrowRight");
            assertThat(readout).hasText(last);
            String[] rows = view.find("#trend tbody tr th").allTextContents().toArray(String[]::new);
            assertThat(first).startsWith(rows[0].strip());
            assertThat(last).startsWith(rows[rows.length - 1].strip());
        }
    }

    @Test
    void theNumbersOfAChartComeAsAFile(Site site) {
        try (var view = site.view(Who.VISITOR, Site.WIDE)) {
            view.go(MEASURE);
            String csv = view.find("#areas .c-tools a").first().getAttribute("href");
            var answer = view.page().context().request().get(view.page().url().replaceAll("/measures.*", "") + csv);
            assertThat(answer.headers().get("content-type")).startsWith("text/csv");
            // 45 networks and the heading.
            assertThat(answer.text().lines()).hasSize(46);
        }
    }

    @Test
    void printedPagesKeepTheirChartsAndLoseTheirButtons(Site site) throws IOException {
        for (String path : List.of(MEASURE, "/areas/UX017/pack")) {
            try (var view = site.view(Who.VISITOR, Site.WIDE)) {
                view.go(path).drawn();
                view.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                Locator drawings = view.find(".c-plot svg");
                assertThat(drawings.count()).isGreaterThan(1);
                for (Locator drawing : drawings.all()) {
                    assertThat(drawing).isVisible();
                    assertThat(drawing.boundingBox().height).isGreaterThan(100);
                }
                assertThat(view.find("nav[aria-label=Menu]")).isHidden();
                assertThat(view.find(".c-tools").first()).isHidden();
                assertThat(view.find(".c-button").first()).isHidden();
                assertThat(view.find("details table").first()).isVisible();
                assertThat(view.page().pdf()).hasSizeGreaterThan(20_000);
            }
        }
    }
}
