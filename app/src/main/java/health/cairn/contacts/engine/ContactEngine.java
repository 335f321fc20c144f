package health.cairn.contacts.engine;

import health.cairn.contacts.Criteria;
import health.cairn.contacts.Touch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Questions to the lake. Engines count; what follows from the counts is worked out elsewhere. Every engine gives the same
 * answers: one contract test holds them to it.
 *
 * <p>Only people registered throughout the periods in question are counted.
 */
public interface ContactEngine {

    /**
     * How many people had how many contacts, within each group of a stratum.
     *
     * @param period 1 for the latest twelve months
     */
    List<Frequency> histogram(Slice slice, int period, Cuts.Stratum stratum);

    /** People with this many contacts; of practice, sex and band those not in the stratum are empty or -1. */
    record Frequency(String practice, int sex, int band, int contacts, long people) {}

    /** People and contacts, those who come often beside everybody, in all and by one thing at a time. */
    List<Use> use(Slice slice, int period, Cuts cuts);

    /** By what people are told apart; the order is that of the codes in the lake. */
    enum Dimension {
        ALL,
        PRACTICE,
        SEX,
        AGE,
        DEPRIVATION
    }

    /**
     * One line of it.
     *
     * @param practice a practice's code, with {@link Dimension#PRACTICE}; empty otherwise
     * @param value a sex, a band of age or a decile by its code; 0 with {@link Dimension#ALL} and PRACTICE
     */
    record Use(
            Dimension dimension,
            String practice,
            int value,
            long people,
            long contacts,
            long oftenPeople,
            long oftenContacts) {}

    /** Contacts by setting, those of people who come often beside everybody's. */
    List<Service> services(Slice slice, int period, Cuts cuts);

    /** One setting by its code. */
    record Service(int setting, long contacts, long oftenContacts) {}

    /**
     * What people with each number of contacts in period 2 did in period 1, the latest, and whether they had come often in
     * period 3; of those listed in both.
     *
     * @param third empty where period 3 is not to be looked at
     */
    List<Transition> transitions(Slice slice, Cuts first, Cuts second, Optional<Cuts> third);

    /**
     * People with as many contacts in period 2; sex and band are -1 where those who come often are not told by them.
     *
     * @param often whether that is often in their group
     * @param contactsAfter all their contacts in period 1
     * @param oftenAfter how many of them came often then
     */
    record Transition(
            int sex,
            int band,
            int contacts,
            boolean often,
            Earlier earlier,
            long people,
            long contactsAfter,
            long oftenAfter) {}

    /** How people came in period 3. */
    enum Earlier {
        NOT_LISTED,
        NOT_OFTEN,
        OFTEN
    }

    /**
     * People without any contact in the latest periods.
     *
     * @param periods how many, from 1
     */
    List<Absence> absence(Slice slice, int periods);

    /** People of one age and sex at a practice, of those at least one. */
    record Absence(String practice, int sex, int age, long registered, long absent) {}

    /** What became of appointments in a period, and in the months of all three. */
    List<Appointments> attendance(Slice slice, int period);

    /** By what appointments are told apart; the order is that of the codes in the lake. */
    enum Aspect {
        ALL,
        MODE,
        WEEKDAY,
        LEAD_TIME,
        AGE,
        MONTH
    }

    /**
     * Appointments of a practice, or by one thing at a time of all practices.
     *
     * @param practice a practice's code, with {@link Aspect#ALL}; empty otherwise
     * @param value a mode, a day of the week from 1 for Monday, a band of lead time or of age, a month from 1 for the first
     *     of the earliest period to 36, whichever period is asked; 0 with {@link Aspect#ALL}
     * @param late came late and was not seen
     */
    record Appointments(
            String practice,
            Aspect aspect,
            int value,
            long attended,
            long missed,
            long late,
            long cancelled,
            long unknown) {}

    /** How many people a cohort has, by practice, sex and band of age. */
    List<CohortCount> cohort(Slice slice, Criteria criteria);

    record CohortCount(String practice, int sex, int band, long people, long contacts) {}

    /**
     * The people of a cohort, those with most contacts first.
     *
     * @param often only those who come often in the latest period; empty for all
     */
    List<PersonRow> people(Slice slice, Criteria criteria, Optional<Cuts> often, int limit);

    /**
     * One person, under the pseudonym.
     *
     * @param deprivation a decile; empty where it is not known
     * @param contacts in the three periods, the latest first
     * @param bySetting in the latest period, at the place of the setting's code less one
     */
    record PersonRow(
            String practice,
            long person,
            int sex,
            int age,
            OptionalInt deprivation,
            List<Integer> contacts,
            List<Integer> bySetting,
            Optional<LocalDate> lastContact) {

        /** Nothing of it: it is one patient's. */
        @Override
        public String toString() {
            return "PersonRow";
        }
    }

    /** One person's contacts of whatever kind, in order of time. */
    List<Touch> touches(Slice.Part part, long person, LocalDate from, LocalDate until);
}
