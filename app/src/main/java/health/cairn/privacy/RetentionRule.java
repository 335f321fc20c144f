package health.cairn.privacy;

import java.time.Instant;
import java.time.Period;
import java.util.OptionalLong;

/**
 * How long one kind of data is kept. A module that keeps something which must end provides a Spring component of this type;
 * it is applied once a day, in a transaction, by one instance.
 */
public interface RetentionRule {

    /** What it is about, for example "Text of rows set aside". */
    String kind();

    /** How long it is kept. */
    Period kept();

    /** Why so long, in a sentence. */
    String reason();

    /**
     * Removes what is older.
     *
     * @return how many were removed; empty where that is not known
     */
    OptionalLong removeBefore(Instant end);
}
