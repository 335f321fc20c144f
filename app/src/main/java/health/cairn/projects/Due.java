package health.cairn.projects;

import java.time.LocalDate;

/**
 * Something that a person's project waits for. It names project and measure and says how much of what, and nothing of what
 * people wrote in tasks and cycles: it leaves by mail and by calendar.
 *
 * @param what in words, with counts
 * @param path where it is done
 */
public record Due(Kind kind, String project, String what, LocalDate day, String path) {

    /** What a person can be reminded of. */
    public enum Kind implements Field.Worded {
        DATA("data that are late"),
        GAP("periods without data"),
        TASK("tasks"),
        CYCLE("cycles that begin or end"),
        AIM("the day of the aim");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Due[" + kind + ", " + day + "]";
    }
}
