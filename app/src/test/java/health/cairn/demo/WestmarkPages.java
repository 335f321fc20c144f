package health.cairn.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import health.cairn.people.Account;
import health.cairn.people.TestPeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Pages over the fictional alliance, asked for by somebody. */
public abstract class WestmarkPages {

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected TestPeople people;

    @Autowired
    protected Demo demo;

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    /** The answer, whatever it is. */
    protected MockHttpServletResponse ask(Account account, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(csrf()).with(people.as(account)))
                .andReturn()
                .getResponse();
    }

    /** A page that is found; nothing in it needs a weaker content security policy. */
    protected String page(Account account, String path) throws Exception {
        MockHttpServletResponse answer = ask(account, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).as(path).doesNotContain("style=\"").doesNotContain("onclick");
        return page;
    }
}
