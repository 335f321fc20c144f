package health.cairn.audit;

/** What came of it. */
public enum Outcome {
    DONE("Done"),
    REFUSED("Refused"),
    FAILED("Failed");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
