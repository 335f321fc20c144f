package health.cairn.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data-sharing agreements between practices and the organisations they belong to. Without one in force a practice's counts
 * are seen by the practice alone, beyond what is public.
 */
public interface Agreements {

    /** The practices that share their counts with this organisation on a day. */
    Set<String> sharingWith(String holder, LocalDate day);

    /** Every agreement with this organisation: those in force first, then the latest first. */
    List<Agreement> with(String holder);

    /** Every agreement of this practice: those in force first, then the latest first. */
    List<Agreement> of(String practice);

    /**
     * Writes down that a practice shares its counts with an organisation. Asked again while one is in force, it changes
     * nothing.
     *
     * @param signatory who signed for the practice, as it stands on the paper
     * @throws NotPossible where practice or organisation are not known, or the practice lies outside it
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not administer the practice
     */
    void record(
            Scope asker, String practice, String holder, String signatory, LocalDate starts, Optional<LocalDate> ends);

    /**
     * Ends an agreement today.
     *
     * @return whether there was such an agreement of the practice to end
     * @throws org.springframework.security.access.AccessDeniedException where the asker does not administer the practice
     */
    boolean end(Scope asker, String practice, long number);

    /**
     * A practice's agreement with an organisation.
     *
     * @param starts the first day it holds
     * @param ends the first day it no longer holds
     * @param signatory who signed for the practice
     */
    record Agreement(
            long number, String practice, String holder, String signatory, LocalDate starts, Optional<LocalDate> ends) {

        /** Whether it holds on a day. */
        public boolean inForceOn(LocalDate day) {
            return !day.isBefore(starts) && ends.map(day::isBefore).orElse(true);
        }

        /** Without the signatory's name. */
        @Override
        public String toString() {
            return "Agreement[" + number + "]";
        }
    }
}
