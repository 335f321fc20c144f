package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The areas nearest to one: every trait in standard deviations over all areas, all traits of the same weight, Euclidean
 * distance. What holds for all areas is worked out once.
 */
final class Neighbours {

    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingDouble(Near::distance).thenComparing(Near::area);

    private final Map<AreaCode, double[]> traits;
    private final double[] deviations;

    private Neighbours(Map<AreaCode, double[]> traits, double[] deviations) {
        this.traits = traits;
        this.deviations = deviations;
    }

    /** @param distance in standard deviations */
    record Near(AreaCode area, double distance) {}

    /**
     * @param traits of all areas, the same number of each; NaN where a trait is not known
     */
    static Neighbours of(Map<AreaCode, double[]> traits) {
        int count = traits.isEmpty() ? 0 : traits.values().iterator().next().length;
        double[] deviations = new double[count];
        Arrays.setAll(deviations, i -> deviation(i, traits));
        return new Neighbours(Map.copyOf(traits), deviations);
    }

    int size() {
        return traits.size();
    }

    /**
     * The traits that can tell areas from this one: it has a value, and not all areas have the same.
     *
     * @return indices of the traits
     */
    List<Integer> usable(AreaCode of) {
        double[] own = traits.get(of);
        var usable = new ArrayList<Integer>();
        for (int i = 0; own != null && i < own.length; i++) {
            if (!Double.isNaN(own[i]) && deviations[i] > 0) {
                usable.add(i);
            }
        }
        return usable;
    }

    /**
     * The nearest, nearest first; of two at the same distance that with the smaller code. An area of which a usable trait is
     * not known is left out.
     */
    List<Near> nearest(AreaCode of, int count) {
        int[] usable = usable(of).stream().mapToInt(Integer::intValue).toArray();
        double[] own = traits.get(of);
        if (own == null || usable.length == 0) {
            return List.of();
        }
        // The farthest of those held is on top, and gives way to one that is nearer.
        var near = new PriorityQueue<Near>(NEAREST_FIRST.reversed());
        traits.forEach((area, other) -> {
            double squares = 0;
            for (int i : usable) {
                double apart = (other[i] - own[i]) / deviations[i];
                squares += apart * apart;
            }
            if (Double.isNaN(squares) || area.equals(of)) {
                return;
            }
            double distance = Math.sqrt(squares);
            if (near.size() < count || distance <= near.element().distance()) {
                near.add(new Near(area, distance));
                if (near.size() > count) {
                    near.remove();
                }
            }
        });
        return near.stream().sorted(NEAREST_FIRST).toList();
    }

    /** The standard deviation of a trait over the areas of which it is known. */
    private static double deviation(int trait, Map<AreaCode, double[]> traits) {
        double[] known = traits.values().stream()
                .mapToDouble(t -> t[trait])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        return Math.sqrt(
                Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    }
}
