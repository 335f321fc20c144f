package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What an attacker tries first, by OWASP's application security verification standard. Bombs in uploaded files are tried in
 * {@code ContentsTest}, formulas in downloaded ones in {@code LoadsWebTest} and {@code AuditedActionsTest}, routes as the
 * wrong person in {@link RoutesTest}.
 */
@CairnTest(properties = {"server.forward-headers-strategy=framework"})
class HardeningTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    Audit audit;

    @Test
    void nothingInlineRunsAndNoTextBecomesAScript() throws Exception {
        String policy = Objects.requireNonNull(
                mvc.perform(get("/sign-in")).andReturn().getResponse().getHeader("Content-Security-Policy"));
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("require-trusted-types-for 'script'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("unsafe-eval")
                .doesNotContain("*");
        String page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
        assertThat(page)
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain("<style")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain(" style=");
    }

    @Test
    void behindTlsTheBrowserIsToldToStayThereAndTheCookieNeverLeavesIt() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(header().doesNotExist("Strict-Transport-Security"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
        var secured = mvc.perform(get("/sign-in").header("X-Forwarded-Proto", "https"))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")))
                .andReturn()
                .getResponse();
        var cookie = Objects.requireNonNull(secured.getCookie("cairn"));
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    }

    /** A scanner found that these went as far as the database, which refuses the character. */
    @ParameterizedTest
    @ValueSource(strings = {"/search?q=a%00b", "/measures/cervical-screening-25-49?sex=%00"})
    void aCharacterThatCannotBeKeptIsRefusedAtTheDoor(String path) throws Exception {
        mvc.perform(get(URI.create(path))).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "next", "redirect", "returnUrl", "url"})
    void signingInLeadsNowhereElse(String parameter) throws Exception {
        people.account("redirect@example.com", "Test Person", false);
        mvc.perform(post("/sign-in?" + parameter + "=https://example.org/")
                        .param("email", "redirect@example.com")
                        .param("password", TestPeople.PASSWORD)
                        .header("Referer", "https://example.org/")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in/second-factor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.properties",
                "/assets/..%2fapplication.properties",
                "/assets/%2e%2e/application.properties",
                "/assets/..%5capplication.properties",
                "/assets/%252e%252e/application.properties",
                "/assets/....//application.properties",
                "//example.org/account"
            })
    void noAddressLeadsOutOfItsFolder(String address) throws Exception {
        var answer = mvc.perform(get(URI.create("http://localhost" + address)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isIn(400, 404);
        assertThat(answer.getContentAsString()).doesNotContain("spring.");
    }

    /** Fields that a form does not have, named as the account's own. */
    @Test
    void fieldsThatAFormDoesNotHaveChangeNothing() throws Exception {
        String token = invitations.invite(false);
        mvc.perform(post("/set-up/" + token)
                .param("name", "Test Person")
                .param("email", "mass@example.com")
                .param("password", TestPeople.PASSWORD)
                .param("administrator", "true")
                .param("account.administrator", "true")
                .param("number", "1")
                .with(csrf()));
        assertThat(accounts.findByEmail("mass@example.com").orElseThrow().administrator())
                .isFalse();
    }

    @Test
    void aPersonSeesTheirOwnRecordsAndNobodyElses() throws Exception {
        Account one = people.account("one@example.com", "Test One", false);
        Account other = people.account("other@example.com", "Test Other", false);
        audit.record(Entry.of(Act.EXPORTED, Optional.of(other.number())).on("file", "others-own"));
        for (String address : List.of("/account/audit", "/account/audit?who=" + other.number())) {
            mvc.perform(get(address).with(people.as(one)))
                    .andExpect(content().string(not(containsString("others-own"))));
        }
    }

    /** Both answers take the time of one hashing; without it an unknown address would be told a hundred times sooner. */
    @Test
    void anUnknownAddressTakesAsLongAsAWrongPassword() throws Exception {
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            people.account("timing" + i + "@example.com", "Test Person", false);
            known = Math.min(known, nanosToFail("timing" + i + "@example.com"));
            unknown = Math.min(unknown, nanosToFail("nobody" + i + "@example.com"));
        }
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
    }

    private long nanosToFail(String email) throws Exception {
        return LongStream.range(0, 2)
                .map(i -> {
                    long begun = System.nanoTime();
                    try {
                        mvc.perform(post("/sign-in")
                                        .param("email", email)
                                        .param("password", "not the password")
                                        .with(csrf()))
                                .andExpect(redirectedUrl("/sign-in?failed"));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return System.nanoTime() - begun;
                })
                .min()
                .orElseThrow();
    }
}
