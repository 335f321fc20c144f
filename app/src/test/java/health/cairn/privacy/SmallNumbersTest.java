package health.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.people.TestPeople;
import health.cairn.statistics.suppression.Profile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@CairnTest
class SmallNumbersTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Gate gate;

    @Autowired
    Audit audit;

    @Test
    void anInstallationHidesOneToSevenUntilItsAdministratorChoosesAnotherRule() throws Exception {
        assertThat(gate.rule()).isEqualTo(Profile.HES_2018);
        mvc.perform(get("/settings/small-numbers").with(people.administrator()))
                .andExpect(content().string(containsString("value=\"HES_2018\" checked")));
        mvc.perform(post("/settings/small-numbers")
                        .param("rule", "LT5")
                        .with(csrf())
                        .with(people.administrator()))
                .andExpect(redirectedUrl("/settings/small-numbers?saved"));
        assertThat(gate.rule()).isEqualTo(Profile.LT5);
        assertThat(audit.find(new Audit.Filter(null, null, Act.SETTING, null, null, null), Optional.empty(), 5))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo("LT5"));
        mvc.perform(post("/settings/small-numbers")
                        .param("rule", "NONE")
                        .with(csrf())
                        .with(people.administrator()))
                .andExpect(status().isBadRequest());
        assertThat(gate.rule()).isEqualTo(Profile.LT5);
    }
}
