package health.cairn.contacts;

/** What data are loaded for; it decides whose rows are left out. */
public enum Purpose {
    /** Care of the very people: opt-outs do not apply. */
    DIRECT_CARE("direct care", false, false),
    /** Audit inside the practice by those who give the care: a Type 1 opt-out is honoured. */
    LOCAL_AUDIT("local audit", true, false),
    /** Planning, which includes risk stratification: both opt-outs are honoured. */
    PLANNING("planning", true, true);

    private final String words;
    private final boolean honoursType1;
    private final boolean honoursNational;

    Purpose(String words, boolean honoursType1, boolean honoursNational) {
        this.words = words;
        this.honoursType1 = honoursType1;
        this.honoursNational = honoursNational;
    }

    /** As it stands in a sentence. */
    public String words() {
        return words;
    }

    /** Whether people who objected to their GP record being used beyond their care (Type 1) are left out. */
    public boolean honoursType1() {
        return honoursType1;
    }

    /** Whether people with a national data opt-out are left out. */
    public boolean honoursNational() {
        return honoursNational;
    }
}
