package health.cairn.projects.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import health.cairn.demo.Demo;
import health.cairn.people.Account;
import health.cairn.people.Role;
import health.cairn.people.TestPeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The fictional alliance, somebody of one network who makes projects, and somebody of another. */
abstract class WithProjectsOfWestmark {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Demo demo;

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    Account maker() {
        return people.holding(Role.MEMBER, "UX017");
    }

    Account other() {
        return people.holding(Role.MEMBER, "UX018");
    }

    MockHttpServletResponse ask(Account account, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(csrf()).with(people.as(account)))
                .andReturn()
                .getResponse();
    }

    String page(Account account, String path) throws Exception {
        MockHttpServletResponse answer = ask(account, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).as(path).doesNotContain("style=\"").doesNotContain("onclick");
        return page;
    }
}
