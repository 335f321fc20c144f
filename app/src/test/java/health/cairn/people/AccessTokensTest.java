package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import health.cairn.people.AccessTokens.Use;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Tokens open the API for what they say, to the person's own extent, until they end. */
@CairnTest
class AccessTokensTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    AccessTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTokenOpensTheApiWithoutASessionAndWithoutTheTokenOfAForm() throws Exception {
        Account analyst = people.holding(Role.ANALYST, TestPeople.HERE);
        String token = tokens.issue(analyst.number(), "nightly load", EnumSet.of(Use.READ, Use.LOAD), A_DAY);
        mvc.perform(bearing(get("/api/v1/batches"), token))
                .andExpect(status().isOk())
                .andExpect(
                        result -> assertThat(result.getResponse().getCookies()).isEmpty());
        mvc.perform(bearing(post("/api/v1/batches/999999/publish"), token)).andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/batches/999999/publish").with(people.as(analyst)))
                .andExpect(status().isForbidden());
    }

    @Test
    void aTokenIsForWhatItSaysAndNotForMoreThanThePersonMay() throws Exception {
        Account analyst = people.holding(Role.ANALYST, TestPeople.HERE);
        String reading = tokens.issue(analyst.number(), "reading", EnumSet.of(Use.READ), A_DAY);
        mvc.perform(bearing(get("/api/v1/batches"), reading)).andExpect(status().isOk());
        mvc.perform(bearing(post("/api/v1/batches/999999/publish"), reading)).andExpect(status().isForbidden());
        String loading = tokens.issue(analyst.number(), "loading", EnumSet.of(Use.LOAD), A_DAY);
        mvc.perform(bearing(get("/api/v1/batches"), loading)).andExpect(status().isForbidden());
        Account member = people.holding(Role.MEMBER, TestPeople.HERE);
        String members = tokens.issue(member.number(), "all", EnumSet.allOf(Use.class), A_DAY);
        mvc.perform(bearing(get("/api/v1/batches"), members)).andExpect(status().isForbidden());
    }

    @Test
    void aTokenIsForTheApiOnly() throws Exception {
        Account administrator = people.account("tokens.admin@example.com", "Test administrator", true);
        String token = tokens.issue(administrator.number(), "all", EnumSet.allOf(Use.class), A_DAY);
        mvc.perform(bearing(get("/account"), token)).andExpect(redirectedUrl("/sign-in"));
        mvc.perform(bearing(get("/people"), token)).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void aTokenThatEndedOrNeverWasIsRefusedEvenBesideASession() throws Exception {
        Account analyst = people.holding(Role.ANALYST, TestPeople.HERE);
        String token = tokens.issue(analyst.number(), "ends", EnumSet.of(Use.READ), A_DAY);
        long number = tokens.of(analyst.number()).getFirst().number();
        assertThat(tokens.end(people.holding(Role.MEMBER, TestPeople.HERE).number(), number))
                .isFalse();
        mvc.perform(bearing(get("/api/v1/batches"), token)).andExpect(status().isOk());
        assertThat(tokens.end(analyst.number(), number)).isTrue();
        for (String dead : new String[] {token, "cairn_never-made", "something else"}) {
            mvc.perform(bearing(get("/api/v1/batches"), dead).with(people.as(analyst)))
                    .andExpect(status().isUnauthorized())
                    .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")));
        }
        String expired = tokens.issue(analyst.number(), "expires", EnumSet.of(Use.READ), A_DAY);
        jdbc.sql("update people.access_token set expires_at = now() where name = 'expires'")
                .update();
        mvc.perform(bearing(get("/api/v1/batches"), expired)).andExpect(status().isUnauthorized());
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() throws Exception {
        Account member = people.holding(Role.MEMBER, TestPeople.HERE);
        String page = mvc.perform(post("/account/tokens")
                        .param("name", "shown once")
                        .param("uses", "READ")
                        .with(csrf())
                        .with(people.as(member)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String token = page.replaceAll("(?s).*(cairn_[\\w-]{43}).*", "$1");
        mvc.perform(bearing(get("/api/v1/runs"), token))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isNotIn(401, 403));
        mvc.perform(get("/account/tokens").with(people.as(member)))
                .andExpect(content().string(containsString("shown once")))
                .andExpect(content().string(not(containsString(token))));
        assertThat(jdbc.sql("select count(*) from people.access_token where token_hash = :plain")
                        .param("plain", token.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .query(Integer.class)
                        .single())
                .isZero();
        mvc.perform(post("/account/tokens")
                        .param("name", "too late")
                        .param("uses", "READ")
                        .with(csrf())
                        .with(people.longAgo(member)))
                .andExpect(redirectedUrl("/confirm?to=%2Faccount"));
    }

    @Test
    void aTokenWithoutNameUseOrEndIsRefusedInWords() {
        long account = people.holding(Role.MEMBER, TestPeople.HERE).number();
        assertThatThrownBy(() -> tokens.issue(account, " ", Set.of(Use.READ), A_DAY))
                .hasMessageContaining("Say what");
        assertThatThrownBy(() -> tokens.issue(account, "x", Set.of(), A_DAY)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> tokens.issue(account, "x", Set.of(Use.READ), AccessTokens.LONGEST_LIFE.plusDays(1)))
                .hasMessageContaining("a year at most");
        assertThat(tokens.issue(account, "x", Set.of(Use.READ), AccessTokens.LONGEST_LIFE))
                .startsWith("cairn_");
    }

    private static MockHttpServletRequestBuilder bearing(MockHttpServletRequestBuilder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }
}
