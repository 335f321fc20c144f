package health.cairn.contacts;

/** Who comes often. Every answer names the definition it was found by. */
public sealed interface Frequent {

    /**
     * The part of all people that comes most, for example the top 3 per cent.
     *
     * @param share above 0, at most a half
     */
    record TopShare(double share) implements Frequent {
        public TopShare {
            check(share);
        }
    }

    /**
     * The part that comes most within each sex and band of five years of age, so that age alone puts nobody on the list
     * (Smits et al., BMC Public Health 9:36, 2009).
     *
     * @param share above 0, at most a half
     */
    record TopShareOfAgeAndSex(double share) implements Frequent {
        public TopShareOfAgeAndSex {
            check(share);
        }
    }

    /** Everybody with so many contacts or more in twelve months. */
    record AtLeast(int contacts) implements Frequent {
        public AtLeast {
            if (contacts < 1) {
                throw new IllegalArgumentException("Coming often begins at one contact or more; found " + contacts);
            }
        }
    }

    /** So many people of each practice, those who come most: a list that a team can go through. */
    record TopOfPractice(int people) implements Frequent {
        public TopOfPractice {
            if (people < 1) {
                throw new IllegalArgumentException("A list has one person or more; found " + people);
            }
        }
    }

    /** In words. */
    default String words() {
        return switch (this) {
            case TopShare(double share) -> "the top %s per cent of everybody".formatted(percent(share));
            case TopShareOfAgeAndSex(double share) ->
                "the top %s per cent of their age and sex".formatted(percent(share));
            case AtLeast(int contacts) -> "%d contacts or more".formatted(contacts);
            case TopOfPractice(int people) -> "the top %d of each practice".formatted(people);
        };
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(100 * share)
                .round(new java.math.MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void check(double share) {
        if (!(share > 0 && share <= 0.5)) {
            throw new IllegalArgumentException("The share of people lies above 0 and up to 0.5; found " + share);
        }
    }
}
