package health.cairn.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import health.cairn.audit.Audit;
import health.cairn.demo.WestmarkPages;
import health.cairn.people.Account;
import health.cairn.people.Role;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** The fictional alliance with its 37,000 people, and those who look at it. */
abstract class WithWestmark extends WestmarkPages {

    static final String NETWORK = "UX017";
    static final String PRACTICE = "XW0004";

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

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
