package health.cairn.contacts;

/**
 * One thing about a row of a delivery. What the row said is never part of it: it could be about a patient.
 *
 * @param file the file's name
 * @param row the record in the file, its header being row 1; 0 where it concerns the whole file
 * @param expected what should stand there
 */
public record ContactProblem(Kind kind, String file, long row, String expected) {

    /** What a problem means for its row. */
    public enum Effect {
        SET_ASIDE("set aside"),
        LEFT_OUT("left out on purpose");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Kinds of problem. The first 1,000 rows of each that is set aside are kept; all are counted. */
    public enum Kind {
        NHS_NUMBER(1, "NHS number not valid", "ten digits with the right check digit", Effect.SET_ASIDE),
        PERSON(
                2,
                "Contact of somebody who is not in the list of people",
                "a person of the delivery's list of people",
                Effect.SET_ASIDE),
        PRACTICE(3, "Practice not understood", "a practice's code, for example A81001", Effect.SET_ASIDE),
        BORN(4, "Date of birth not understood", "a date or month between 1900 and today", Effect.SET_ASIDE),
        STARTED_AT(5, "Date of the contact not understood", "a date, with a time where it is known", Effect.SET_ASIDE),
        SETTING(6, "Setting not understood", "one of Cairn's settings, for example GP or A_AND_E", Effect.SET_ASIDE),
        TERM(
                7,
                "A term not understood",
                "for mode, profession, kind, status, planned, reason and sex one of Cairn's terms",
                Effect.SET_ASIDE),
        REPEATED(8, "Person listed twice", "one row for each person; the latest registration counts", Effect.SET_ASIDE),
        REGISTERED(
                9, "Dates of registration not understood", "dates, the end not before the beginning", Effect.SET_ASIDE),
        DEPRIVATION(
                10,
                "Deprivation not understood",
                "a decile from 1 (most deprived) to 10, or nothing",
                Effect.SET_ASIDE),
        RAGGED(11, "Not a row of the table", "as many cells as the header has, in UTF-8", Effect.SET_ASIDE),
        DELETED(20, "Deleted at the source", "", Effect.LEFT_OUT),
        CONFIDENTIAL(21, "Confidential at the source", "", Effect.LEFT_OUT),
        OPTED_OUT(22, "Opted out", "", Effect.LEFT_OUT),
        OF_NOBODY_KEPT(23, "Contact of somebody who was left out or set aside", "", Effect.LEFT_OUT);

        private final int code;
        private final String title;
        private final String expected;
        private final Effect effect;

        Kind(int code, String title, String expected, Effect effect) {
            this.code = code;
            this.title = title;
            this.expected = expected;
            this.effect = effect;
        }

        /** What the loading SQL marks a row with; 0 marks none. */
        public int code() {
            return code;
        }

        public String title() {
            return title;
        }

        /** What should stand there; empty where nothing is wrong. */
        public String expected() {
            return expected;
        }

        public Effect effect() {
            return effect;
        }
    }
}
