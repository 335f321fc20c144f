package health.cairn.people.web;

import java.util.List;
import java.util.Optional;

/**
 * Data-sharing agreements of a practice, or with an organisation above practices.
 *
 * @param practice whether it is a practice, which makes agreements
 */
public record AgreementsPage(
        String name, String code, boolean practice, List<Row> agreements, Form form, Optional<FormError> error) {

    /**
     * One agreement.
     *
     * @param name the other side: the organisation, or the practice
     */
    public record Row(
            long number, String name, String code, String signatory, String starts, String ends, boolean inForce) {

        @Override
        public String toString() {
            return "Row";
        }
    }

    /** What was typed before. */
    public record Form(String holder, String signatory, String starts, String ends) {

        @Override
        public String toString() {
            return "Form";
        }
    }

    @Override
    public String toString() {
        return "AgreementsPage";
    }
}
