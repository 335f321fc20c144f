package health.cairn.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import health.cairn.audit.Audit;
import health.cairn.demo.Demo;
import health.cairn.people.Account;
import health.cairn.people.Role;
import health.cairn.people.TestPeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The fictional alliance with its 37,000 people, and those who look at it. */
abstract class WithWestmark {

    static final String NETWORK = "UX017";
    static final String PRACTICE = "XW0004";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Demo demo;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    Account lead() {
        return people.holding(Role.NETWORK_LEAD, NETWORK);
    }

    Account holder() {
        return people.holding(Role.PRACTICE_DATA_HOLDER, PRACTICE);
    }

    Account elsewhere() {
        return people.holding(Role.NETWORK_LEAD, "UX018");
    }

    Account administrator() {
        return people.account("unmet.admin@example.com", "Test administrator", true);
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

    MockHttpServletResponse send(Account account, String path, Map<String, String> fields) throws Exception {
        var request = post(path);
        fields.forEach(request::param);
        return ask(account, request);
    }

    static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    String anybody() throws Exception {
        String list = send(
                        holder(),
                        "/unmet-need/people",
                        Map.of("practice", PRACTICE, "often", "everybody", "reason", "Choosing for a deep dive"))
                .getContentAsString();
        return first("name=\"person\" value=\"([0-9a-f]{16})\"", list);
    }
}
