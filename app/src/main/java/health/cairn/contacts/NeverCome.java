package health.cairn.contacts;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.Wilson;
import java.util.List;

/**
 * Who has had no contact for a time, of people registered throughout. A list has people on it who have moved away, so a part
 * of them are not there to come.
 *
 * @param months 12, 24 or 36
 * @param practices one line a practice
 */
public record NeverCome(Basis basis, int months, List<OfPractice> practices) {

    /**
     * A practice beside its network.
     *
     * @param expected how many would not have come with the network's shares at each age and sex
     * @param ratio absent over expected, with its interval
     * @param ages by sex and single year of age, the oldest together
     */
    public record OfPractice(
            String practice,
            long registered,
            long absent,
            double expected,
            Outcome<Estimate> ratio,
            List<OfAge> ages) {}

    /**
     * One age and sex.
     *
     * @param age in years; 95 is 95 and over
     * @param networkRegistered of all practices of the answer
     */
    public record OfAge(Sex sex, int age, long registered, long absent, long networkRegistered, long networkAbsent) {

        private static final Wilson WILSON = Wilson.at(Confidence.P95);

        /** Wilson's 95 per cent interval of the share absent. */
        public Interval interval() {
            return WILSON.interval(absent, registered);
        }
    }
}
