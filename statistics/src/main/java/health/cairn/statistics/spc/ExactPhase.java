package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;

/**
 * The rules of one phase by lines that are known to the last digit, value by value: for phases with gaps or a frozen
 * baseline, with a value on a line, and for points whose place was found elsewhere.
 */
final class ExactPhase {

    private final RulePlanes planes;

    ExactPhase(RulePlanes planes) {
        this.planes = planes;
    }

    /**
     * Marks the rules that each point breaks. Missing points break none and end every run.
     *
     * @param limits the mean and limits of the phase; without a mean nothing is marked
     * @param marks of the panel, zeros in this phase
     */
    void mark(Panel panel, int phase, XmrLimits limits, XmrSettings settings, byte[] marks) {
        int from = panel.phaseOffsets[phase];
        int until = panel.phaseOffsets[phase + 1];
        if (limits.used() == 0) {
            return;
        }
        var process = limits.process();
        var near = limits.near();
        start(until - from);
        for (int i = from; i < until; i++) {
            if (!panel.missing[i]) {
                double value = panel.values[i];
                boolean beyond = !process.contains(value);
                boolean follows = i > from && !panel.missing[i - 1];
                place(
                        i - from,
                        Double.compare(value, limits.mean()),
                        !beyond && !near.contains(value),
                        beyond,
                        follows ? Double.compare(value, panel.values[i - 1]) : 0,
                        settings);
                marks[i] = outside(beyond, value > limits.mean());
            }
        }
        planes.mark(words(until - from), settings.runLength(), panel.values, marks, from);
    }

    /**
     * Marks the points of a phase whose place is known.
     *
     * @param values one a point
     * @param places one a point; not read where the value is missing
     */
    void mark(Observations values, Place[] places, XmrSettings settings, byte[] marks, int from, int until) {
        var numbers = new double[values.size()];
        start(until - from);
        for (int i = from; i < until; i++) {
            if (values.isPresent(i)) {
                numbers[i] = values.get(i);
                boolean follows = i > from && values.isPresent(i - 1);
                var place = places[i];
                place(
                        i - from,
                        place.side(),
                        place.beyondNearLimit(),
                        place.beyondLimit(),
                        follows ? Double.compare(numbers[i], numbers[i - 1]) : 0,
                        settings);
                marks[i] = outside(place.beyondLimit() && place.side() != 0, place.side() > 0);
            }
        }
        planes.mark(words(until - from), settings.runLength(), numbers, marks, from);
    }

    private static int words(int points) {
        return (points + 63) >>> 6;
    }

    private void start(int points) {
        int words = words(points);
        planes.reserve(words);
        for (int w = 0; w < words; w++) {
            planes.rising[w] = 0;
            planes.falling[w] = 0;
            planes.above[w] = 0;
            planes.below[w] = 0;
            planes.nearHigh[w] = 0;
            planes.nearLow[w] = 0;
        }
    }

    private void place(int point, int side, boolean near, boolean beyond, int step, XmrSettings settings) {
        boolean beyondCounts = settings.twoOfThree() == XmrSettings.TwoOfThree.BEYOND_NEAR_LIMIT;
        boolean counts = near || beyond && beyondCounts;
        set(planes.above, point, side > 0);
        set(planes.below, point, side < 0);
        set(planes.nearHigh, point, side > 0 && counts);
        set(planes.nearLow, point, side < 0 && counts);
        set(planes.rising, point, step > 0);
        set(planes.falling, point, step < 0);
    }

    private static void set(long[] plane, int point, boolean on) {
        plane[point >>> 6] |= on ? 1L << point : 0;
    }

    private static byte outside(boolean beyond, boolean high) {
        if (!beyond) {
            return 0;
        }
        return (byte) (high ? SpecialCause.ABOVE_UPPER_LIMIT : SpecialCause.BELOW_LOWER_LIMIT).bit();
    }
}
