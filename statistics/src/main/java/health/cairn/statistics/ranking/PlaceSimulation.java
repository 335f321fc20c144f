package health.cairn.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Draws, scores and places the areas again and again. The simulations are cut into blocks of fixed size, each with a
 * stream of random numbers of its own, and only whole numbers are added up over blocks, so that the result does not
 * depend on which thread did what.
 */
final class PlaceSimulation {

    private static final double MEDIAN = 0.5;
    private static final double LOWER = 0.025;
    private static final double UPPER = 0.975;

    private static final int BLOCK = 50;
    /** One count for each pair of area and place is kept. */
    private static final int MOST_AREAS = 10_000;

    private final Layout layout;
    private final RankingSpec spec;
    private final StandIn[] standIns;
    private final int[] members;
    private final SimulationSpec simulation;
    private final List<Sampler> samplers;
    /** By area and place (from 0): in how many simulations. */
    private final int[][] counts;

    PlaceSimulation(Layout layout, RankingSpec spec, StandIn[] standIns, int[] members, SimulationSpec simulation) {
        if (members.length > MOST_AREAS) {
            throw new IllegalArgumentException("Places are simulated for up to " + MOST_AREAS + " areas; found "
                    + members.length + ". Rank fewer areas, or larger ones");
        }
        this.layout = layout;
        this.spec = spec;
        this.standIns = standIns;
        this.members = members;
        this.simulation = simulation;
        samplers = layout.series.stream()
                .map(series -> Sampler.of(series, simulation.shrinkage()))
                .toList();
        counts = new int[layout.size()][members.length];
    }

    /** By area and place (from 0): in how many simulations it took the place. */
    int[][] run() {
        int blocks = (simulation.simulations() + BLOCK - 1) / BLOCK;
        var next = new AtomicInteger();
        int threads = Math.min(simulation.threads(), blocks);
        var workers = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("ranks-", 0).factory())) {
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> work(next, blocks)));
            }
            for (var worker : workers) {
                finish(worker, next, blocks);
            }
        }
        return counts;
    }

    /** Waits for a worker; if it cannot be waited for, no further block is begun. */
    private static void finish(Future<?> worker, AtomicInteger next, int blocks) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            next.set(blocks);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Simulating places was interrupted", e);
        } catch (ExecutionException e) {
            next.set(blocks);
            throw new IllegalStateException("Simulating places failed", e.getCause());
        }
    }

    private void work(AtomicInteger next, int blocks) {
        var composite = new Composite(layout, spec, standIns);
        double[][] weights = composite.effectiveWeights(
                spec.metrics().stream().mapToDouble(Metric::weight).toArray());
        var values = new double[layout.observed.length][];
        for (int s = 0; s < values.length; s++) {
            values[s] = layout.observed[s].clone();
        }
        var scaled = new double[layout.components.length][layout.size()];
        var score = new double[layout.size()];
        var places = new int[BLOCK][members.length];
        for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            var draws = new Draws(simulation.seed(), block);
            int size = Math.min(BLOCK, simulation.simulations() - block * BLOCK);
            for (int b = 0; b < size; b++) {
                for (int s = 0; s < values.length; s++) {
                    samplers.get(s).draw(draws, values[s]);
                }
                composite.scale(values, scaled);
                composite.score(scaled, weights, score);
                composite.place(score, members, places[b], null);
            }
            add(places, size);
        }
    }

    private void add(int[][] places, int size) {
        synchronized (counts) {
            for (int b = 0; b < size; b++) {
                for (int place = 0; place < members.length; place++) {
                    counts[places[b][place]][place]++;
                }
            }
        }
    }

    /** What the counts say, area by area in the order given. */
    static List<SimulatedPlaces.AreaPlaces> summary(
            Layout layout, int[] areas, int[][] counts, int simulations, int chosen) {
        return Arrays.stream(areas)
                .mapToObj(area -> {
                    int[] taken = counts[area];
                    int inFirst = Arrays.stream(taken, 0, chosen).sum();
                    return new SimulatedPlaces.AreaPlaces(
                            layout.areas.get(area),
                            percentile(taken, simulations, MEDIAN),
                            percentile(taken, simulations, LOWER),
                            percentile(taken, simulations, UPPER),
                            (double) inFirst / simulations,
                            (double) taken[0] / simulations);
                })
                .toList();
    }

    /** The smallest place, from 1, that at least this share of the simulations did not exceed. */
    static int percentile(int[] taken, int simulations, double share) {
        long soFar = 0;
        int place = 0;
        while (soFar < share * simulations) {
            soFar += taken[place];
            place++;
        }
        return place;
    }
}
