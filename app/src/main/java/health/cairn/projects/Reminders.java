package health.cairn.projects;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Scopes;
import health.cairn.people.Secrets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people are reminded of what is due: by mail, as often as they like, and by a calendar with a secret address. */
@Service
public class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

    private final ReminderStore store;
    private final Dues dues;
    private final Post post;
    private final Accounts accounts;
    private final Scopes scopes;
    private final Audit audit;
    private final Clock clock;

    Reminders(ReminderStore store, Dues dues, Post post, Accounts accounts, Scopes scopes, Audit audit, Clock clock) {
        this.store = store;
        this.dues = dues;
        this.post = post;
        this.accounts = accounts;
        this.scopes = scopes;
        this.audit = audit;
        this.clock = clock;
    }

    /** How often a mail is sent, where anything is due. */
    public enum Often implements Field.Worded {
        WEEKLY("every Monday"),
        DAILY("every working day"),
        MONTHLY("on the first of the month"),
        NEVER("never");

        private final String words;

        Often(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }

        boolean on(LocalDate day) {
            return switch (this) {
                case WEEKLY -> day.getDayOfWeek() == DayOfWeek.MONDAY;
                case DAILY -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
                case MONTHLY -> day.getDayOfMonth() == 1;
                case NEVER -> false;
            };
        }
    }

    /** What somebody wants to be reminded of, and how often. */
    public record Wanted(Often often, Set<Due.Kind> of) {

        /** Unless somebody says otherwise. */
        public static final Wanted USUAL = new Wanted(Often.WEEKLY, EnumSet.allOf(Due.Kind.class));

        public Wanted {
            of = Set.copyOf(of);
        }
    }

    /** What this person wants. */
    public Wanted wanted(long account) {
        return store.wanted(account).orElse(Wanted.USUAL);
    }

    @Transactional
    public void want(long account, Wanted wanted) {
        store.want(account, wanted);
    }

    /** Whether this installation can send mail. */
    public boolean canSend() {
        return post.isSet();
    }

    /** In the morning: whoever wants a mail today and has something due gets one. */
    @Scheduled(cron = "0 15 7 * * *", zone = "Europe/London")
    void everyMorning() {
        if (post.isSet()) {
            send(dues.today());
        }
    }

    /** @return how many mails were sent */
    int send(LocalDate today) {
        int sent = 0;
        for (Account account : accounts.all()) {
            Wanted wanted = wanted(account.number());
            if (wanted.often().on(today) && send(account, wanted, today)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean send(Account account, Wanted wanted, LocalDate today) {
        List<Due> due = dues.soon(scopes.of(account)).stream()
                .filter(one -> wanted.of().contains(one.kind()))
                .toList();
        // Taken first: whatever becomes of it, nobody gets the same mail from two instances.
        if (due.isEmpty() || !store.take(account.number(), today)) {
            return false;
        }
        try {
            post.send(account.email(), Digest.subject(due), Digest.text(account.name(), due, wanted, post.address()));
            audit.record(Entry.of(Act.EXPORTED, Optional.of(account.number())).on("digest", due.size()));
            return true;
        } catch (RuntimeException e) {
            log.error("The digest for account {} could not be sent; it is tried again next time", account.number(), e);
            store.giveBack(account.number(), today);
            return false;
        }
    }

    /** When the address of a person's calendar was made; empty where there is none. */
    public Optional<Instant> calendarSince(long account) {
        return store.calendarSince(account);
    }

    /**
     * Makes an address for a person's calendar; one made before ends.
     *
     * @return the secret in it, which is shown once and kept only as a hash
     */
    @Transactional
    public String makeCalendar(long account) {
        String secret = Secrets.next();
        store.putCalendar(account, Secrets.hash(secret), clock.instant());
        audit.record(Entry.of(Act.TOKEN, Optional.of(account)).on("calendar", account));
        return secret;
    }

    /** Ends the address of a person's calendar. */
    @Transactional
    public void endCalendar(long account) {
        if (store.endCalendar(account)) {
            audit.record(Entry.of(Act.TOKEN, Optional.of(account)).on("calendar ended", account));
        }
    }

    /** What stands in the calendar with this secret; empty where no calendar has it. */
    public Optional<List<Due>> calendar(String secret) {
        LocalDate today = dues.today();
        return store.calendar(Secrets.hash(secret)).flatMap(accounts::find).map(account -> {
            if (store.usedOn(account.number(), today)) {
                audit.record(
                        Entry.of(Act.EXPORTED, Optional.of(account.number())).on("calendar", account.number()));
            }
            return dues.of(scopes.of(account), today.plusYears(1));
        });
    }
}
