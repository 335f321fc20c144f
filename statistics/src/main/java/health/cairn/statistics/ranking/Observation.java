package health.cairn.statistics.ranking;

/** What is known of one area in one series. Absence is a case of its own: never zero, never NaN. */
public sealed interface Observation {

    /**
     * People with the property out of people who could have it.
     *
     * @param numerator from 0 to the denominator; need not be whole after an allocation by share
     * @param denominator more than 0
     */
    record Proportion(double numerator, double denominator) implements Observation {
        public Proportion {
            if (!(denominator > 0 && denominator < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A proportion needs a finite denominator above 0; found " + numerator
                        + " of " + denominator + ". An area without a denominator is NotKnown");
            }
            if (!(numerator >= 0 && numerator <= denominator)) {
                throw new IllegalArgumentException("A proportion needs a numerator from 0 to its denominator; found "
                        + numerator + " of " + denominator);
            }
        }
    }

    /**
     * Events over the time or people exposed, where an event can happen more than once.
     *
     * @param count 0 or more
     * @param exposure more than 0, in any unit that is the same for all areas
     */
    record Rate(double count, double exposure) implements Observation {
        public Rate {
            if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A rate needs a finite exposure above 0; found " + count + " over "
                        + exposure + ". An area without exposure is NotKnown");
            }
            if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A rate needs a finite count of 0 or more; found " + count);
            }
        }
    }

    /** A value that comes without counts, such as a deprivation score: ranked, but its uncertainty is not known. */
    record Plain(double value) implements Observation {
        public Plain {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "A value is a finite number; found " + value + ". An area without a value is NotKnown");
            }
        }
    }

    /** Nothing can be said of this area here. */
    record NotKnown(Why why) implements Observation {}

    /** Why nothing can be said. */
    enum Why {
        /** Nobody counted, or there was nobody to count. */
        NOT_COLLECTED,
        /** Somebody counted, and the number was hidden because it was small. */
        SUPPRESSED
    }
}
