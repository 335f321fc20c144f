package health.cairn.imports;

/**
 * One thing about a file that its owner should know.
 *
 * @param kind what kind of thing
 * @param file the name of the file, with that of the archive entry where there is one
 * @param sheet the sheet of a workbook, empty for CSV
 * @param row the line or row in the file, 1 for the first; 0 where it concerns the whole file
 * @param column the header or letter of the column, empty where it concerns the whole row
 * @param found what stands there, shortened to 200 characters
 * @param expected what should stand there
 * @param action what to do
 */
public record Problem(
        Kind kind, String file, String sheet, long row, String column, String found, String expected, String action) {

    /** What a problem means for the row it was found in. */
    public enum Effect {
        /** The row was not loaded. */
        SET_ASIDE("set aside"),
        /** The row was left out on purpose, as this kind of file asks for. */
        LEFT_OUT("left out on purpose"),
        /** The row was loaded; something about it is worth knowing. */
        LOADED("loaded, with a note");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Kinds of problem, each with its effect. At most 1,000 of each are kept; all are counted. */
    public enum Kind {
        AREA_CODE("Area code not understood", Effect.SET_ASIDE),
        PERIOD("Period or date not understood", Effect.SET_ASIDE),
        NUMBER("Number not understood", Effect.SET_ASIDE),
        COUNTS("Counts that cannot be true", Effect.SET_ASIDE),
        SEX_OR_AGE("Sex or age not understood", Effect.SET_ASIDE),
        MEASURE("Measure not understood", Effect.SET_ASIDE),
        ORGANISATION("Organisation not understood", Effect.SET_ASIDE),
        RAGGED("Row too short", Effect.SET_ASIDE),
        CONFLICT("Another row says something else for the same area, period and series", Effect.SET_ASIDE),
        REPEATED("Row repeated exactly", Effect.LEFT_OUT),
        CATEGORY("Row for a part of the population (deprivation and the like)", Effect.LEFT_OUT),
        NOT_AN_ORGANISATION("Row for \"not in a network\" or \"not allocated\"", Effect.LEFT_OUT),
        TOTAL_ROW("Total row", Effect.LEFT_OUT),
        OUT_OF_SCOPE("Row that Cairn has no use for", Effect.LEFT_OUT),
        UNKNOWN_AREA("Area that the directory does not know", Effect.LOADED),
        NEW_MEASURE("Measure that was not known and has not been reviewed", Effect.LOADED),
        VALUE_DIFFERS("Value and counts disagree", Effect.LOADED),
        NOTE("Note", Effect.LOADED);

        private final String title;
        private final Effect effect;

        Kind(String title, Effect effect) {
            this.title = title;
            this.effect = effect;
        }

        public String title() {
            return title;
        }

        public Effect effect() {
            return effect;
        }
    }
}
