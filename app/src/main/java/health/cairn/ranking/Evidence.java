package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import java.util.List;
import java.util.Map;

/**
 * The counts that a ranking rests on, as they stood when it was made.
 *
 * @param candidates the areas to be ranked, in code order
 * @param readings for each {@link Question.Part#id}, one reading for each candidate in the same order
 */
public record Evidence(List<Candidate> candidates, Map<String, List<Pooled>> readings) {

    public Evidence {
        candidates = List.copyOf(candidates);
        readings = Map.copyOf(readings);
    }

    /**
     * An area that may be chosen.
     *
     * @param people registered at its practices, 0 where not known; breaks ties between equal scores
     * @param practices how many practices it has on the map day
     */
    public record Candidate(AreaCode area, String name, long people, int practices) {}

    /** What is known of one area on one measure, its periods pooled. */
    public sealed interface Pooled {

        /**
         * Counts that are parts of a whole.
         *
         * @param reporting practices with data, over all pooled periods at least one
         * @param practices practices of the area on the map day; equal to {@code reporting} where the source itself
         *     publishes the area
         */
        record Proportion(double numerator, double denominator, int reporting, int practices) implements Pooled {}

        /** Events over an exposure, where the numerator may exceed the denominator. */
        record Rate(double numerator, double exposure, int reporting, int practices) implements Pooled {}

        /** A published value without counts: ranked, never simulated. */
        record Value(double value) implements Pooled {}

        /** Held back by the source because it is small. */
        record Suppressed() implements Pooled {}

        /** No data. */
        record Missing() implements Pooled {}
    }
}
