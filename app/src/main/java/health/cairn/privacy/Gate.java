package health.cairn.privacy;

import health.cairn.statistics.suppression.Profile;

/**
 * The one gate that counts of people pass before they leave: on a page, in a file, by the API, on a slide. Small counts are
 * hidden by the rule of this installation, and so many others as it takes that none follows from the rest: from totals,
 * from a network less its other practices, from a quarter less its other months, from 100 per cent.
 *
 * <p>Indicators that a national body has published already pass as they are and do not come here: their publisher has
 * hidden what had to be hidden, and hiding again would only make two different tables of one.
 */
public interface Gate {

    /**
     * What may leave of a table.
     *
     * @throws IllegalArgumentException where counts contradict each other (parts above their whole), periods overlap
     *     without one containing the other, or no hiding can protect a small count from national counts
     */
    ReleasedTable pass(CountTable table);

    /** The rule that counts are hidden by. */
    Profile rule();

    /** Sets the rule for this installation. */
    void useRule(Profile rule);

    /** A rule in words. */
    static String words(Profile rule) {
        return switch (rule) {
            case HES_2018 -> "Counts from 1 to 7 are hidden, and others rounded to the nearest 5.";
            case LT5 -> "Counts from 1 to 4 are hidden.";
            case LE5 -> "Counts from 1 to 5 are hidden.";
            case ONS10 -> "Counts from 1 to 9 are hidden.";
        };
    }
}
