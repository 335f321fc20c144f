package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The areas nearest to one: every trait in standard deviations over all areas, all traits of the same weight, Euclidean
 * distance.
 */
final class Neighbours {

    private Neighbours() {}

    /** @param distance in standard deviations */
    record Near(AreaCode area, double distance) {}

    /**
     * The traits that can tell areas from this one: it has a value, and not all areas have the same.
     *
     * @param traits of all areas, the one itself among them; NaN where a trait is not known
     * @return indices of the traits
     */
    static List<Integer> usable(AreaCode of, Map<AreaCode, double[]> traits) {
        double[] own = traits.get(of);
        var usable = new ArrayList<Integer>();
        for (int i = 0; own != null && i < own.length; i++) {
            if (!Double.isNaN(own[i]) && deviation(i, traits) > 0) {
                usable.add(i);
            }
        }
        return usable;
    }

    /**
     * The nearest, nearest first; of two at the same distance that with the smaller code. An area of which a usable trait is
     * not known is left out.
     */
    static List<Near> nearest(AreaCode of, Map<AreaCode, double[]> traits, int count) {
        List<Integer> usable = usable(of, traits);
        double[] own = traits.get(of);
        if (own == null || usable.isEmpty()) {
            return List.of();
        }
        double[] deviations =
                usable.stream().mapToDouble(i -> deviation(i, traits)).toArray();
        var near = new ArrayList<Near>();
        traits.forEach((area, other) -> {
            double squares = 0;
            for (int k = 0; k < deviations.length; k++) {
                int i = usable.get(k);
                double apart = (other[i] - own[i]) / deviations[k];
                squares += apart * apart;
            }
            if (!area.equals(of) && !Double.isNaN(squares)) {
                near.add(new Near(area, Math.sqrt(squares)));
            }
        });
        near.sort(Comparator.comparingDouble(Near::distance).thenComparing(Near::area));
        return List.copyOf(near.subList(0, Math.min(count, near.size())));
    }

    /** The standard deviation of a trait over the areas of which it is known. */
    private static double deviation(int trait, Map<AreaCode, double[]> traits) {
        double[] known = traits.values().stream()
                .mapToDouble(t -> t[trait])
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = java.util.Arrays.stream(known).average().orElse(Double.NaN);
        return Math.sqrt(java.util.Arrays.stream(known)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}
