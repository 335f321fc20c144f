package health.cairn.contacts;

/** Who was met, by kind of profession. */
public enum Professional implements Coded {
    UNKNOWN(0, "not known"),
    GP(1, "GP"),
    NURSE(2, "nurse"),
    PHARMACIST(3, "pharmacist"),
    THERAPIST(4, "therapist"),
    SOCIAL_PRESCRIBER(5, "social prescriber"),
    DOCTOR(6, "other doctor"),
    OTHER(7, "other staff");

    private final int code;
    private final String words;

    Professional(int code, String words) {
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
