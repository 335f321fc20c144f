package health.cairn.contacts.engine;

import java.util.Locale;

/** What is added up once per batch and definition, so that no page waits for contacts to be counted. */
public enum SummaryTable {
    /** One row a person: age, registration and contacts in each period, by setting. */
    PERSON(false),
    /**
     * How many people of each practice had how many contacts, by one thing at a time, as {@link ContactEngine.Dimension} has
     * them; for each practice as a whole by setting too.
     */
    USE(false),
    /** How many people of each practice, age and sex had how many contacts, by setting too. */
    FREQUENCY(false),
    /** How many people of each practice went from how many contacts to how many. */
    PRACTICE_COURSE(false),
    /** People without a contact, by single year of age. */
    ABSENCE(false),
    /** Appointments attended and not. */
    ATTENDANCE(false),
    /** The same as {@link #FREQUENCY} without practices: a country has no more rows of it than a town. */
    SERVICES(true),
    /** The same by decile of deprivation, without settings: many more rows, and asked by one question only. */
    DEPRIVATION(true),
    /** How many people of each age and sex went from how many contacts to how many, without their practices. */
    COURSE(true);

    private final boolean together;

    SummaryTable(boolean together) {
        this.together = together;
    }

    /** Whether it holds a whole batch without practices in one file; else it has a file for each bucket. */
    public boolean isTogether() {
        return together;
    }

    /** Its folder among the summaries. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
