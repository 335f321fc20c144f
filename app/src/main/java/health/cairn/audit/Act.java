package health.cairn.audit;

/** What is recorded that people and programs do. */
public enum Act {
    SIGN_IN("Signed in"),
    SIGN_OUT("Signed out"),
    ACCOUNT_MADE("Made an account"),
    ACCOUNT_CHANGED("Changed an account"),
    ACCOUNT_ENDED("Ended an account"),
    SECOND_FACTOR("Changed a second factor"),
    TOKEN("Made or ended an access token"),
    ROLE_GRANTED("Gave a role"),
    ROLE_ENDED("Ended a role"),
    SHARED("Shared something"),
    UNSHARED("Ended sharing"),
    AGREEMENT("Changed a data-sharing agreement"),
    SETTING("Changed a setting"),
    LOADED("Loaded a file"),
    PUBLISHED("Published"),
    WITHDRAWN("Withdrew"),
    EXPORTED("Exported"),
    READ("Read about a patient"),
    REIDENTIFIED("Looked up who a patient is"),
    KEYS("Changed keys"),
    BACKED_UP("Backed up"),
    RESTORED("Restored"),
    RETAINED("Applied retention rules"),
    ERASED("Erased personal data");

    private final String title;

    Act(String title) {
        this.title = title;
    }

    /** In words, as a page says it after a name. */
    public String title() {
        return title;
    }
}
