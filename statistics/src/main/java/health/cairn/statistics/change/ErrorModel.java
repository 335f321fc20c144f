package health.cairn.statistics.change;

/** How the deviations of a series from its model are taken to hang together over time. */
public sealed interface ErrorModel {

    /** One line for a footnote. */
    String description();

    /** Independent from one period to the next. Preferred for fewer than 12 points (Turner and others, 2021). */
    record Independent() implements ErrorModel {
        @Override
        public String description() {
            return "ordinary least squares, errors independent";
        }
    }

    /**
     * Ordinary estimates with standard errors that allow for correlation over a few periods and for unequal spread (Newey
     * and West, Econometrica 55, 1987), with the factor n / (n - p) for small samples. Poor where the correlation is
     * strong.
     *
     * @param lag the longest distance over which errors are correlated, 0 or more
     */
    record NeweyWest(int lag) implements ErrorModel {
        public NeweyWest {
            if (lag < 0) {
                throw new IllegalArgumentException("The lag is 0 or more periods; found " + lag);
            }
        }

        /** The usual rule for n points: floor(4 (n / 100)^(2/9)). */
        public static NeweyWest forPoints(int n) {
            return new NeweyWest((int) Math.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9)));
        }

        @Override
        public String description() {
            return "ordinary least squares, Newey-West standard errors with lag " + lag;
        }
    }

    /**
     * First-order autoregressive errors: the series is transformed by the estimated correlation, keeping the first point
     * (Prais and Winsten, 1954), until the correlation settles.
     */
    record PraisWinsten() implements ErrorModel {
        @Override
        public String description() {
            return "Prais-Winsten, first-order autoregressive errors, correlation iterated";
        }
    }
}
