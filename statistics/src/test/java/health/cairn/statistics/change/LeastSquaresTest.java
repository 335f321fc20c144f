package health.cairn.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private static final double[] EMPLOYED = {
        60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551
    };

    private static final double[][] LONGLEY = {
        {1, 83.0, 234289, 2356, 1590, 107608, 1947},
        {1, 88.5, 259426, 2325, 1456, 108632, 1948},
        {1, 88.2, 258054, 3682, 1616, 109773, 1949},
        {1, 89.5, 284599, 3351, 1650, 110929, 1950},
        {1, 96.2, 328975, 2099, 3099, 112075, 1951},
        {1, 98.1, 346999, 1932, 3594, 113270, 1952},
        {1, 99.0, 365385, 1870, 3547, 115094, 1953},
        {1, 100.0, 363112, 3578, 3350, 116219, 1954},
        {1, 101.2, 397469, 2904, 3048, 117388, 1955},
        {1, 104.6, 419180, 2822, 2857, 118734, 1956},
        {1, 108.4, 442769, 2936, 2798, 120445, 1957},
        {1, 110.8, 444546, 4681, 2637, 121950, 1958},
        {1, 112.6, 482704, 3813, 2552, 123366, 1959},
        {1, 114.2, 502601, 3931, 2514, 125368, 1960},
        {1, 115.7, 518173, 4806, 2572, 127852, 1961},
        {1, 116.9, 554894, 4007, 2827, 130081, 1962}
    };

    @Test
    void longleysDataGiveTheCertifiedAnswer() {
        // NIST Statistical Reference Datasets, Longley (1967): certified values, of higher difficulty by collinearity.
        double[] coefficients = {
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910E-01,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807E-01,
            1829.15146461355
        };
        double[] standardErrors = {
            890420.383607373,
            84.9149257747669,
            0.334910077722432E-01,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212
        };
        var fit = LeastSquares.fit(LONGLEY, EMPLOYED);
        for (int i = 0; i < 7; i++) {
            assertThat(fit.coefficients()[i]).isCloseTo(coefficients[i], withinPercentage(1e-6));
            assertThat(Math.sqrt(fit.covariance()[i][i])).isCloseTo(standardErrors[i], withinPercentage(1e-6));
        }
        assertThat(Math.sqrt(fit.variance())).isCloseTo(304.854073561965, withinPercentage(1e-7));
        assertThat(fit.degreesOfFreedom()).isEqualTo(9);
    }

    @Test
    void asManyPointsAsCoefficientsFitExactly() {
        var fit = LeastSquares.fit(new double[][] {{1, 1}, {1, 3}}, new double[] {2, 8});
        assertThat(fit.coefficients()[0]).isCloseTo(-1, offset(1e-14));
        assertThat(fit.coefficients()[1]).isCloseTo(3, offset(1e-14));
    }

    @Test
    void tooFewPointsAndDependentColumnsAreRefused() {
        assertThatThrownBy(() -> LeastSquares.fit(new double[][] {{1, 1}}, new double[] {2}))
                .hasMessageContaining("2 coefficients and needs as many points; found 1");
        assertThatThrownBy(() ->
                        LeastSquares.fit(new double[][] {{1, 2, 3}, {1, 4, 5}, {1, 6, 7}, {1, 9, 10}}, new double[4]))
                .hasMessageContaining("cannot tell coefficient 3");
    }
}
