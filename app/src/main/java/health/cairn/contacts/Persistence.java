package health.cairn.contacts;

import health.cairn.statistics.Interval;
import health.cairn.statistics.change.RegressionToTheMean;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who goes on coming often: two periods of twelve months one after the other, or three.
 *
 * @param frequent by which definition, applied to each period anew
 * @param people registered throughout both periods
 * @param before came often in the earlier period
 * @param stay of these, came often in the later one too
 * @param fresh came often in the later period only
 * @param stayInterval Wilson's 95 per cent interval of the share that stays; empty where nobody came often
 * @param expectedStay how many would stay if nobody's underlying rate had changed; empty for the top of each practice, where
 *     the place in a list and not a number of contacts decides
 * @param regression contacts a head of those who came often: before, of everybody, and as expected after; empty where nobody
 *     came often
 * @param after contacts a head of those who had come often, as they were in the later period
 * @param everybodyAfter contacts a head of everybody in the later period
 * @param likely those who came often, by how often they came, the fewest first
 * @param three the same over three periods; empty where the data do not cover them
 */
public record Persistence(
        Basis basis,
        Frequent frequent,
        long people,
        long before,
        long stay,
        long fresh,
        Optional<Interval> stayInterval,
        OptionalDouble expectedStay,
        Optional<RegressionToTheMean> regression,
        double after,
        double everybodyAfter,
        List<Likely> likely,
        Optional<Three> three) {

    public Persistence {
        likely = List.copyOf(likely);
    }

    /** Came often and does not any more. */
    public long settled() {
        return before - stay;
    }

    /**
     * Three periods.
     *
     * @param people registered throughout all three
     * @param first came often in the earliest
     * @param firstAndSecond in the earliest and the one after
     * @param second in the middle one
     * @param secondAndThird in the middle one and the latest
     * @param third in the latest
     * @param all in all three
     */
    public record Three(
            long people, long first, long firstAndSecond, long second, long secondAndThird, long third, long all) {}

    /**
     * People who came often, with about as many contacts in the earlier period.
     *
     * @param atLeast the fewest contacts
     * @param atMost the most; {@link Integer#MAX_VALUE} for the last of them
     * @param stayed of these, came often in the later period too
     * @param expected how many would if nobody's underlying rate had changed; empty as with {@code expectedStay}
     */
    public record Likely(int atLeast, int atMost, long people, long stayed, OptionalDouble expected) {}
}
