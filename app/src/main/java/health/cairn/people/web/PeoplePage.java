package health.cairn.people.web;

import health.cairn.people.Account;
import java.util.List;
import java.util.Optional;

/**
 * Everybody with an account.
 *
 * @param link a new one-time link, to copy now
 */
public record PeoplePage(List<Row> people, Optional<String> link) {

    /** One person in the table. */
    public record Row(String name, String email, String home, String kind) {

        static Row of(Account account) {
            return new Row(
                    account.name(),
                    account.email(),
                    account.home().orElse("not set"),
                    account.administrator() ? "Administrator" : "Member");
        }

        @Override
        public String toString() {
            return "Row";
        }
    }
}
