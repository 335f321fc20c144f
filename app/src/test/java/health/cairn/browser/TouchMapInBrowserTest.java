package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.cairn.browser.Site.Who;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person's touch map, which no address leads to: wide, on phones, by keyboard and on paper. */
@BrowserTest
class TouchMapInBrowserTest {

    @ParameterizedTest
    @ValueSource(ints = {Site.WIDE, Site.PHONE})
    void theListAndTheTouchMapCanBeUsedByEverybodyAndThePictureIsReadByArrowKeys(int width, Site site) {
        try (var view = site.view(Who.HOLDER, width)) {
            UnmetNeedMade.touchMap(view);
            view.drawn();
            view.photograph("touch-map-" + width);
            assertThat(view.tooWide()).isEmpty();
            assertThat(view.barriers()).isEmpty();
            assertThat(view.complaints()).isEmpty();
            assertThat(view.path()).as("nothing of the person in the address").isEqualTo("/unmet-need/people/map");
            view.find("[data-chart=lanes]").press("ArrowRight");
            assertThat(view.find(".c-readout").first().innerText()).matches("\\d+ \\w+ \\d{4}: .*");
            view.page().goBack();
            assertThat(view.tooWide()).isEmpty();
        }
    }

    /** One page of the PDF is one sheet; /Type /Page stands once for each. */
    @ParameterizedTest
    @ValueSource(ints = Site.WIDE)
    void theTouchMapPrintsOnOnePage(int width, Site site) {
        try (var view = site.view(Who.HOLDER, width)) {
            UnmetNeedMade.touchMap(view);
            view.drawn();
            byte[] pdf = view.page()
                    .pdf(new Page.PdfOptions()
                            .setFormat("A4")
                            .setLandscape(true)
                            .setScale(0.7));
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            long sheets =
                    Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count();
            assertThat(sheets).isEqualTo(1);
        }
    }
}
