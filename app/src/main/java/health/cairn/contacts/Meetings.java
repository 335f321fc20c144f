package health.cairn.contacts;

import health.cairn.contacts.MeetingItem.Finding;
import health.cairn.people.Agreements;
import health.cairn.people.Agreements.Agreement;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.privacy.NhsNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be talked about when people next meet. Each organisation has its list; an item is seen by those who belong to that
 * meeting and may see the counts of every practice it tells of. What was discussed stays, with what was decided.
 */
@Service
public class Meetings {

    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_DECISION = 1_000;

    /** Ten digits as an NHS number is written. */
    private static final Pattern TEN_DIGITS =
            Pattern.compile("(?<!\\d)\\d{3}[\\s\\u00A0.-]{0,2}\\d{3}[\\s\\u00A0.-]{0,2}\\d{4}(?!\\d)");

    private final MeetingStore store;
    private final Organisations organisations;
    private final Agreements agreements;
    private final Clock clock;

    Meetings(MeetingStore store, Organisations organisations, Agreements agreements, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * Whose meetings the viewer belongs to: organisations at which the viewer holds a role, and those that the viewer's practice
     * shares its counts with. Organisations above practices first, then practices, by name.
     */
    public List<Organisation> organisations(Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        var codes = new LinkedHashSet<String>();
        person.roles().forEach(role -> {
            codes.add(role.organisation());
            agreements.of(role.organisation()).stream()
                    .filter(agreement -> agreement.inForceOn(today))
                    .map(Agreement::holder)
                    .forEach(codes::add);
        });
        return organisations.listed(codes);
    }

    /** What the viewer sees of a meeting's list, the earliest first; nothing of a meeting the viewer does not belong to. */
    @Transactional(readOnly = true)
    public List<MeetingItem> of(String organisation, Scope scope) {
        return belongs(organisation, scope)
                ? store.of(organisation).stream()
                        .filter(item -> sees(item.finding(), scope))
                        .toList()
                : List.of();
    }

    /** One item; empty where the viewer does not see it. */
    @Transactional(readOnly = true)
    public Optional<MeetingItem> find(long number, Scope scope) {
        return store.find(number).filter(item -> belongs(item.organisation(), scope) && sees(item.finding(), scope));
    }

    /**
     * Brings a finding to a meeting.
     *
     * @return whether it is new there; false where the same finding waits on the list already
     * @throws AccessDeniedException where the viewer does not belong to the meeting or may not see these counts
     * @throws IllegalArgumentException where the note is too long or could name a patient
     */
    @Transactional
    public boolean bring(String organisation, Finding finding, String note, Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person)
                || !belongs(organisation, scope)
                || !sees(finding, scope)) {
            throw new AccessDeniedException("A finding is brought by somebody who sees it, to a meeting of their own");
        }
        String plain = written(note, "note", LONGEST_NOTE);
        boolean waits = store.of(organisation).stream()
                .anyMatch(item ->
                        item.discussed().isEmpty() && item.finding().address().equals(finding.address()));
        if (!waits) {
            store.insert(organisation, finding, plain, person.account());
        }
        return !waits;
    }

    /**
     * Takes an item off the list and keeps what was decided.
     *
     * @return false where somebody wrote down a decision before
     * @throws AccessDeniedException where the viewer does not see it
     * @throws IllegalArgumentException where nothing is said, too much, or what could name a patient
     */
    @Transactional
    public boolean discussed(MeetingItem item, String decided, Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person)
                || !belongs(item.organisation(), scope)
                || !sees(item.finding(), scope)) {
            throw new AccessDeniedException("What was decided is written by somebody who sees the item");
        }
        String plain = written(decided, "decision", LONGEST_DECISION);
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("Say what was decided; 'nothing yet' will do");
        }
        return store.discussed(item.number(), plain, person.account());
    }

    private boolean belongs(String organisation, Scope scope) {
        return organisations(scope).stream().anyMatch(mine -> mine.code().equals(organisation));
    }

    private static boolean sees(Finding finding, Scope scope) {
        return finding.practices().stream().allMatch(scope::maySeeAggregates);
    }

    private static String written(String text, String what, int longest) {
        String plain = text.strip();
        if (plain.length() > longest) {
            throw new IllegalArgumentException(
                    "A " + what + " has up to " + longest + " characters; this one has " + plain.length());
        }
        if (TEN_DIGITS
                .matcher(plain)
                .results()
                .anyMatch(found -> NhsNumber.parse(found.group()).isPresent())) {
            throw new IllegalArgumentException(
                    "This text holds a number that could be an NHS number. Nothing about single patients belongs on the list:"
                            + " take it out. The number was not kept");
        }
        return plain;
    }
}
