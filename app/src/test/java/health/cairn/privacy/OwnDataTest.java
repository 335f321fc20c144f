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
import health.cairn.audit.Entry;
import health.cairn.imports.Imports;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is kept about the people who use Cairn: they get it, and it is erased when they ask. */
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
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonTakesTheirDataAlongAndHasThemErased() throws Exception {
        people.administrator();
        Account account = people.account("leaves@example.com", "Test Leaver", false);
        mvc.perform(get("/account/data.json").with(people.as(account)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("leaves@example.com")))
                .andExpect(content().string(not(containsString("administrator@example.com"))));
        mvc.perform(get("/account/data").with(people.as(account)))
                .andExpect(content().string(containsString("Erase my data")));
        mvc.perform(erase("somebody@example.com").with(people.as(account)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Enter the email address that you sign in with")));
        assertThat(accounts.findByEmail("leaves@example.com")).isPresent();
        mvc.perform(erase("Leaves@example.com ").with(people.as(account))).andExpect(redirectedUrl("/"));
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
        mvc.perform(erase("administrator@example.com").with(administrator)).andExpect(status().isConflict());
        assertThat(accounts.findByEmail("administrator@example.com")).isPresent();
    }

    @Test
    void whatModulesKeepAboutAPersonIsInTheFileAndOfOthersNothing() throws Exception {
        Account account = people.account("works@example.com", "Test Worker", false);
        Account other = people.account("other@example.com", "Test Other", false);
        trace(account, "Worker");
        trace(other, "Colleague");
        // The second file tells of the first, which was recorded when it left.
        mvc.perform(get("/account/data.json").with(people.as(account)));
        String file = mvc.perform(get("/account/data.json").with(people.as(account)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(file)
                .contains("Worker federation")
                .contains("Worker.csv")
                .contains("Worker and others")
                .contains("Worker's reason")
                .contains("EXPORTED")
                .contains("byOthersOnWhatIsYours\":[{")
                .doesNotContain("Colleague");
    }

    @Test
    void whatIsErasedIsWhatThePageSays() throws Exception {
        people.administrator();
        Account account = people.account("erased@example.com", "Test Erased", false);
        trace(account, "Erased");
        String page = mvc.perform(get("/account/data").with(people.as(account)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("your list of groups of others is deleted")
                .contains("with the name you had then")
                .contains("Files that you loaded stay");
        mvc.perform(erase("erased@example.com").with(people.as(account))).andExpect(redirectedUrl("/"));
        assertThat(count("directory.kept_group where account", account)).isZero();
        assertThat(count("directory.custom_group where owner", account)).isEqualTo(1);
        assertThat(count("imports.batch where received_by", account)).isEqualTo(1);
        assertThat(count("ranking.run where frozen_by_name = 'Erased' and frozen_by", account))
                .isEqualTo(1);
    }

    /** A column that comes to hold an account's number must be told of by a {@link PersonalData} of its module. */
    @Test
    void everyColumnThatHoldsAnAccountIsKnownHere() {
        assertThat(jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name
                          from information_schema.columns
                         where data_type = 'bigint' and table_schema not in ('pg_catalog', 'information_schema')
                           and (column_name in ('account', 'owner', 'person') or column_name ~ '_by$|account')
                         order by 1
                        """).query(String.class).list())
                .as("columns with an account; let the module's PersonalData tell of a new one, then add it here")
                .containsExactly(
                        "audit.record.account",
                        "audit.record.owner",
                        "contacts.act.by_account",
                        "contacts.batch.received_by",
                        "contacts.cohort_version.made_by",
                        "contacts.deep_dive.begun_by",
                        "contacts.deep_dive_offer.offered_by",
                        "contacts.definition.made_by",
                        "contacts.mapping.made_by",
                        "contacts.meeting_item.brought_by",
                        "contacts.meeting_item.discussed_by",
                        "directory.custom_group.owner",
                        "directory.kept_group.account",
                        "imports.act.by_account",
                        "imports.batch.received_by",
                        "imports.mapping.made_by",
                        "people.access_token.account",
                        "people.account.account",
                        "people.agreement.ended_by",
                        "people.agreement.recorded_by",
                        "people.authenticator.account",
                        "people.invitation.made_by",
                        "people.passkey_handle.account",
                        "people.provider_identity.account",
                        "people.provider_session.account",
                        "people.recovery_code.account",
                        "people.role.account",
                        "people.role.ended_by",
                        "people.role.granted_by",
                        "people.share.account",
                        "people.share.granted_by",
                        "projects.calendar.account",
                        "projects.change.changed_by",
                        "projects.part.changed_by",
                        "projects.programme.started_by",
                        "projects.project.started_by",
                        "projects.reminder.account",
                        "ranking.decision.decided_by",
                        "ranking.run.frozen_by");
    }

    private static MockHttpServletRequestBuilder erase(String email) {
        return post("/account/data/erase").param("email", email).with(csrf());
    }

    private long count(String where, Account account) {
        return jdbc.sql("select count(*) from " + where + " = :account")
                .param("account", account.number())
                .query(Long.class)
                .single();
    }

    /** One of everything that a person can leave behind. */
    private void trace(Account account, String word) throws IOException {
        jdbc.sql("""
                        insert into directory.custom_group (code, name, owner, created_at, changed_at)
                        values (:code, :name, :account, now(), now())
                        """)
                .param("code", "G-" + word)
                .param("name", word + " federation")
                .param("account", account.number())
                .update();
        jdbc.sql("insert into directory.kept_group (account, code) values (:account, :code)")
                .param("account", account.number())
                .param("code", "G-" + word)
                .update();
        imports.receiveAndRead(
                new Imports.Upload(
                        word + ".csv", Optional.of(account.number()), Optional.empty(), Imports.Publishing.NEVER),
                new ByteArrayInputStream((word + ",Seen\nA,1\n").getBytes(StandardCharsets.UTF_8)));
        jdbc.sql("""
                        with frozen as (
                            insert into ranking.run (title, question, evidence, evidence_hash, answer,
                                                     frozen_at, frozen_by, frozen_by_name)
                            values (:word || ' and others', '{}', '{}', '', '{}', now(), :account, :word)
                            returning run)
                        insert into ranking.decision (run, area, status, reason, effective,
                                                      decided_at, decided_by, decided_by_name)
                        select run, 'X', 'PROPOSED', :word || '''s reason', current_date, now(), :account, :word from frozen
                        """).param("word", word).param("account", account.number()).update();
        audit.record(Entry.of(Act.READ, Optional.empty()).on("account", word).ownedBy(account.number()));
    }
}
