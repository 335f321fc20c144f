package health.cairn.contacts;

import java.util.List;

/**
 * Who comes often, and what share of contacts is theirs.
 *
 * @param frequent by which definition
 * @param cuts from how many contacts, for each group
 * @param all everybody
 * @param byPractice one line a practice
 * @param byAge one line a band of age
 * @param bySex one line a sex
 * @param byDeprivation one line a decile
 * @param services which services are touched by those who come often, and by everybody
 */
public record FrequentAttenders(
        Basis basis,
        Frequent frequent,
        List<Cut> cuts,
        Line all,
        List<Line> byPractice,
        List<Line> byAge,
        List<Line> bySex,
        List<Line> byDeprivation,
        List<Service> services) {

    /** From how many contacts; the group is a practice's code, or sex and ages in words, or empty for everybody. */
    public record Cut(String group, int contacts) {}

    /**
     * People and contacts of a group.
     *
     * @param group a practice's code, a band of ages ({@code 65-69}), a sex, a decile; empty for everybody
     * @param people registered throughout the twelve months
     * @param oftenPeople those of them who come often, ties included
     */
    public record Line(String group, long people, long contacts, long oftenPeople, long oftenContacts) {

        /** The share of people who come often, as it came out with ties; 0 of nobody. */
        public double realisedShare() {
            return people == 0 ? 0 : (double) oftenPeople / people;
        }

        /** The share of contacts that is theirs; 0 of none. */
        public double shareOfContacts() {
            return contacts == 0 ? 0 : (double) oftenContacts / contacts;
        }
    }

    /** Contacts with one service. */
    public record Service(Setting setting, long contacts, long oftenContacts) {}
}
