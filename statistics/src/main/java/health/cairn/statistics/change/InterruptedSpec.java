package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;

/**
 * How an interrupted series is modelled.
 *
 * @param firstAfter the position, from 0, of the first point after the change
 * @param timeSince where the count of periods since the change starts; the meaning of the level change depends on it
 * @param errors how deviations hang together
 * @param seasons the yearly pattern, if any
 * @param confidence of the intervals
 */
public record InterruptedSpec(
        int firstAfter, TimeSince timeSince, ErrorModel errors, Seasons seasons, Confidence confidence) {

    /** The count of periods since the change at its first point. */
    public enum TimeSince {
        /** 0: the level change is the step at the first point after the change. */
        STARTS_AT_ZERO,
        /** 1: the level change is the step one period earlier, to which the first point has added one slope change. */
        STARTS_AT_ONE
    }

    /**
     * A repeating pattern as pairs of a sine and a cosine.
     *
     * @param period points in one cycle, 12 for months of a year; 0 for no pattern
     * @param harmonics how many pairs; up to half the period
     */
    public record Seasons(int period, int harmonics) {

        /** No repeating pattern. */
        public static final Seasons NONE = new Seasons(0, 0);

        public Seasons {
            boolean none = period == 0 && harmonics == 0;
            if (!none && !(period >= 2 && harmonics >= 1 && 2 * harmonics <= period)) {
                throw new IllegalArgumentException(
                        "A pattern has a period of 2 or more and from 1 to period / 2 harmonics;" + " found period "
                                + period + " and " + harmonics + " harmonics");
            }
        }

        /** The number of columns: the sine of the shortest possible wave is 0 everywhere and left out. */
        int columns() {
            return 2 * harmonics - (period > 0 && 2 * harmonics == period ? 1 : 0);
        }
    }

    public InterruptedSpec {
        if (firstAfter < 2) {
            throw new IllegalArgumentException(
                    "At least two points before the change are needed to see a slope; found " + firstAfter);
        }
    }

    /** Independent errors, time since the change from 0, no seasons, 95 per cent. */
    public static InterruptedSpec at(int firstAfter) {
        return new InterruptedSpec(
                firstAfter, TimeSince.STARTS_AT_ZERO, new ErrorModel.Independent(), Seasons.NONE, Confidence.P95);
    }

    /** The same with other errors. */
    public InterruptedSpec withErrors(ErrorModel newErrors) {
        return new InterruptedSpec(firstAfter, timeSince, newErrors, seasons, confidence);
    }

    /** The same with time since the change counted otherwise. */
    public InterruptedSpec withTimeSince(TimeSince newTimeSince) {
        return new InterruptedSpec(firstAfter, newTimeSince, errors, seasons, confidence);
    }

    /** The same with a repeating pattern. */
    public InterruptedSpec withSeasons(Seasons newSeasons) {
        return new InterruptedSpec(firstAfter, timeSince, errors, newSeasons, confidence);
    }

    /** The same at another level. */
    public InterruptedSpec withConfidence(Confidence newConfidence) {
        return new InterruptedSpec(firstAfter, timeSince, errors, seasons, newConfidence);
    }
}
