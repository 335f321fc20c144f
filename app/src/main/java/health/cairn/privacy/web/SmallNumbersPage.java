package health.cairn.privacy.web;

import java.util.List;

/**
 * By which rule small counts are hidden.
 *
 * @param saved whether it was just changed
 */
public record SmallNumbersPage(List<Choice> rules, boolean saved) {

    /** A rule that can be chosen. */
    public record Choice(String value, String words, boolean chosen) {}
}
