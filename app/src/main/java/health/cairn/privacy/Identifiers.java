package health.cairn.privacy;

/** Encrypts identifiers at rest. */
public interface Identifiers {

    /** Encrypts a text for its place. */
    Sealed seal(String text, SealedColumn column, long row);

    /**
     * Reads it again. The caller has recorded in the audit record who asked and why.
     *
     * @throws health.cairn.keys.DataKey.Unreadable where it was changed or is from another place
     */
    String open(Sealed sealed, SealedColumn column, long row);

    /** Encrypts an NHS number for its place. */
    default Sealed seal(NhsNumber number, SealedColumn column, long row) {
        return seal(number.revealed(), column, row);
    }

    /**
     * Makes a new data key and encrypts all rows of a column anew with it, some at a time: nobody waits long, and a row that
     * somebody changes meanwhile stays as they left it. When interrupted, the next call goes on.
     *
     * @return how many rows were encrypted anew
     */
    int reseal(SealedColumn column);

    /** Makes the next version of the key, with which everything is sealed from now on. */
    void renewKey();
}
