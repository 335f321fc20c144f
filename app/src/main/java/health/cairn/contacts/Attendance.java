package health.cairn.contacts;

/** What became of an appointment or visit (the meanings of the NHS data dictionary, ATTENDED OR DID NOT ATTEND CODE, in words). */
public enum Attendance implements Coded {
    UNKNOWN(0, "not known"),
    ATTENDED(1, "attended"),
    DID_NOT_ATTEND(2, "did not attend"),
    LATE_NOT_SEEN(3, "came late and was not seen"),
    CANCELLED_BY_PATIENT(4, "cancelled by the patient"),
    CANCELLED_BY_PROVIDER(5, "cancelled by the provider"),
    BOOKED(6, "booked");

    private final int code;
    private final String words;

    Attendance(int code, String words) {
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
