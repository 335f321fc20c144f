package health.cairn.contacts.engine;

import java.util.Locale;

/** What is added up once per batch and definition, so that no page waits for contacts to be counted. */
public enum SummaryTable {
    /** One row a person: age, registration and contacts in each period, by setting. */
    PERSON,
    /** How many people went from how many contacts to how many, without their practices: far fewer rows than people. */
    COURSE,
    /** How many people of each kind had how many contacts. */
    FREQUENCY,
    /** The same by decile of deprivation too, without settings: many more rows, and asked by one question only. */
    DEPRIVATION,
    /** People without a contact, by single year of age. */
    ABSENCE,
    /** Appointments attended and not. */
    ATTENDANCE;

    /** Its folder among the summaries. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
