package health.cairn.statistics.ranking;

import health.cairn.statistics.forecast.BetaBinomial;
import health.cairn.statistics.forecast.GammaPoisson;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws a value for every area of a series that could be its true one, given what was counted. */
sealed interface Sampler {

    /** Fills the known places of {@code values}. */
    void draw(Draws draws, double[] values);

    static Sampler of(Series series, Shrinkage shrinkage) {
        var observations = series.observations();
        int[] known = IntStream.range(0, observations.size())
                .filter(i -> !(observations.get(i) instanceof Observation.NotKnown))
                .toArray();
        if (known.length == 0) {
            return new Fixed();
        }
        return switch (observations.get(known[0])) {
            case Observation.Plain _, Observation.NotKnown _ -> new Fixed();
            case Observation.Proportion _ ->
                shrinkage == Shrinkage.NORMAL ? normal(series, known) : beta(series, known, shrinkage);
            case Observation.Rate _ ->
                shrinkage == Shrinkage.NORMAL ? normal(series, known) : gamma(series, known, shrinkage);
        };
    }

    private static Sampler normal(Series series, int[] known) {
        var model = RandomEffects.of(series);
        var sd = Arrays.stream(model.variance()).map(Math::sqrt).toArray();
        return new Normal(known, model.shrunken(), sd);
    }

    private static Sampler beta(Series series, int[] known, Shrinkage shrinkage) {
        var x = new double[known.length];
        var n = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            if (series.observations().get(known[i])
                    instanceof Observation.Proportion(double numerator, double denominator)) {
                x[i] = numerator;
                n[i] = denominator;
            }
        }
        var prior = shrinkage == Shrinkage.NONE ? new BetaBinomial(0.5, 0.5) : BetaBinomial.byMoments(x, n);
        var events = new double[known.length];
        var others = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            events[i] = prior.a() + x[i];
            others[i] = prior.b() + n[i] - x[i];
        }
        return new Beta(known, new Gammas(events), new Gammas(others));
    }

    private static Sampler gamma(Series series, int[] known, Shrinkage shrinkage) {
        var counts = new double[known.length];
        var exposures = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            if (series.observations().get(known[i]) instanceof Observation.Rate(double count, double exposure)) {
                counts[i] = count;
                exposures[i] = exposure;
            }
        }
        double shape = 0.5;
        double rate = 0;
        if (shrinkage == Shrinkage.COUNTS) {
            var prior = GammaPoisson.byMoments(counts, exposures);
            shape = prior.shape();
            rate = prior.rate();
        }
        for (int i = 0; i < known.length; i++) {
            counts[i] += shape;
            exposures[i] += rate;
        }
        return new Gamma(known, new Gammas(counts), exposures);
    }

    /** Nothing is known of the uncertainty; the values stay as observed. */
    record Fixed() implements Sampler {
        @Override
        public void draw(Draws draws, double[] values) {}
    }

    /** A proportion, as the ratio of two gammas. */
    record Beta(int[] known, Gammas events, Gammas others) implements Sampler {
        @Override
        public void draw(Draws draws, double[] values) {
            for (int i = 0; i < known.length; i++) {
                double x = events.draw(i, draws);
                values[known[i]] = x / (x + others.draw(i, draws));
            }
        }
    }

    /** A rate. */
    record Gamma(int[] known, Gammas counts, double[] exposures) implements Sampler {
        @Override
        public void draw(Draws draws, double[] values) {
            for (int i = 0; i < known.length; i++) {
                values[known[i]] = counts.draw(i, draws) / exposures[i];
            }
        }
    }

    /** An estimate with a normal error. */
    record Normal(int[] known, double[] mean, double[] sd) implements Sampler {
        @Override
        public void draw(Draws draws, double[] values) {
            for (int i : known) {
                values[i] = mean[i] + sd[i] * draws.normal();
            }
        }
    }

    /** Many gamma distributions with what depends on the shape alone worked out once. */
    final class Gammas {
        private final double[] shape;
        private final double[] d;
        private final double[] c;

        Gammas(double[] shape) {
            this.shape = shape;
            d = Arrays.stream(shape).map(a -> (a < 1 ? a + 1 : a) - 1.0 / 3).toArray();
            c = Arrays.stream(d).map(one -> 1 / Math.sqrt(9 * one)).toArray();
        }

        double draw(int i, Draws draws) {
            double gamma = draws.gammaFrom(d[i], c[i]);
            return shape[i] < 1 ? gamma * StrictMath.pow(draws.uniform(), 1 / shape[i]) : gamma;
        }
    }
}
