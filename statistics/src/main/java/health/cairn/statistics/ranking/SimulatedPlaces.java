package health.cairn.statistics.ranking;

import java.util.List;

/**
 * How far the places could be otherwise by chance alone.
 *
 * @param areas by published place
 * @param chosen the cut that {@code inFirstK} refers to
 * @param seed as given
 * @param simulations as given
 * @param shrinkage as used
 * @param notSimulated series without counts, whose values stayed the same in every simulation
 * @param method one line: what was drawn, what was recomputed
 */
public record SimulatedPlaces(
        List<AreaPlaces> areas,
        int chosen,
        long seed,
        int simulations,
        Shrinkage shrinkage,
        List<String> notSimulated,
        String method) {

    public SimulatedPlaces {
        areas = List.copyOf(areas);
        notSimulated = List.copyOf(notSimulated);
    }

    /**
     * The places one area took in the simulations. A percentile is the smallest place that at least this share of the
     * simulations did not exceed.
     *
     * @param area its code
     * @param median the 50th percentile
     * @param lower the 2.5th percentile
     * @param upper the 97.5th percentile
     * @param inFirstK the share of simulations in which the area was chosen; over all areas these add up to the number
     *     chosen
     * @param first the share of simulations in which it came first
     */
    public record AreaPlaces(String area, int median, int lower, int upper, double inFirstK, double first) {
        /** How firmly the area is among the chosen. */
        public Band band() {
            return Band.of(inFirstK);
        }
    }
}
