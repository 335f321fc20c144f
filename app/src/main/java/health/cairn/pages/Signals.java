package health.cairn.pages;

import health.cairn.statistics.spc.SpecialCause;

/** Signals of a control chart in words, the same on every chart. */
public final class Signals {

    private Signals() {}

    /** Why a point is a signal, as a part of a sentence about the point. */
    public static String words(SpecialCause cause) {
        return switch (cause) {
            case ABOVE_UPPER_LIMIT -> "above the upper limit";
            case BELOW_LOWER_LIMIT -> "below the lower limit";
            case TREND_INCREASING -> "one of seven rising in a row";
            case TREND_DECREASING -> "one of seven falling in a row";
            case TWO_OF_THREE_HIGH -> "two of three near the upper limit";
            case TWO_OF_THREE_LOW -> "two of three near the lower limit";
            case SHIFT_HIGH -> "one of seven in a row above the centre";
            case SHIFT_LOW -> "one of seven in a row below the centre";
        };
    }
}
