package health.cairn.privacy;

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
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.TestPeople;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What is kept about the people who use Cairn: they get it, it is erased when they ask, and it ends by itself. */
@CairnTest
class OwnDataTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Audit audit;

    @Autowired
    Retention retention;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonTakesTheirDataAlongAndHasThemErased() throws Exception {
        people.administrator();
        Account account = people.account("leaves@example.com", "Test Leaver", false);
        mvc.perform(get("/account/data.json").with(people.as(account)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("leaves@example.com")))
                .andExpect(content().string(containsString("EXPORTED")))
                .andExpect(content().string(not(containsString("administrator@example.com"))));
        mvc.perform(get("/account/data").with(people.as(account)))
                .andExpect(content().string(containsString("Erase my data")));
        mvc.perform(post("/account/data/erase").with(csrf()).with(people.as(account)))
                .andExpect(redirectedUrl("/"));
        assertThat(accounts.findByEmail("leaves@example.com")).isEmpty();
        assertThat(jdbc.sql(
                                "select email || name || password_hash || coalesce(home_area, '') from people.account where account = :n")
                        .param("n", account.number())
                        .query(String.class)
                        .single())
                .isEqualTo("account-" + account.number() + "@erased.invalidErased person");
        mvc.perform(post("/sign-in")
                        .param("email", "account-" + account.number() + "@erased.invalid")
                        .param("password", "")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?failed"));
        assertThat(audit.find(Audit.Filter.by(account.number()), Optional.empty(), 10))
                .extracting(record -> record.act())
                .startsWith(Act.ERASED);
        assertThat(audit.prove()).isInstanceOf(Audit.Proof.Whole.class);
    }

    @Test
    void theOnlyAdministratorStays() throws Exception {
        var administrator = people.administrator();
        mvc.perform(get("/account/data").with(administrator))
                .andExpect(content().string(containsString("You are the only administrator")));
        mvc.perform(post("/account/data/erase").with(csrf()).with(administrator))
                .andExpect(status().isConflict());
        assertThat(accounts.findByEmail("administrator@example.com")).isPresent();
    }

    /** The rule for text of rows set aside is a year, counted from the last change of the batch. */
    @Test
    void whatIsOlderThanItsRuleIsRemovedAndWhatIsNotStays() throws Exception {
        for (int days : new int[] {364, 367}) {
            jdbc.sql("""
                            with made as (
                                insert into imports.batch (sha256, file_name, bytes, received_at, state, changed_at)
                                values (repeat('0', 61) || :days, 'f', 1, now(), 'READY', now() - make_interval(days => :days))
                                returning id)
                            insert into imports.problem
                            select id, 'K', 1, '', '', 1, '', 'found ' || :days, '', '' from made
                            """).param("days", days).update();
        }
        retention.apply();
        assertThat(jdbc.sql("select found from imports.problem")
                        .query(String.class)
                        .list())
                .containsExactly("found 364");
        assertThat(audit.find(new Audit.Filter(null, null, Act.RETAINED, null, null, null), Optional.empty(), 5))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.kind() + " " + record.key()).isEqualTo("Text of rows set aside 1"));
        mvc.perform(get("/settings/retention").with(people.administrator()))
                .andExpect(content().string(containsString("Text of rows set aside")))
                .andExpect(content().string(containsString("1 year")));
    }
}
