package health.cairn.statistics.inequality;

/** The scale on which a measure's errors are near enough normal. */
public enum Scale {
    /** As it is: a life expectancy, a mean. */
    IDENTITY {
        @Override
        double to(double value) {
            return value;
        }

        @Override
        double from(double scaled) {
            return scaled;
        }
    },
    /** The logarithm: a rate, above 0. */
    LOG {
        @Override
        double to(double value) {
            require(value > 0, "A rate on the log scale is above 0; found ", value);
            return Math.log(value);
        }

        @Override
        double from(double scaled) {
            return Math.exp(scaled);
        }
    },
    /** The log odds: a proportion, between 0 and 1. */
    LOGIT {
        @Override
        double to(double value) {
            require(value > 0 && value < 1, "A proportion on the logit scale is between 0 and 1; found ", value);
            return Math.log(value / (1 - value));
        }

        @Override
        double from(double scaled) {
            return 1 / (1 + Math.exp(-scaled));
        }
    };

    abstract double to(double value);

    abstract double from(double scaled);

    private static void require(boolean holds, String what, double found) {
        if (!holds) {
            throw new IllegalArgumentException(what + found);
        }
    }
}
