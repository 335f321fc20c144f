package health.cairn.directory;

/** What kind of organisation or area a code stands for. The order is from small to large. */
public enum AreaType {
    PRACTICE("practice", "practices"),
    PCN("primary care network", "primary care networks"),
    FEDERATION("federation", "federations"),
    SUB_ICB("sub-ICB location", "sub-ICB locations"),
    ICB("integrated care board", "integrated care boards"),
    CANCER_ALLIANCE("cancer alliance", "cancer alliances"),
    REGION("NHS region", "NHS regions"),
    ENGLAND("England", "England"),
    LOCAL_AUTHORITY("local authority", "local authorities"),
    TRUST("NHS trust", "NHS trusts"),
    GROUP("custom group", "custom groups"),
    OTHER("other organisation", "other organisations");

    private final String one;
    private final String many;

    AreaType(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** The word for one of them, as it stands in a sentence. */
    public String one() {
        return one;
    }

    /** The word for several of them, as it stands in a sentence. */
    public String many() {
        return many;
    }
}
