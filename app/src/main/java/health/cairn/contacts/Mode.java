package health.cairn.contacts;

/** How a contact took place. */
public enum Mode implements Coded {
    UNKNOWN(0, "not known"),
    FACE_TO_FACE(1, "face to face"),
    HOME_VISIT(2, "home visit"),
    TELEPHONE(3, "telephone"),
    VIDEO(4, "video"),
    ONLINE(5, "online or written");

    private final int code;
    private final String words;

    Mode(int code, String words) {
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
