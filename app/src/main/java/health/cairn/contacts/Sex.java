package health.cairn.contacts;

/** The sex that a practice has on record. */
public enum Sex implements Coded {
    UNKNOWN(0, "not known"),
    MALE(1, "male"),
    FEMALE(2, "female");

    private final int code;
    private final String words;

    Sex(int code, String words) {
        this.code = code;
        this.words = words;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String words() {
        return words;
    }
}
