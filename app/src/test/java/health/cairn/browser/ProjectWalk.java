package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What somebody does on the pages of a project, each with what the page answers; and what every page has to be. */
final class ProjectWalk {

    private ProjectWalk() {}

    /** What every page has to be, also now that there is something on it. */
    static void good(View view) {
        view.drawn();
        assertSoftly(soft -> {
            soft.assertThat(view.find("h1").count())
                    .as("main headings of " + view.path())
                    .isEqualTo(1);
            soft.assertThat(view.barriers()).as("barriers on " + view.path()).isEmpty();
            soft.assertThat(view.tooWideOnAPhone())
                    .as("too wide: " + view.path())
                    .isEmpty();
            soft.assertThat(view.complaints())
                    .as("complaints on " + view.path())
                    .isEmpty();
        });
    }

    static void prints(View view, String... words) throws IOException {
        List<String> sheets = view.printed();
        assertThat(sheets).isNotEmpty();
        // Letters that stand a little apart are read as words of their own.
        assertThat(closed(String.join("", sheets)))
                .contains(List.of(words).stream().map(ProjectWalk::closed).toList())
                .doesNotContain(List.of(
                        "Skiptomain", "Signout", "Signin", "Unmetneed", "PDSAcycles", "Teamandtasks", "Howwecount"))
                // An address without the site's name leads nowhere on paper.
                .doesNotContain("(Link:/");
    }

    private static String closed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Chooses in a select by the words that stand there. */
    static void choose(View view, String field, String words) {
        Locator select = view.find("main select[name=" + field + "]").last();
        String value = select.locator("option")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .getAttribute("value");
        select.selectOption(value);
    }

    static void tab(View view, String name) {
        view.find("nav[aria-label='Pages of this project']")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static void toOverview(View view) {
        tab(view, "Overview");
        assertThat(view.find(".c-trail")).isVisible();
    }

    static void says(View view, String sentence) {
        assertThat(view.find(".nhsuk-inset-text[role=status]")).containsText(sentence);
    }

    static void refuses(View view, String sentence) {
        assertThat(view.find(".nhsuk-error-summary").first()).containsText(sentence);
    }

    static void member(View view, String name, String profession, String role, boolean clinical) {
        view.follow("Add a team member");
        view.fill("name", name);
        view.fill("profession", profession);
        choose(view, "role", role);
        view.page().getByLabel("Works as a clinician").setChecked(clinical);
        view.press("Save");
        says(view, "Added.");
    }

    /** By one key and the words, in the driver diagram. */
    static void entered(View view, String key, String words) {
        view.page().keyboard().press(key);
        assertThat(view.find("#diagram-text")).isFocused();
        view.page().keyboard().type(words);
        view.page().keyboard().press("Enter");
        assertThat(DriversInBrowserTest.box(view.page(), words)).isFocused();
    }

    /** As a spreadsheet puts it on the clipboard: days as people write them here, tabs between, a row of names on top. */
    static String rows(LocalDate from, String counts) {
        var text = new StringBuilder("Month\tCounted\tOut of\n");
        LocalDate month = from;
        for (String count : counts.split(" ", -1)) {
            text.append(month.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")))
                    .append('\t')
                    .append(count.replace('/', '\t'))
                    .append('\n');
            month = month.plusMonths(1);
        }
        return text.toString();
    }

    /** By the clipboard: the text is cut out of one field and pasted into the first cell of the grid. */
    static void pastes(View view, String rows) {
        Locator field = view.find("textarea[name=rows]");
        field.fill(rows);
        field.press("Control+a");
        field.press("Control+x");
        assertThat(field).hasValue("");
        Locator cell = view.find("[name=day0]");
        cell.focus();
        cell.press("Control+v");
        int last = (int) rows.lines().count() - 1;
        assertThat(view.find("form [data-says]")).containsText(last + 1 + " rows pasted");
        List<String> cells = List.of(rows.lines().toList().getLast().split("\t", -1));
        assertThat(view.find("[name=day" + last + "]")).hasValue(cells.get(0));
        assertThat(view.find("[name=d" + last + "]")).hasValue(cells.get(2));
        view.press("Keep these points");
    }

    /** Saves a form of a part: the page that answers has its next version. */
    static void saves(View view, String form) {
        Locator version = view.find(form + " [name=version]").first();
        String before = version.inputValue();
        view.find(form + " form")
                .first()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Save"))
                .click();
        assertThat(version).not().hasValue(before);
        says(view, "Saved.");
    }

    static void predicts(View view, String prediction) {
        Locator fields = view.find("#predictions [name=prediction]");
        assertThat(fields.last()).hasValue("");
        int before = fields.count();
        fields.last().fill(prediction);
        view.press("Add this prediction");
        assertThat(fields).hasCount(before + 1);
        says(view, "Added.");
    }

    static void begins(View view) {
        view.press("Begin the test");
        says(view, "Predictions are stamped and baselines frozen.");
        // From now on the prediction is read and not written.
        assertThat(view.find("main [name=prediction]")).hasCount(0);
        assertThat(view.find("#predictions")).containsText("Stamped on");
        assertThat(view.find("#predictions dl")).containsText("will book");
    }

    /** What is written in one form and not saved yet is not lost when another is saved. */
    static void studies(View view, String results, String came) {
        view.press("The test is over: go on to study");
        says(view, "Now write what was found beside what was predicted.");
        view.fill("results", results);
        view.fill("observed", results);
        choose(view, "came", came);
        saves(view, "#predictions");
        assertThat(view.find("#predictions [name=observed]")).hasValue(results);
        view.find("#study").getByText("Restore it").click();
        assertThat(view.find("[name=results]")).hasValue(results);
        saves(view, "#study");
        assertThat(view.find("[name=results]")).hasValue(results);
        assertThat(view.find(".c-draft")).hasCount(0);
    }

    static void decides(View view, String decision, String because) {
        view.page().getByLabel(decision).check();
        view.press("Decide");
        refuses(view, "Say ");
        view.page().getByLabel(decision).check();
        view.fill("because", because);
        view.press("Decide");
    }

    /** The first bytes of the file behind a link, a character each. */
    static String beginning(View view, String link) throws IOException {
        Download download = view.page().waitForDownload(() -> view.follow(link));
        try (InputStream bytes = download.createReadStream()) {
            return new String(bytes.readNBytes(8), StandardCharsets.ISO_8859_1);
        } finally {
            download.delete();
        }
    }
}
