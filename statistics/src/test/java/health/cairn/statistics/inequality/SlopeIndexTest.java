package health.cairn.statistics.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import org.junit.jupiter.api.Test;

/** Answers known by construction: values that lie on a line have that line's ends. */
class SlopeIndexTest {

    /** Shares 0.1, 0.2, 0.3, 0.4 lie at midpoints 0.05, 0.2, 0.45, 0.8. */
    private static final double[] PEOPLE = {100, 200, 300, 400};

    private static final double[] MIDPOINTS = {0.05, 0.2, 0.45, 0.8};
    private static final double[] NO_ERROR = new double[4];

    private static double[] onLine(Scale scale, double near, double far) {
        double[] values = new double[MIDPOINTS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale.from(scale.to(near) + MIDPOINTS[i] * (scale.to(far) - scale.to(near)));
        }
        return values;
    }

    @Test
    void valuesOnALineHaveItsEnds() {
        var index = new SlopeIndex(Scale.IDENTITY, false, 1).of(PEOPLE, onLine(Scale.IDENTITY, 60, 75));
        assertThat(index.slope()).isCloseTo(15, within(1e-9));
        assertThat(index.relative()).isCloseTo(75.0 / 60, within(1e-12));
        assertThat(index.intercept()).isCloseTo(60, within(1e-9));
    }

    @Test
    void ratesOnALogLineHaveItsEndsWhenFittedOnThatScale() {
        var index = new SlopeIndex(Scale.LOG, true, 1).of(PEOPLE, onLine(Scale.LOG, 4, 9));
        assertThat(index.slope()).isCloseTo(5, within(1e-9));
        assertThat(index.relative()).isCloseTo(2.25, within(1e-12));
        assertThat(index.intercept()).isCloseTo(4, within(1e-9));
    }

    @Test
    void proportionsOnALogitLineHaveItsEndsTimesTheMultiplier() {
        var index = new SlopeIndex(Scale.LOGIT, true, 100).of(PEOPLE, onLine(Scale.LOGIT, 0.2, 0.35));
        assertThat(index.slope()).isCloseTo(15, within(1e-9));
        assertThat(index.relative()).isCloseTo(1.75, within(1e-12));
        assertThat(index.intercept()).isCloseTo(20, within(1e-9));
    }

    @Test
    void aNegativeMultiplierTurnsBothIndicesRound() {
        var index = new SlopeIndex(Scale.LOGIT, true, -100).of(PEOPLE, onLine(Scale.LOGIT, 0.2, 0.35));
        assertThat(index.slope()).isCloseTo(-15, within(1e-9));
        assertThat(index.relative()).isCloseTo(1 / 1.75, within(1e-12));
        assertThat(index.intercept()).isCloseTo(20, within(1e-9));
    }

    /** By hand for shares of a third: midpoints 1/6, 1/2, 5/6; values 1, 5, 3; slope (3 - 1) / (2/3) = 3, mean 3, so 1.5 to 4.5. */
    @Test
    void aLineByHand() {
        var index = new SlopeIndex(Scale.IDENTITY, false, 2).of(new double[] {1, 1, 1}, new double[] {1, 5, 3});
        assertThat(index.slope()).isCloseTo(6, within(1e-12));
        assertThat(index.relative()).isCloseTo(3, within(1e-12));
        assertThat(index.intercept()).isCloseTo(3, within(1e-12));
    }

    @Test
    void withoutErrorEveryDrawIsTheEstimate() {
        for (boolean onScale : new boolean[] {true, false}) {
            var settings = new SlopeIndex(Scale.LOG, onScale, -1);
            double[] values = onLine(Scale.LOG, 4, 9);
            var found = settings.simulate(PEOPLE, values, NO_ERROR, 1000, 3);
            assertThat(found.index()).isEqualTo(settings.of(PEOPLE, values));
            assertThat(found.slope(Confidence.P95).interval().lower())
                    .isCloseTo(found.index().slope(), within(1e-9));
            assertThat(found.relative(Confidence.P95).interval().upper())
                    .isCloseTo(found.index().relative(), within(1e-9));
        }
    }

    /** Normal errors of 1 a third: slope = 1.5 (y3 - y1), so its standard error is 1.5 sqrt 2; limits 1.96 of them away. */
    @Test
    void drawsScatterAsTheErrorsSay() {
        var settings = new SlopeIndex(Scale.IDENTITY, false, 1);
        var found = settings.simulate(
                new double[] {1, 1, 1}, new double[] {101, 105, 103}, new double[] {1, 1, 1}, 20_000, 20260101);
        var interval = found.slope(Confidence.P95).interval();
        double reach = 1.959964 * 1.5 * Math.sqrt(2);
        // The 97.5 per cent point of 20,000 draws scatters by about 0.02 standard errors, here 0.04; five of those.
        assertThat(interval.lower()).isCloseTo(3 - reach, within(0.2));
        assertThat(interval.upper()).isCloseTo(3 + reach, within(0.2));
        assertThat(found.slope(Confidence.P998).interval().upper()).isGreaterThan(interval.upper());
        assertThat(found.slope(Confidence.P95).method()).isEqualTo(IntervalMethod.SIMULATED);
        assertThat(found.relative(Confidence.P95).value())
                .isEqualTo(found.index().relative());
        assertThat(found.repetitions()).isEqualTo(20_000);
        assertThat(found.seed()).isEqualTo(20260101);
    }

