package health.cairn.contacts;

/** Where a contact took place: which service was touched. */
public enum Setting implements Coded {
    GP(1, "general practice"),
    NHS_111(2, "NHS 111"),
    AMBULANCE(3, "ambulance"),
    A_AND_E(4, "A&E"),
    INPATIENT(5, "hospital stay"),
    OUTPATIENT(6, "outpatients"),
    COMMUNITY(7, "community service"),
    MENTAL_HEALTH(8, "mental health service"),
    SOCIAL_CARE(9, "social care"),
    PHARMACY(10, "pharmacy"),
    VOLUNTARY(11, "voluntary organisation"),
    OTHER(12, "other service");

    private final int code;
    private final String words;

    Setting(int code, String words) {
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
