package health.cairn;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.people.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@CairnTest
class CairnApplicationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Test
    void loadingNeedsSignIn() throws Exception {
        mvc.perform(get("/loads")).andExpect(status().is3xxRedirection()).andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/people")).andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/people").with(people.member())).andExpect(status().isForbidden());
        mvc.perform(get("/people/nothing-here").with(people.administrator())).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/runs")).andExpect(status().isUnauthorized());
    }

    @Test
    void changesNeedTheTokenOfTheForm() throws Exception {
        mvc.perform(post("/loads").with(people.member())).andExpect(status().isForbidden());
    }

    @Test
    void pagesForbidEverythingInlineAndEverythingFromElsewhere() throws Exception {
        mvc.perform(get("/no-such-page"))
                .andExpect(status().isNotFound())
                .andExpect(header().string(
                                "Content-Security-Policy", org.hamcrest.Matchers.containsString("script-src 'self';")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }
}
