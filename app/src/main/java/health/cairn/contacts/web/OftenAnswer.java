package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.contacts.Frequent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes often, as it may be seen. */
record OftenAnswer(
        Lens lens,
        Basis basis,
        Frequent frequent,
        String rule,
        int lowestCut,
        int highestCut,
        Line everybody,
        List<Line> practices,
        List<Line> ages,
        List<Line> sexes,
        List<Line> deprivation,
        List<Service> services,
        Optional<Kept> kept) {

    /**
     * A group with those of it who come often.
     *
     * @param contacts null, with theirs, where the people are not shown
     */
    record Line(
            Group people, @Nullable Long contacts, @Nullable Long oftenContacts) {

        @Nullable
        Double shareOfContacts() {
            return contacts == null || oftenContacts == null || contacts == 0
                    ? null
                    : (Double) (100.0 * oftenContacts / contacts);
        }
    }

    /** Contacts with one service. */
    record Service(String name, long contacts, long oftenContacts) {}

    /**
     * Who goes on coming often; numbers are null where they are not shown.
     *
     * @param stay of those before
     * @param fresh came often in the later year only
     * @param expectedStay how many would stay if nothing had changed
     * @param likely by how often they came
     * @param three over three years
     */
    record Kept(
            Group stay,
            @Nullable Long fresh,
            @Nullable Double expectedStay,
            double before,
            double expectedAfter,
            double after,
            double everybodyBefore,
            double everybodyAfter,
            String method,
            List<Likely> likely,
            Optional<Three> three) {}

    /**
     * People by how often they came in the earlier year.
     *
     * @param expected share in per cent that the model expects to come often again
     */
    record Likely(Group stayed, @Nullable Double expected) {}

    /** Those who came often in each of three years, and in which of them. */
    record Three(
            @Nullable Long first,
            @Nullable Long firstAndSecond,
            @Nullable Long second,
            @Nullable Long secondAndThird,
            @Nullable Long third,
            @Nullable Long all) {}
}
