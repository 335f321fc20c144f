package health.cairn.contacts.engine;

import java.util.List;

/**
 * From how many contacts somebody comes often: one number for everybody, or one for each group or practice.
 *
 * @param stratum what the numbers are for
 * @param cuts one a group; somebody of a group without one does not come often
 */
public record Cuts(Stratum stratum, List<Cut> cuts) {

    /** Within what people are compared. */
    public enum Stratum {
        EVERYBODY,
        AGE_SEX,
        PRACTICE
    }

    /**
     * One group's number; of practice, sex and band only those mean something that the stratum is made of.
     *
     * @param contacts as many or more are often
     */
    public record Cut(String practice, int sex, int band, int contacts) {}

    public Cuts {
        cuts = List.copyOf(cuts);
        if (stratum == Stratum.EVERYBODY && cuts.size() != 1) {
            throw new IllegalArgumentException("Everybody has one number; found " + cuts.size());
        }
    }

    /** One number for everybody. */
    public static Cuts everybody(int contacts) {
        return new Cuts(Stratum.EVERYBODY, List.of(new Cut("", 0, 0, contacts)));
    }
}
