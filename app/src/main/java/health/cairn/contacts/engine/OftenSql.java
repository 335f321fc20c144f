package health.cairn.contacts.engine;

import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SQL for whether a row's people come often: a comparison, or a join to the number of each group.
 *
 * @param row what the rows are called
 * @param band their column of the band of age
 * @param contacts their column of contacts
 * @param name of these cuts, different from others in the same question
 */
record OftenSql(Cuts cuts, String row, String band, String contacts, String name) {

    /** The one join for the numbers of practices. */
    private static final String PRACTICES = "of_practice";

    String condition() {
        return switch (cuts.stratum()) {
            case EVERYBODY ->
                "%s.%s >= %d".formatted(row, contacts, cuts.cuts().getFirst().contacts());
            case AGE_SEX -> "coalesce(%s.%s >= %s.cut, false)".formatted(row, contacts, name);
            case PRACTICE -> "coalesce(%s.%s >= %s.%s, false)".formatted(row, contacts, PRACTICES, name);
        };
    }

    /** What these conditions need beside the rows; of practices all in one join, which is what takes the time. */
    static String joins(OftenSql... several) {
        String ofAges = Arrays.stream(several)
                .filter(often -> often.cuts().stratum() == Stratum.AGE_SEX)
                .map(OftenSql::ofAges)
                .collect(Collectors.joining(" "));
        OftenSql[] ofPractices = Arrays.stream(several)
                .filter(often -> often.cuts().stratum() == Stratum.PRACTICE)
                .toArray(OftenSql[]::new);
        return ofPractices.length == 0 ? ofAges : ofAges + " " + ofPractices(ofPractices);
    }

    private String ofAges() {
        String values = cuts.cuts().isEmpty()
                ? "(-1, -1, 0)"
                : cuts.cuts().stream()
                        .map(cut -> "(%d, %d, %d)".formatted(cut.sex(), cut.band(), cut.contacts()))
                        .collect(Collectors.joining(", "));
        return "left join (values %1$s) as %2$s (sex, band, cut) on %3$s.sex = %2$s.sex and %3$s.%4$s = %2$s.band"
                .formatted(values, name, row, band);
    }

    private static String ofPractices(OftenSql... several) {
        Map<String, int[]> cuts = new TreeMap<>();
        for (int each = 0; each < several.length; each++) {
            for (Cut cut : several[each].cuts().cuts()) {
                cuts.computeIfAbsent(cut.practice(), _ -> nowhere(several.length))[each] = cut.contacts();
            }
        }
        if (cuts.isEmpty()) {
            cuts.put("", nowhere(several.length));
        }
        String values = cuts.entrySet().stream()
                .map(practice -> "('%s', %s)"
                        .formatted(
                                practice.getKey(),
                                Arrays.stream(practice.getValue())
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(", "));
        return "left join (values %1$s) as %2$s (practice, %3$s) on %4$s.practice = %2$s.practice"
                .formatted(
                        values,
                        PRACTICES,
                        Arrays.stream(several).map(OftenSql::name).collect(Collectors.joining(", ")),
                        several[0].row());
    }

    /** More contacts than anybody has. */
    private static int[] nowhere(int cuts) {
        var most = new int[cuts];
        Arrays.fill(most, Integer.MAX_VALUE);
        return most;
    }
}