    @Test
    void theSameSeedGivesTheSameLimitsAndAnotherSeedOthers() {
        var settings = new SlopeIndex(Scale.LOGIT, false, 1);
        double[] values = {0.2, 0.3, 0.25, 0.4};
        double[] errors = {0.1, 0.1, 0.2, 0.1};
        var first = settings.simulate(PEOPLE, values, errors, 1000, 1).slope(Confidence.P95);
        assertThat(settings.simulate(PEOPLE, values, errors, 1000, 1).slope(Confidence.P95))
                .isEqualTo(first);
        assertThat(settings.simulate(PEOPLE, values, errors, 1000, 2).slope(Confidence.P95))
                .isNotEqualTo(first);
    }

    /** The limits are the draws themselves: of 1,000 the 25th and the 975th, so a scatter by rank can be counted. */
    @Test
    void limitsAreDrawsByRank() {
        double[] draws = new double[1000];
        double[] ratios = new double[1000];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = 1000 - i;
            ratios[i] = 2000 - i;
        }
        var simulated = new SimulatedIndex(new InequalityIndex(500, 1500, 1), draws, ratios, 1);
        assertThat(simulated.slope(Confidence.P95).interval()).isEqualTo(new Interval(25, 975));
        assertThat(simulated.relative(Confidence.P95).interval()).isEqualTo(new Interval(1025, 1975));
        assertThat(simulated.slope(Confidence.P998).interval()).isEqualTo(new Interval(1, 999));
        assertThat(simulated.slope(new Confidence(0.9999)).interval()).isEqualTo(new Interval(1, 1000));
    }

    @Test
    void aStandardErrorIsReadOffAnIntervalOnTheScale() {
        double z = Confidence.P95.z();
        assertThat(new SlopeIndex(Scale.IDENTITY, false, 1).standardError(10, 14, Confidence.P95))
                .isCloseTo(2 / z, within(1e-12));
        assertThat(new SlopeIndex(Scale.LOG, false, 1).standardError(1, Math.E, Confidence.P95))
                .isCloseTo(0.5 / z, within(1e-12));
        assertThat(new SlopeIndex(Scale.LOGIT, false, 1).standardError(0.25, 0.75, Confidence.P95))
                .isCloseTo(Math.log(9) / 2 / z, within(1e-12));
    }

    @Test
    void refusesWhatIsNotAGradient() {
        var settings = new SlopeIndex(Scale.LOG, true, 1);
        double[] three = {1, 2, 3};
        assertThatThrownBy(() -> new SlopeIndex(Scale.LOG, true, 0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> new SlopeIndex(Scale.LOG, true, Double.NaN)).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> settings.of(new double[2], new double[2])).hasMessageContaining("found 2 and 2");
        assertThatThrownBy(() -> settings.of(new double[4], three)).hasMessageContaining("found 4 and 3");
        assertThatThrownBy(() -> settings.of(new double[] {1, 0, 1}, three))
                .hasMessageContaining("found 0.0 and 2.0 at quantile 2");
        assertThatThrownBy(() -> settings.of(new double[] {1, 1, Double.POSITIVE_INFINITY}, three))
                .hasMessageContaining("at quantile 3");
        assertThatThrownBy(() -> settings.of(three, new double[] {1, Double.NaN, 1}))
                .hasMessageContaining("found 2.0 and NaN at quantile 2");
        assertThatThrownBy(() -> settings.of(three, new double[] {1, 0, 1}))
                .hasMessage("A rate on the log scale is above 0; found 0.0");
        var logit = new SlopeIndex(Scale.LOGIT, true, 1);
        assertThatThrownBy(() -> logit.of(three, new double[] {0.5, 1, 0.5})).hasMessageContaining("found 1.0");
        assertThatThrownBy(() -> logit.of(three, new double[] {0.5, 0, 0.5})).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> settings.standardError(2, 1, Confidence.P95)).hasMessageContaining("found 2.0 to 1.0");
        assertThatThrownBy(() -> settings.simulate(three, three, new double[2], 1000, 1))
                .hasMessageContaining("expected 3, found 2");
        assertThatThrownBy(() -> settings.simulate(three, three, three, 999, 1)).hasMessageContaining("found 999");
        assertThatThrownBy(() -> settings.simulate(three, three, new double[] {1, -1, 1}, 1000, 1))
                .hasMessageContaining("found -1.0 at quantile 2");
        assertThatThrownBy(
                        () -> settings.simulate(three, three, new double[] {1, 1, Double.POSITIVE_INFINITY}, 1000, 1))
                .hasMessageContaining("found Infinity at quantile 3");
    }
}
