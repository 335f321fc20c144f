package health.cairn.audit.web;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Outcome;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was asked for, as typed; empty for any.
 *
 * @param who an email address, or the number of an account
 * @param what the name of an {@link Act}
 * @param from the first day, as {@code 2026-01-31}
 * @param until the last day
 */
public record AuditForm(
        @Nullable String who,
        @Nullable String what,
        @Nullable String outcome,
        @Nullable String from,
        @Nullable String until) {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Empty where no record can match: nobody has this address, or a day is none. */
    Optional<Audit.Filter> filter(Accounts accounts) {
        Long account = null;
        if (!text(who).isEmpty()) {
            Optional<Long> number = account(accounts, text(who));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            account = number.get();
        }
        try {
            return Optional.of(new Audit.Filter(
                    account,
                    null,
                    one(Act.values(), what),
                    one(Outcome.values(), outcome),
                    day(text(from), 0),
                    day(text(until), 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The address of a page or file with the same wishes. */
    String address(String path, Optional<Long> before) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "who", who);
        add(address, "what", what);
        add(address, "outcome", outcome);
        add(address, "from", from);
        add(address, "until", until);
        before.ifPresent(number -> address.queryParam("before", number));
        return address.build().encode().toUriString();
    }

    private void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (!text(value).isEmpty()) {
            address.queryParam(name, text(value));
        }
    }

    private static Optional<Long> account(Accounts accounts, String text) {
        return text.matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(text))
                : accounts.findByEmail(text).map(Account::number);
    }

    private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant day(String text, int daysLater) {
        return text.isEmpty()
                ? null
                : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(UK).toInstant();
    }

    @Override
    public String toString() {
        return "AuditForm";
    }
}
