package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import health.cairn.browser.Site.Who;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** One person's touch map, which no address leads to: wide, on phones and by keyboard. */
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
        }
    }

    /** The list begins with whoever has most contacts, so all others have less to print. */
    @Test
    void aPersonWithManyContactsPrintsOnOnePageAcross(Site site) throws IOException {
        try (var view = site.view(Who.HOLDER, Site.WIDE)) {
            UnmetNeedMade.touchMap(view);
            view.drawn();
            assertThat(view.find(".c-figure table tbody tr").count()).isGreaterThan(60);
            byte[] pdf = view.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (var read = new PdfReader(pdf)) {
                assertThat(read.getNumberOfPages()).isEqualTo(1);
                // A4 across: 297 by 210 mm in points of 1/72 inch.
                assertThat(read.getPageSizeWithRotation(1).getWidth()).isCloseTo(842f, within(2f));
                assertThat(read.getPageSizeWithRotation(1).getHeight()).isCloseTo(595f, within(2f));
                // Chromium sets letters one by one, so the spaces that are read back are not those of the text.
                assertThat(new PdfTextExtractor(read).getTextFromPage(1).replaceAll("\\s+", ""))
                        .contains("Burst1", "Whatthepatternsays", "Contactsamonth", "silencesof90days")
                        .doesNotContain("Whatnext");
            }
        }
    }
}
