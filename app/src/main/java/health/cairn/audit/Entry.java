package health.cairn.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done and is to be recorded: never what a file, a page or a field held.
 *
 * @param account who did it; empty for nobody who signed in, and for what Cairn does by itself
 * @param role as which role; null for the one the person has anyway
 * @param kind what sort of object, for example {@code batch}; empty for none
 * @param key which one: our own number or code, never a name or an identifier of a patient
 * @param owner whose object it is, so that this person can see who looked at it
 * @param reason why, where a reason has to be given; in the person's own words, up to 500 characters
 */
public record Entry(
        Act act,
        Outcome outcome,
        Optional<Long> account,
        @Nullable String role,
        String kind,
        String key,
        Optional<Long> owner,
        String reason) {

    private static final int LONGEST = 500;

    public Entry {
        for (String text : new String[] {kind, key, reason}) {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("A text of an audit record has up to " + LONGEST
                        + " characters; this one has " + text.length());
            }
        }
    }

    /** Something that an account did, and that was done. */
    public static Entry of(Act act, Optional<Long> account) {
        return new Entry(act, Outcome.DONE, account, null, "", "", Optional.empty(), "");
    }

    /** To which object. */
    public Entry on(String what, Object which) {
        return new Entry(act, outcome, account, role, what, which.toString(), owner, reason);
    }

    public Entry outcome(Outcome what) {
        return new Entry(act, what, account, role, kind, key, owner, reason);
    }

    public Entry as(String whichRole) {
        return new Entry(act, outcome, account, whichRole, kind, key, owner, reason);
    }

    public Entry ownedBy(long whose) {
        return new Entry(act, outcome, account, role, kind, key, Optional.of(whose), reason);
    }

    public Entry because(String why) {
        return new Entry(act, outcome, account, role, kind, key, owner, why);
    }
}
