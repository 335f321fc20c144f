package health.cairn.keys;

/** The data keys. Safe to ask often: opened keys are kept in memory. */
public interface DataKeys {

    /** The key in use for a purpose; made where there is none. A new version is noticed within a minute. */
    DataKey current(String purpose);

    /**
     * An earlier or the present key of a purpose.
     *
     * @throws IllegalArgumentException where there is no such version
     */
    DataKey version(String purpose, int version);

    /** Makes the next version for a purpose, which is in use from now on; earlier ones still open what they sealed. */
    DataKey renew(String purpose);

    /**
     * Puts a new master key in the place of the old one: the data keys are wrapped anew, what they sealed stays as it is.
     * Safe while others run, and when interrupted: run again it ends what was begun.
     *
     * @return how many data keys were wrapped anew
     */
    int rotateMasterKey();
}
