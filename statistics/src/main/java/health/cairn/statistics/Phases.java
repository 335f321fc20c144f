package health.cairn.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Where limits are calculated anew. Each phase has its own limits, and no rule looks across its border.
 *
 * <p>To start a phase is a person's decision: a known cause, a changed process, a change that lasts.
 */
public final class Phases {

    private final int[] starts;

    private Phases(int[] starts) {
        this.starts = starts;
    }

    /** One phase for all points. */
    public static Phases one() {
        return new Phases(new int[] {0});
    }

    /**
     * A new phase at each of these points.
     *
     * @param indices the first point of each phase after the first, from 1 on, rising
     */
    public static Phases startingAt(int... indices) {
        var starts = new int[indices.length + 1];
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] <= starts[i]) {
                throw new IllegalArgumentException("Phases start at rising indices from 1 on, 0 being the first phase;"
                        + " found " + Arrays.toString(indices));
            }
            starts[i + 1] = indices[i];
        }
        return new Phases(starts);
    }

    /**
     * A new phase at the point of each of these dates. A date on the first point changes nothing.
     *
     * @param dates the date of every point, each later than the one before
     * @param rebased the dates on which a phase starts; each is the date of a point
     */
    public static Phases onDates(List<LocalDate> dates, Collection<LocalDate> rebased) {
        for (int i = 1; i < dates.size(); i++) {
            if (!dates.get(i).isAfter(dates.get(i - 1))) {
                throw new IllegalArgumentException("Points come in order of their dates, each date once; found "
                        + dates.get(i) + " after " + dates.get(i - 1) + " at index " + i);
            }
        }
        var indices = new int[rebased.size()];
        int found = 0;
        for (LocalDate date : rebased.stream().sorted().distinct().toList()) {
            int index = dates.indexOf(date);
            if (index < 0) {
                throw new IllegalArgumentException("Limits are calculated anew from the date of a point on;"
                        + " no point has the date " + date
                        + (dates.isEmpty()
                                ? ""
                                : ", the first is " + dates.getFirst() + " and the last " + dates.getLast()));
            }
            if (index > 0) {
                indices[found++] = index;
            }
        }
        return startingAt(Arrays.copyOf(indices, found));
    }

    /** The number of phases, at least one. */
    public int count() {
        return starts.length;
    }

    /** The index of the first point of a phase. */
    public int start(int phase) {
        return starts[phase];
    }

    /** The index of the first point of every phase, the first being 0. */
    public int[] starts() {
        return starts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phases that && Arrays.equals(starts, that.starts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return "Phases" + Arrays.toString(starts);
    }
}
