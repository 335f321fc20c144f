package health.cairn.contacts.engine;

import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SQL for whether a row's people come often: a comparison, or a join to the number of each group.
 *
 * @param row what the rows are called
 * @param band their column of the band of age
 * @param contacts their column of contacts
 * @param name of these cuts, different from others in the same question
 */
record OftenSql(LakeSql lake, Cuts cuts, String row, String band, String contacts, String name) {

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
        Stream<String> words =
                cuts.cuts().stream().map(cut -> "%d %d %d".formatted(cut.sex(), cut.band(), cut.contacts()));
        return "left join (select %1$s, %2$s, %3$s from %4$s) as %5$s on %6$s.sex = %5$s.sex and %6$s.%7$s = %5$s.band"
                .formatted(number(1, "sex"), number(2, "band"), number(3, "cut"), words(lake, words), name, row, band);
    }

    private static String ofPractices(OftenSql... several) {
        Map<String, int[]> cuts = new TreeMap<>();
        for (int each = 0; each < several.length; each++) {
            for (Cut cut : several[each].cuts().cuts()) {
                cuts.computeIfAbsent(cut.practice(), _ -> nowhere(several.length))[each] = cut.contacts();
            }
        }
        Stream<String> words = cuts.entrySet().stream()
                .map(practice -> Arrays.stream(practice.getValue())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ", practice.getKey() + " ", "")));
        String columns = IntStream.range(0, several.length)
                .mapToObj(each -> number(each + 2, several[each].name()))
                .collect(Collectors.joining(", "));
        return "left join (select split_part(word, ' ', 1) as practice, %1$s from %2$s) as %3$s on %4$s.practice = %3$s.practice"
                .formatted(columns, words(several[0].lake(), words), PRACTICES, several[0].row());
    }

    private static String number(int place, String column) {
        return "cast(nullif(split_part(word, ' ', %d), '') as integer) as %s".formatted(place, column);
    }

    /** One text with a word a group: an engine takes far longer to look at thousands of single values. */
    private static String words(LakeSql lake, Stream<String> words) {
        return lake.words(words.collect(Collectors.joining(",")));
    }

    /** More contacts than anybody has. */
    private static int[] nowhere(int cuts) {
        var most = new int[cuts];
        Arrays.fill(most, Integer.MAX_VALUE);
        return most;
    }
}
