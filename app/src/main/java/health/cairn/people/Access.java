package health.cairn.people;

/** What somebody may do with one object. Each level holds those before it. */
public enum Access {
    VIEW("may view"),
    EDIT("may edit"),
    MANAGE("may manage");

    private final String words;

    Access(String words) {
        this.words = words;
    }

    /** The level after a name, as in "Westmark North may view". */
    public String words() {
        return words;
    }

    /** Whether who has this level may do what needs the other. */
    public boolean covers(Access wanted) {
        return compareTo(wanted) >= 0;
    }
}
