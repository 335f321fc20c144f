package health.cairn.privacy;

import java.util.Map;
import java.util.OptionalDouble;

/** Counts as others may see them: a page, a file, the API and a slide take theirs from here. */
public final class ReleasedTable {

    private final Map<CountKey, Released> cells;
    private final String rule;

    ReleasedTable(Map<CountKey, Released> cells, String rule) {
        this.cells = Map.copyOf(cells);
        this.rule = rule;
    }

    /** A count as others may see it. */
    public sealed interface Released {
        /** May be seen; rounded where the rule says so. */
        record Shown(long count) implements Released {}

        /** May not be seen, being small itself or giving away one that is: which of the two is not told. */
        record Suppressed() implements Released {}

        /** Nobody counted. */
        record NotCollected() implements Released {}
    }

    /**
     * One count.
     *
     * @throws IllegalArgumentException where the table has none for this key
     */
    public Released cell(CountKey key) {
        Released cell = cells.get(key);
        if (cell == null) {
            throw new IllegalArgumentException("There is no count for " + key.text());
        }
        return cell;
    }

    /**
     * The share of one count in another, from the numbers that are shown and no others.
     *
     * @return empty where one of the two is not shown, or the second is 0
     */
    public OptionalDouble share(CountKey part, CountKey whole) {
        return cell(part) instanceof Released.Shown(long numerator)
                        && cell(whole) instanceof Released.Shown(long denominator)
                        && denominator > 0
                ? OptionalDouble.of(Math.min(1, (double) numerator / denominator))
                : OptionalDouble.empty();
    }

    /** The rule in words, for the foot of a page, file or slide. */
    public String rule() {
        return rule;
    }
}
