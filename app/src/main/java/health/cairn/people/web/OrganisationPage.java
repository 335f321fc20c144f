package health.cairn.people.web;

import health.cairn.people.Role;
import health.cairn.people.Roles.Holder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The people of an organisation.
 *
 * @param practice whether it is a practice, whose agreements are its own to make
 * @param now those with a role that has not ended
 * @param before those whose role has ended
 * @param roles what the viewer may invite to
 * @param link a new one-time link, to copy now
 * @param error what to change, where the last try did not do
 */
public record OrganisationPage(
        String name,
        String code,
        boolean practice,
        List<Row> now,
        List<Row> before,
        List<Role> roles,
        Optional<String> link,
        Optional<FormError> error) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** A day as pages of this module write it. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** One role of one person. */
    public record Row(long number, long account, String name, String email, String role, String when) {

        /** @param provider how the provider is called that gave the role; empty text where people did */
        static Row of(Holder holder, String provider) {
            return new Row(
                    holder.role().number(),
                    holder.account().number(),
                    holder.account().name(),
                    holder.account().email(),
                    holder.role().role().words(),
                    "since " + day(holder.role().starts())
                            + holder.role()
                                    .ends()
                                    .map(ends -> ", until " + day(ends))
                                    .orElse("")
                            + (provider.isEmpty() ? "" : ", by " + provider));
        }

        @Override
        public String toString() {
            return "Row";
        }
    }

    @Override
    public String toString() {
        return "OrganisationPage";
    }
}
