package health.cairn.contacts;

/** Whether a contact was planned. */
public enum Planned implements Coded {
    UNKNOWN(0, "not known"),
    PLANNED(1, "planned"),
    UNPLANNED(2, "unplanned");

    private final int code;
    private final String words;

    Planned(int code, String words) {
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
