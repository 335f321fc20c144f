package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.browser.Site.Who;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
