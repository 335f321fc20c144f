package health.cairn.statistics.ranking;

import java.util.HashSet;
import java.util.List;

/**
 * One of the things that areas are ranked on.
 *
 * @param id its name, unique in a ranking
 * @param weight 0 or more; only the proportions between the weights of a ranking matter
 * @param polarity which end means greater need
 * @param components one or more; each a series and its share of the metric
 */
public record Metric(String id, double weight, Polarity polarity, List<Component> components) {

    /**
     * A series within a metric.
     *
     * @param series the id of a series of the panel
     * @param share more than 0; only the proportions within the metric matter
     */
    public record Component(String series, double share) {
        public Component {
            if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The share of component '" + series + "' is a finite number above 0; found " + share);
            }
        }
    }

    public Metric {
        components = List.copyOf(components);
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The weight of metric '" + id + "' is a finite number of 0 or more; found " + weight);
        }
        if (components.isEmpty()) {
            throw new IllegalArgumentException("Metric '" + id + "' needs at least one component; found none");
        }
        var seen = new HashSet<String>();
        for (var component : components) {
            if (!seen.add(component.series())) {
                throw new IllegalArgumentException("Metric '" + id + "' names series '" + component.series()
                        + "' twice; give it one component with the larger share");
            }
        }
    }

    /** A metric with a single series, whose id it takes. */
    public static Metric of(String series, double weight, Polarity polarity) {
        return new Metric(series, weight, polarity, List.of(new Component(series, 1)));
    }

    /** A metric whose components all have the same share. */
    public static Metric ofEqualShares(String id, double weight, Polarity polarity, String... series) {
        return new Metric(
                id,
                weight,
                polarity,
                List.of(series).stream().map(s -> new Component(s, 1)).toList());
    }

    /** The same metric with another weight. */
    public Metric withWeight(double newWeight) {
        return new Metric(id, newWeight, polarity, components);
    }
}
