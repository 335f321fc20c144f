package health.cairn.measures;

import health.cairn.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** What a source says of one area in one period. Suppressed, absent and zero are three different things. */
public sealed interface Reading {

    /**
     * A count over a denominator; either may be fractional (shared patients, expected counts).
     *
     * @param numerator 0 or more
     * @param denominator more than 0
     */
    record Counted(double numerator, double denominator) implements Reading {
        public Counted {
            if (!(numerator >= 0) || !(denominator > 0) || Double.isInfinite(numerator + denominator)) {
                throw new IllegalArgumentException(
                        "Counts need a numerator of 0 or more and a denominator above 0; found " + numerator + " of "
                                + denominator);
            }
        }
    }

    /**
     * A value published without its counts, in the measure's own unit; it cannot be summed.
     *
     * @param interval95 the interval the source gives, if it gives one
     */
    record ValueOnly(double value, @Nullable Interval interval95) implements Reading {
        public ValueOnly {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A value is a finite number; found " + value);
            }
        }
    }

    /** Held back by the source because the number is small. Not zero, and not to be guessed. */
    record Suppressed() implements Reading {}

    /** The source lists the area but has no number for it. */
    record NotCollected() implements Reading {}
}
