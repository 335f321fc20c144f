package health.cairn.statistics.suppression;

/** A count as others may see it. */
public sealed interface Cell {

    /** May be seen; rounded if the profile says so. */
    record Shown(long value) implements Cell {}

    /** May not be seen. Does not tell whether the count is small itself or hides another: that would give it away. */
    record Suppressed() implements Cell {}
}
