package health.cairn.contacts;

import health.cairn.contacts.engine.ContactEngine.Frequency;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From how many contacts somebody comes often, by a definition and the counts of everybody. */
final class CutFinding {

    private CutFinding() {}

    /** Within what a definition compares people. */
    static Stratum stratum(Frequent definition) {
        return switch (definition) {
            case Frequent.TopShare _, Frequent.AtLeast _ -> Stratum.EVERYBODY;
            case Frequent.TopShareOfAgeAndSex _ -> Stratum.AGE_SEX;
            case Frequent.TopOfPractice _ -> Stratum.PRACTICE;
        };
    }

    /** The numbers, from a histogram of the definition's stratum. */
    static Cuts find(Frequent definition, List<Frequency> histogram) {
        if (definition instanceof Frequent.AtLeast(int contacts)) {
            return Cuts.everybody(contacts);
        }
        record Group(String practice, int sex, int band) {}
        Map<Group, List<Frequency>> groups = new LinkedHashMap<>();
        for (Frequency row : histogram) {
            groups.computeIfAbsent(new Group(row.practice(), row.sex(), row.band()), _ -> new ArrayList<>())
                    .add(row);
        }
        var cuts = new ArrayList<Cut>();
        groups.forEach((group, rows) ->
                cuts.add(new Cut(group.practice(), group.sex(), group.band(), cut(wanted(definition, rows), rows))));
        return cuts.isEmpty() && stratum(definition) == Stratum.EVERYBODY
                ? Cuts.everybody(1)
                : new Cuts(stratum(definition), cuts);
    }

    private static long wanted(Frequent definition, List<Frequency> rows) {
        long people = rows.stream().mapToLong(Frequency::people).sum();
        return switch (definition) {
            case Frequent.TopShare(double share) -> ceiling(share * people);
            case Frequent.TopShareOfAgeAndSex(double share) -> ceiling(share * people);
            case Frequent.TopOfPractice(int top) -> top;
            case Frequent.AtLeast _ -> 0;
        };
    }

    /** A share of whole people is rounded up, but 3 per cent of 100 are three, whatever binary fractions make of it. */
    private static long ceiling(double people) {
        return (long) Math.ceil(people - 1e-9);
    }

    /**
     * The contacts of the last person wanted, counted from the most: all with as many come too, so that a tie never turns on
     * chance. Nobody comes often without a contact.
     */
    private static int cut(long wanted, List<Frequency> rows) {
        List<Frequency> most = rows.stream()
                .sorted((a, b) -> Integer.compare(b.contacts(), a.contacts()))
                .toList();
        long reached = 0;
        for (Frequency row : most) {
            reached += row.people();
            if (reached >= wanted) {
                return Math.max(1, row.contacts());
            }
        }
        return 1;
    }
}
