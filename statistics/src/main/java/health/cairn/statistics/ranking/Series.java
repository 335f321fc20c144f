package health.cairn.statistics.ranking;

import java.util.List;

/**
 * One series of observations, one for each area of a panel and in the same order.
 *
 * @param id the name by which metrics refer to the series; two metrics that refer to one series share its uncertainty
 * @param observations all proportions, all rates or all plain values, with unknown ones among them
 */
public record Series(String id, List<Observation> observations) {

    public Series {
        observations = List.copyOf(observations);
        Class<?> kind = null;
        for (var observation : observations) {
            if (observation instanceof Observation.NotKnown) {
                continue;
            }
            if (kind != null && kind != observation.getClass()) {
                throw new IllegalArgumentException("Series '" + id + "' mixes " + kind.getSimpleName() + " and "
                        + observation.getClass().getSimpleName() + "; a series is all of one kind");
            }
            kind = observation.getClass();
        }
    }
}
