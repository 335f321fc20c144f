package health.cairn.contacts;

/** What sort of contact it was. */
public enum ContactKind implements Coded {
    CARE(1, "care"),
    ADMINISTRATION(2, "administration"),
    VACCINATION(3, "vaccination"),
    GROUP(4, "group");

    private final int code;
    private final String words;

    ContactKind(int code, String words) {
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
