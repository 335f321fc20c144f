package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** From a one-time link to a signed-in person, and what must not work on the way. */
@CairnTest
class ComingInTest {

    private static final String PASSWORD = "four calm otters";

    @Autowired
    MockMvc mvc;

    @Autowired
    Invitations invitations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestPeople people;

    @Autowired
    SecondFactors factors;

    /** The second factor has a test of its own. */
    @BeforeEach
    void aPasswordWillDo() {
        factors.require(false);
    }

    @Test
    void aLinkMakesOneAdministratorOnceAndIsKeptAsAHashOnly() throws Exception {
        String token = invitations.invite(true);
        assertThat(jdbc.sql(
                                "select count(*) from people.invitation where encode(token_hash, 'escape') like '%' || :token || '%'")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
        mvc.perform(get("/set-up/" + token))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("administrator")));
        setUp(token, "Test Person", "first@example.com", PASSWORD).andExpect(redirectedUrl("/sign-in?welcome"));
        assertThat(accounts.findByEmail("FIRST@example.com").orElseThrow().administrator())
                .isTrue();
        setUp(token, "Somebody Else", "second@example.com", PASSWORD).andExpect(status().isNotFound());
        assertThat(accounts.findByEmail("second@example.com")).isEmpty();
        mvc.perform(get("/set-up/never-made")).andExpect(status().isNotFound());
    }

    @Test
    void aLinkIsGivenBackWhereTheAccountWillNotDo() throws Exception {
        String token = invitations.invite(false);
        setUp(token, "Test Person", "third@example.com", "elevenchars")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Enter a password of 12 to 200 characters")));
        setUp(token, "Test Person", "long.address@example.com", "long.address@example.com")
                .andExpect(content().string(containsString("Choose a password that is not your email address")));
        setUp(token, "Test Person", "not an address", PASSWORD)
                .andExpect(content().string(containsString("Enter an email address in the correct format")));
        setUp(token, "Test Person", "third@example.com", "twelve chars").andExpect(redirectedUrl("/sign-in?welcome"));
        assertThat(accounts.findByEmail("third@example.com").orElseThrow().administrator())
                .isFalse();
    }

    @Test
    void anExpiredLinkDoesNotWork() throws Exception {
        String token = invitations.invite(true);
        jdbc.sql("update people.invitation set expires_at = now() - interval '1 second' where used_at is null")
                .update();
        mvc.perform(get("/set-up/" + token)).andExpect(status().isNotFound());
        setUp(token, "Test Person", "late@example.com", PASSWORD).andExpect(status().isNotFound());
    }

    @Test
    void signInOpensASessionInTheDatabaseThatNamesTheAccountByNumberOnly() throws Exception {
        Account account = account("session@example.com");
        Cookie session = signIn("session@example.com", PASSWORD);
        mvc.perform(get("/account").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("session@example.com")));
        assertThat(jdbc.sql("select principal_name from people.session where principal_name is not null")
                        .query(String.class)
                        .list())
                .contains(Long.toString(account.number()))
                .noneMatch(name -> name.contains("@"));
        mvc.perform(post("/sign-out").with(csrf()).cookie(session)).andExpect(redirectedUrl("/"));
        mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void thatASessionWasUsedIsWrittenDownOnceAMinute() throws Exception {
        Account account = account("minute@example.com");
        Cookie session = signIn("minute@example.com", PASSWORD);
        String written = version(account);
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(version(account)).isEqualTo(written);

        used(account, 59);
        written = version(account);
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(version(account)).isEqualTo(written);

        used(account, 60);
        long before = System.currentTimeMillis();
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(jdbc.sql("select last_access_time from people.session where principal_name = :number")
                        .param("number", Long.toString(account.number()))
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(before);
    }

    /** PostgreSQL's own number of who wrote the row last. */
    private String version(Account account) {
        return jdbc.sql("select xmin::text from people.session where principal_name = :number")
                .param("number", Long.toString(account.number()))
                .query(String.class)
                .single();
    }

    private void used(Account account, int secondsAgo) {
        jdbc.sql("update people.session set last_access_time = :at where principal_name = :number")
                .param("at", System.currentTimeMillis() - 1_000L * secondsAgo)
                .param("number", Long.toString(account.number()))
                .update();
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreToldTheSame() throws Exception {
        account("known@example.com");
        attempt("known@example.com", "not the password").andExpect(redirectedUrl("/sign-in?failed"));
        attempt("unknown@example.com", "not the password").andExpect(redirectedUrl("/sign-in?failed"));
        mvc.perform(get("/sign-in?failed"))
                .andExpect(content().string(containsString("The email address or the password is not right")));
    }

    @Test
    void aNewPasswordEndsEverySession() throws Exception {
        account("changes@example.com");
        Cookie here = signIn("changes@example.com", PASSWORD);
        Cookie elsewhere = signIn("changes@example.com", PASSWORD);
        change(here, "wrong one here", "five brisk terns").andExpect(status().isUnprocessableContent());
        mvc.perform(get("/account").cookie(elsewhere)).andExpect(status().isOk());
        change(here, PASSWORD, "five brisk terns").andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/account").cookie(here)).andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/account").cookie(elsewhere)).andExpect(redirectedUrl("/sign-in"));
        attempt("changes@example.com", PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        signIn("changes@example.com", "five brisk terns");
    }

    @Test
    void aPersonDescribesThemselvesAndNobodyElse() throws Exception {
        Account own = account("describes@example.com");
        mvc.perform(post("/account")
                        .param("name", "New name")
                        .param("home", "u12345")
                        .param("administrator", "true")
                        .param("number", "1")
                        .with(csrf())
                        .with(people.as(own)))
                .andExpect(redirectedUrl("/account?saved"));
        Account now = accounts.find(own.number()).orElseThrow();
        assertThat(now.name()).isEqualTo("New name");
        assertThat(now.home()).contains("U12345");
        assertThat(now.administrator()).isFalse();
        mvc.perform(post("/account").param("name", " ").with(csrf()).with(people.as(own)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void anAdministratorInvitesByALinkThatIsShownOnce() throws Exception {
        String page = mvc.perform(post("/people/invitations").with(csrf()).with(people.administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String token = page.replaceAll("(?s).*/set-up/([\\w-]+).*", "$1");
        assertThat(invitations.find(token).orElseThrow().administrator()).isFalse();
        mvc.perform(get("/people").with(people.administrator()))
                .andExpect(content().string(not(containsString(token))));
    }

    @Test
    void pagesWithoutAFormBeginNoSession() throws Exception {
        mvc.perform(get("/no-such-page"))
                .andExpect(
                        result -> assertThat(result.getResponse().getCookies()).isEmpty());
        mvc.perform(get("/sign-in"))
                .andExpect(result ->
                        assertThat(result.getResponse().getCookies()).hasSize(1).allMatch(Cookie::isHttpOnly));
    }

    private Account account(String email) {
        return accounts.create(new Accounts.NewAccount(email, "Test Person", PASSWORD, false, Optional.empty()));
    }

    private ResultActions setUp(String token, String name, String email, String password) throws Exception {
        return mvc.perform(post("/set-up/" + token)
                .param("name", name)
                .param("email", email)
                .param("password", password)
                .with(csrf()));
    }

    private ResultActions attempt(String email, String password) throws Exception {
        return mvc.perform(post("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(csrf()));
    }

    private Cookie signIn(String email, String password) throws Exception {
        var answer = attempt(email, password)
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse();
        return Objects.requireNonNull(answer.getCookies()[0]);
    }

    private ResultActions change(Cookie session, String present, String password) throws Exception {
        return mvc.perform(post("/account/password")
                .param("present", present)
                .param("password", password)
                .with(csrf())
                .cookie(session));
    }
}
