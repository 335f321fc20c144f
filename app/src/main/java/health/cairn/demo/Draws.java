package health.cairn.demo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded random draws. A label gives each part of the world a stream of its own, so adding a part moves no other. */
final class Draws {

    private final RandomGenerator random;

    private Draws(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Draws of(long seed, String label) {
        long mixed = seed;
        for (int i = 0; i < label.length(); i++) {
            mixed = (mixed ^ label.charAt(i)) * 0x9E3779B97F4A7C15L;
        }
        return new Draws(mixed);
    }

    double normal() {
        return random.nextGaussian();
    }

    double uniform(double from, double to) {
        return random.nextDouble(from, to);
    }

    int whole(int from, int untilExcluded) {
        return random.nextInt(from, untilExcluded);
    }

    /**
     * Events among n people with chance p each: exact while few are expected, else a rounded normal draw, which is
     * close enough for a made-up world.
     */
    int binomial(int n, double p) {
        double variance = n * p * (1 - p);
        if (variance > 40) {
            return (int) Math.clamp(Math.round(n * p + Math.sqrt(variance) * normal()), 0, n);
        }
        if (p > 0.5) {
            return n - binomial(n, 1 - p);
        }
        // Gaps between events are geometric: as many draws as there are events, not as there are people.
        if (p <= 0) {
            return 0;
        }
        int events = 0;
        double logOfNone = Math.log1p(-p);
        double at = gap(logOfNone);
        while (at <= n) {
            events++;
            at += gap(logOfNone);
        }
        return events;
    }

    private double gap(double logOfNone) {
        return Math.floor(Math.log1p(-random.nextDouble()) / logOfNone) + 1;
    }

    /** Events of a Poisson process with this mean; the same bargain as {@link #binomial}. */
    int poisson(double mean) {
        if (mean > 40) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        int events = 0;
        for (double at = -Math.log1p(-random.nextDouble()); at <= mean; at -= Math.log1p(-random.nextDouble())) {
            events++;
        }
        return events;
    }
}
