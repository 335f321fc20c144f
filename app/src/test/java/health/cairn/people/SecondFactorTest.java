package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.people.PeopleEvent.Means;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Codes after RFC 6238, and a sign-in that opens nothing until the second factor is shown. */
@CairnTest
class SecondFactorTest {

    /** The secret of RFC 6238, appendix B, for SHA-1. */
    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcClient jdbc;

    @Test
    void codesAreThoseOfTheStandard() {
        // RFC 6238, appendix B, SHA-1: 94287082, 07081804, 14050471, 89005924, 69279037, 65353130; the last six digits.
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(1111111109)))
                .isEqualTo("081804");
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(1111111111)))
                .isEqualTo("050471");
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(1234567890)))
                .isEqualTo("005924");
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(2000000000)))
                .isEqualTo("279037");
        assertThat(OneTimeCodes.at(RFC_SECRET, Instant.ofEpochSecond(20000000000L)))
                .isEqualTo("353130");
    }

    @Test
    void aCodeOfTheStepBeforeOrAfterIsTakenAndNoOther() {
        Instant now = Instant.ofEpochSecond(1111111109);
        long step = 1111111109 / 30;
        for (int off = -2; off <= 2; off++) {
            String code = OneTimeCodes.at(RFC_SECRET, now.plusSeconds(30L * off));
            assertThat(OneTimeCodes.stepOf(RFC_SECRET, code, now, -1))
                    .as("%s steps off", off)
                    .isEqualTo(Math.abs(off) <= 1 ? OptionalLong.of(step + off) : OptionalLong.empty());
        }
        String code = OneTimeCodes.at(RFC_SECRET, now);
        assertThat(OneTimeCodes.stepOf(RFC_SECRET, code, now, step - 1)).isPresent();
        assertThat(OneTimeCodes.stepOf(RFC_SECRET, code, now, step))
                .as("taken before")
                .isEmpty();
        assertThat(OneTimeCodes.stepOf(RFC_SECRET, "", now, -1)).isEmpty();
    }

    @Test
    void secretsAreWrittenInBase32() {
        // RFC 4648, section 10, without padding.
        assertThat(OneTimeCodes.base32("".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(OneTimeCodes.base32("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
        assertThat(OneTimeCodes.base32("foob".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YQ");
        assertThat(OneTimeCodes.base32("foobar".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YTBOI");
    }

    @Test
    void aPasswordAloneOpensNothingButThePageThatAsks() throws Exception {
        Account account = account("half@example.com");
        Cookie half = password(account);
        mvc.perform(get("/account").cookie(half)).andExpect(redirectedUrl("/sign-in/second-factor"));
        mvc.perform(get("/need").cookie(half)).andExpect(redirectedUrl("/sign-in/second-factor"));
        mvc.perform(post("/account/password").with(csrf()).cookie(half)).andExpect(status().isForbidden());
        mvc.perform(post("/webauthn/register").with(csrf()).cookie(half)).andExpect(status().isForbidden());
        mvc.perform(get("/sign-in/second-factor").cookie(half))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Set up an authenticator app")));
        mvc.perform(get("/sign-in/second-factor")).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void anAppIsEnrolledAtTheFirstSignInAndAskedForAtTheNext() throws Exception {
        Account account = account("enrols@example.com");
        Cookie half = password(account);
        String page = mvc.perform(get("/sign-in/second-factor").cookie(half))
                .andReturn()
                .getResponse()
                .getContentAsString();
        byte[] secret = fromBase32(found("type this: <code>([A-Z2-7 ]+)</code>", page));
        code(half, "000000").andExpect(status().isUnprocessableContent());
        var enrolled = code(half, OneTimeCodes.at(secret, Instant.now()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Keep these recovery codes")))
                .andReturn()
                .getResponse();
        Cookie whole = Objects.requireNonNull(enrolled.getCookie("cairn"));
        assertThat(whole.getValue()).as("a new session id").isNotEqualTo(half.getValue());
        mvc.perform(get("/account").cookie(whole)).andExpect(status().isOk());
        String recovery = found("<code>([a-z2-7-]{19})</code>", enrolled.getContentAsString());
        assertThat(jdbc.sql(
                                "select count(*) from people.recovery_code where position(:code in encode(code_hash, 'escape')) > 0")
                        .param("code", recovery)
                        .query(Integer.class)
                        .single())
                .isZero();

        Cookie next = password(account);
        mvc.perform(get("/sign-in/second-factor").cookie(next))
                .andExpect(content().string(containsString("Enter the six digits")));
        code(next, OneTimeCodes.at(secret, Instant.now())).andExpect(status().isUnprocessableContent());
        code(next, recovery).andExpect(redirectedUrl("/"));
        code(password(account), recovery).andExpect(status().isUnprocessableContent());
    }

    @Test
    void fiveWrongCodesAskForThePasswordAgain() throws Exception {
        Account account = account("guesses@example.com");
        byte[] secret = factors.newSecret();
        assertThat(factors.enrol(account.number(), secret, OneTimeCodes.at(secret, Instant.now())))
                .isPresent();
        Cookie half = password(account);
        for (int i = 0; i < 4; i++) {
            code(half, "000000").andExpect(status().isUnprocessableContent());
        }
        code(half, "000000").andExpect(redirectedUrl("/sign-in?failed"));
        code(half, "000000").andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void aCodeWorksOnce() {
        Account account = account("once@example.com");
        byte[] secret = factors.newSecret();
        Instant now = Instant.now();
        List<String> recovery = factors.enrol(account.number(), secret, OneTimeCodes.at(secret, now.minusSeconds(30)))
                .orElseThrow();
        assertThat(factors.take(account.number(), OneTimeCodes.at(secret, now))).contains(Means.ONE_TIME_CODE);
        assertThat(factors.take(account.number(), OneTimeCodes.at(secret, now))).isEmpty();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(factors.take(account.number(), recovery.getFirst().toUpperCase(java.util.Locale.ROOT)))
                .contains(Means.RECOVERY_CODE);
        assertThat(factors.take(account.number(), recovery.getFirst())).isEmpty();
        assertThat(factors.of(account.number()).recoveryCodes()).isEqualTo(9);
        assertThat(factors.take(account("another@example.com").number(), recovery.get(1)))
                .isEmpty();
    }

    private Account account(String email) {
        return accounts.create(
                new Accounts.NewAccount(email, "Test Person", TestPeople.PASSWORD, false, Optional.empty()));
    }

    private Cookie password(Account account) throws Exception {
        var answer = mvc.perform(post("/sign-in")
                        .param("email", account.email())
                        .param("password", TestPeople.PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in/second-factor"))
                .andReturn()
                .getResponse();
        return Objects.requireNonNull(answer.getCookie("cairn"));
    }

    private ResultActions code(Cookie session, String code) throws Exception {
        return mvc.perform(
                post("/sign-in/second-factor").param("code", code).with(csrf()).cookie(session));
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in the page", pattern).isTrue();
        return matcher.group(1);
    }

    private static byte[] fromBase32(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char letter : text.replace(" ", "").toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
