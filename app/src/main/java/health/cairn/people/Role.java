package health.cairn.people;

/**
 * What a person is at an organisation. A role reaches the organisation it is held at; what it lets a person see and do is
 * for {@link Scope} to say.
 */
public enum Role {
    MEMBER("member", false),
    PRACTICE_DATA_HOLDER("practice data holder", false),
    NETWORK_LEAD("network lead", false),
    COACH("coach or facilitator", false),
    PROGRAMME_MANAGER("programme manager", true),
    ANALYST("analyst", true),
    ADMINISTRATOR("administrator", false);

    private final String words;
    private final boolean reachesEverybody;

    Role(String words, boolean reachesEverybody) {
        this.words = words;
        this.reachesEverybody = reachesEverybody;
    }

    /** The role as it stands in a sentence. */
    public String words() {
        return words;
    }

    /**
     * Whether what a person does in this role is seen by the whole installation, as loaded data are. Such a role is given
     * by administrators of the installation only, so that the administrator of one practice cannot hand it out.
     */
    public boolean reachesEverybody() {
        return reachesEverybody;
    }
}
