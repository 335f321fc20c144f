package health.cairn.statistics.suppression;

/** A rule for counts of people below national level. Zero is always shown. */
public enum Profile {
    /**
     * Hospital Episode Statistics since September 2018 (NHS Digital disclosure control): 1 to 7 hidden, all other counts
     * rounded to the nearest 5.
     */
    HES_2018(7, 5),
    /** Fewer than five: 1 to 4 hidden. */
    LT5(4, 1),
    /** Five or fewer: 1 to 5 hidden. */
    LE5(5, 1),
    /** Fewer than ten, as the Office for National Statistics asks for health data: 1 to 9 hidden. */
    ONS10(9, 1);

    private final long largestHidden;
    private final long roundedTo;

    Profile(long largestHidden, long roundedTo) {
        this.largestHidden = largestHidden;
        this.roundedTo = roundedTo;
    }

    /** Whether the count is too small to be shown. */
    public boolean hides(long count) {
        return count >= 1 && count <= largestHidden;
    }

    /** What a single count looks like, without regard to others that it could be worked out from. */
    public Cell cell(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("A count of people is 0 or more; found " + count);
        }
        return hides(count) ? new Cell.Suppressed() : new Cell.Shown(rounded(count));
    }

    /** The count as it is shown: to the nearest multiple, counts being whole so that none lies half way. */
    long rounded(long count) {
        return (count + roundedTo / 2) / roundedTo * roundedTo;
    }

    /** The smallest count that is shown as this value. */
    long smallestShownAs(long value) {
        return value == 0 ? 0 : Math.max(largestHidden + 1, value - roundedTo / 2);
    }

    /** The largest count that is shown as this value. */
    long largestShownAs(long value) {
        return value == 0 ? 0 : value + roundedTo / 2;
    }

    long largestHidden() {
        return largestHidden;
    }
}
