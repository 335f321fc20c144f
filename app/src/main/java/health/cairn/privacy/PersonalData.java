package health.cairn.privacy;

/**
 * What a module keeps about the person behind an account. A module that keeps any provides a Spring component of this type,
 * so that a person gets all of it.
 */
public interface PersonalData {

    /** What it is, for example "loads". */
    String name();

    /** All that is kept about this person, as it is to be written as JSON. */
    Object of(long account);

    /** What is deleted when the person asks for it, and what stays and why; one sentence. */
    String afterErasure();

    /** Deletes or blanks what need not be kept, in the caller's transaction. */
    void erase(long account);
}
