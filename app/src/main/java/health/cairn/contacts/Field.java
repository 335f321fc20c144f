package health.cairn.contacts;

/** What Cairn reads of people and of their contacts. Everything else in a file is left where it is. */
public enum Field {
    /** Who it is, as the file names people: the NHS number, or the number of a record system. */
    KEY("nhs_number", true, true, true),
    NHS_NUMBER("nhs_number", true, false, false),
    PRACTICE("practice", true, false, false),
    BORN("date_of_birth", true, false, true),
    SEX("sex", true, false, true),
    REGISTERED_FROM("registered_from", true, false, false),
    REGISTERED_UNTIL("registered_until", true, false, false),
    DEPRIVATION("deprivation_decile", true, false, false),
    TYPE1_OPT_OUT("type1_opt_out", true, false, false),
    NATIONAL_OPT_OUT("national_opt_out", true, false, false),
    STARTED_AT("started_at", false, true, true),
    ENDED_ON("ended_on", false, true, false),
    SETTING("setting", false, true, true),
    ORGANISATION("organisation", false, true, false),
    PROFESSIONAL("professional", false, true, false),
    MODE("mode", false, true, false),
    KIND("kind", false, true, false),
    STATUS("status", false, true, false),
    PLANNED("planned", false, true, false),
    REASON("reason", false, true, false),
    BOOKED_ON("booked_on", false, true, false),
    DELETED("deleted", true, true, false),
    CONFIDENTIAL("confidential", true, true, false);

    private final String column;
    private final boolean ofPeople;
    private final boolean ofContacts;
    private final boolean required;

    Field(String column, boolean ofPeople, boolean ofContacts, boolean required) {
        this.column = column;
        this.ofPeople = ofPeople;
        this.ofContacts = ofContacts;
        this.required = required;
    }

    /** Its column in Cairn's own files. */
    public String column() {
        return column;
    }

    /** Whether it belongs to this kind of table. */
    public boolean isOf(ContactMapping.Table table) {
        return switch (table) {
            case PEOPLE -> ofPeople;
            case CONTACTS -> ofContacts;
            case ORGANISATIONS -> this == KEY || this == PRACTICE;
        };
    }

    /** Whether a table without it cannot be read. */
    public boolean required() {
        return required;
    }
}
