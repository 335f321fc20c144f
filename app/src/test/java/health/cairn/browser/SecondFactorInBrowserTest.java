package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.SecondFactors;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An authenticator app is set up at a phone, and on the day it is lost a recovery code lets its owner in. */
@BrowserTest
class SecondFactorInBrowserTest {

    private static final String PASSWORD = "three quiet herons";

    @Test
    void anAppIsSetUpAndARecoveryCodeSignsInOnce(Site site) throws Exception {
        Account account = site.bean(Accounts.class)
                .create(new Accounts.NewAccount(
                        "telephone@westmark.example", "Test telephone", PASSWORD, false, Optional.empty()));
        try (var view = site.stranger(true)) {
            view.page().setViewportSize(Site.PHONE, 900);
            view.go("/sign-in").signIn(account.email(), PASSWORD);
            view.go("/account/security/authenticator");
            fill(view, Site.codeNow(fromBase32(view.find("ol code").innerText())));
            assertThat(view.find("h1")).hasText("Keep these recovery codes");
            canBeUsed(view);
            assertThat(site.bean(SecondFactors.class).of(account.number()).recoveryCodes())
                    .isEqualTo(10)
                    .isEqualTo(view.find("li code").count());
            String recovery = view.find("li code").first().innerText();

            view.go("/account/security");
            canBeUsed(view);
            view.page().context().clearCookies();
            view.go("/sign-in").signIn(account.email(), PASSWORD);
            assertThat(view.page()).hasURL(Pattern.compile(".*/sign-in/second-factor$"));
            fill(view, "000 000");
            assertThat(view.find("h2").first()).hasText("There is a problem");
            canBeUsed(view);
            fill(view, recovery);
            assertThat(view.page()).not().hasURL(Pattern.compile(".*/sign-in.*"));
            assertThat(site.bean(SecondFactors.class).of(account.number()).recoveryCodes())
                    .isEqualTo(9);
            assertThat(view.complaints()).isEmpty();
        }
    }

    private static void canBeUsed(View view) {
        assertThat(view.barriers()).isEmpty();
        assertThat(view.tooWide()).isEmpty();
    }

    private static void fill(View view, String code) {
        view.find("input[name=code]").fill(code);
        view.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                .click();
    }

    /** RFC 4648, section 6: five bits a letter. */
    private static byte[] fromBase32(String text) {
        String letters = text.replace(" ", "");
        BigInteger bits = BigInteger.ZERO;
        for (char letter : letters.toCharArray()) {
            bits = bits.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        byte[] secret = new byte[letters.length() * 5 / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = bits.shiftRight(8 * (secret.length - 1 - i)).byteValue();
        }
        return secret;
    }
}
