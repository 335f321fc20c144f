package health.cairn.people.web;

import health.cairn.people.Account;
import java.util.List;
import java.util.Optional;

/**
 * Everybody with an account.
 *
 * @param organisations where people hold roles
 * @param link a new one-time link, to copy now
 */
public record PeoplePage(List<Row> people, List<Place> organisations, Optional<String> link) {

    /** An organisation at which somebody holds a role. */
    public record Place(String code, String name) {}

    /** One person in the table. */
    public record Row(String name, String email, String home, String kind) {

        static Row of(Account account) {
            return new Row(
                    account.name(),
                    account.email(),
                    account.home().orElse("not set"),
                    account.administrator() ? "Administrator of the installation" : "Has an account");
        }

        @Override
        public String toString() {
            return "Row";
        }
    }
}
