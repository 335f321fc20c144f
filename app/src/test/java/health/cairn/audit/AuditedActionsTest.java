package health.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.audit.Audit.Filter;
import health.cairn.people.Account;
import health.cairn.people.SecondFactors;
import health.cairn.people.TestPeople;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What people do at pages and programs is in the record, and the record's pages show it to those who may see it. */
@CairnTest
class AuditedActionsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Audit audit;

    @Autowired
    SecondFactors factors;

    @Test
    void signingInWronglyAndRightlyIsRecordedWithoutWhatWasTyped() throws Exception {
        Account account = people.account("signs.in@example.com", "Test Person", false);
        factors.require(false);
        signIn("signs.in@example.com", "not the password");
        signIn("nobody@example.com", "not the password");
        signIn("signs.in@example.com", TestPeople.PASSWORD);
        var signedIn = audit.find(Filter.by(account.number()), Optional.empty(), 10);
        assertThat(signedIn).singleElement().satisfies(record -> {
            assertThat(record.act()).isEqualTo(Act.SIGN_IN);
            assertThat(record.outcome()).isEqualTo(Outcome.DONE);
            assertThat(record.origin()).as("the address that MockMvc asks from").isEqualTo("127.0.0.1");
        });
        assertThat(audit.find(Filter.onThingsOf(account.number()), Optional.empty(), 10))
                .singleElement()
                .satisfies(record -> assertThat(record.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(audit.find(new Filter(null, null, Act.SIGN_IN, Outcome.REFUSED, null, null), Optional.empty(), 10))
                .hasSize(2)
                .noneMatch(record -> record.toString().contains("@"));
        mvc.perform(get("/account/audit").with(people.as(account)))
                .andExpect(content().string(containsString("Signed in: " + account.name())))
                .andExpect(content().string(containsString("Nobody signed in")));
    }

    @Test
    void whatIsTakenAwayAsAFileIsRecordedBeforeItLeavesAndVisitorsAreNot() throws Exception {
        Account administrator = people.account("administrator@example.com", "Test administrator", true);
        var exports = new Filter(null, null, Act.EXPORTED, null, null, null);
        int before = audit.find(exports, Optional.empty(), 100).size();
        mvc.perform(get("/audit/records.csv?who=" + administrator.number()).with(people.administrator()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Exported,Done,file,/audit/records.csv")));
        mvc.perform(get("/measures/registered-population.csv"));
        assertThat(audit.find(exports, Optional.empty(), 100)).hasSize(before + 1);
    }

    @Test
    void textThatASpreadsheetWouldRunIsHarmlessInTheFile() throws Exception {
        audit.record(Entry.of(Act.REIDENTIFIED, Optional.of(99L))
                .on("patient", "p-1")
                .because("=HYPERLINK(\"https://example.com\")"));
        mvc.perform(get("/audit/records.csv?who=99").with(people.administrator()))
                .andExpect(content().string(containsString("\"'=HYPERLINK(\"\"https://example.com\"\")\"")));
    }

    @Test
    void theFilterIsKeptInTheAddressAndThePageGoesOnToOlderRecords() throws Exception {
        for (int i = 0; i < 60; i++) {
            audit.record(Entry.of(Act.SHARED, Optional.of(77L)).on("run", "r%02d".formatted(i)));
        }
        String page = mvc.perform(get("/audit?who=77&what=SHARED&outcome=DONE&from=2020-01-01")
                        .with(people.administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("Shared something: run r59")
                .contains("Shared something: run r10")
                .doesNotContain("Shared something: run r09")
                .contains("/audit/records.csv?who=77&amp;what=SHARED&amp;outcome=DONE&amp;from=2020-01-01");
        String older = page.replaceAll("(?s).*href=\"(/audit\\?[^\"]*before=\\d+)\".*", "$1")
                .replace("&amp;", "&");
        mvc.perform(get(older).with(people.administrator()))
                .andExpect(content().string(containsString("Shared something: run r09")))
                .andExpect(content().string(not(containsString("Shared something: run r10"))));
        mvc.perform(get("/audit?who=77&until=2020-01-01").with(people.administrator()))
                .andExpect(content().string(containsString("No record is like this.")));
        mvc.perform(get("/audit?who=unknown@example.com&from=nonsense").with(people.administrator()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No record is like this.")));
    }

    private void signIn(String email, String password) throws Exception {
        mvc.perform(post("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(csrf()));
    }
}
