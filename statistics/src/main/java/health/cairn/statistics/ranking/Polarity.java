package health.cairn.statistics.ranking;

/** Which end of a metric means greater need. There is no third case and no default: who does not know must ask. */
public enum Polarity {
    /** The higher the value the greater the need: cancers first found in an emergency. */
    HIGH_IS_NEED(1),
    /** The lower the value the greater the need: screening uptake. */
    LOW_IS_NEED(-1);

    private final int sign;

    Polarity(int sign) {
        this.sign = sign;
    }

    /** The value turned so that larger means greater need. */
    double oriented(double value) {
        return sign * value;
    }
}
