package health.cairn.measures;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the series that somebody asked for in words, or says which word is not known and what there is instead. One place for
 * pages, API and command line, so that none of them answers an unknown name with nothing.
 */
@Component
public class SeriesFinder {

    private static final int NEAR = 5;

    private final Measures measures;
    private final Readings readings;

    SeriesFinder(Measures measures, Readings readings) {
        this.measures = measures;
        this.readings = readings;
    }

    /** What came of looking. */
    public sealed interface Found {

        /** @param number the series in the database */
        record Series(Measure measure, SeriesKey key, int number) implements Found {}

        /**
         * One of the words is not known.
         *
         * @param field which: {@code measure}, {@code sex} or {@code age}
         * @param found the word
         * @param expected what would do, as a phrase
         * @param near what there is instead, likeliest first
         */
        record Unknown(String field, String found, String expected, List<String> near) implements Found {}
    }

    /**
     * The series of a measure.
     *
     * @param sex null: the measure's usual one, or the only one that is loaded
     * @param age null: likewise
     */
    public Found find(String measure, @Nullable String sex, @Nullable String age) {
        Optional<Measure> known =
                MeasureId.isValid(measure) ? measures.find(new MeasureId(measure)) : Optional.<Measure>empty();
        if (known.isEmpty()) {
            return new Found.Unknown(
                    "measure",
                    measure,
                    "the id of a measure",
                    measures.near(measure, NEAR).stream()
                            .map(m -> m.id().value())
                            .toList());
        }
        Measure found = known.get();
        List<SeriesKey> loaded = loaded(found.id());
        if (loaded.isEmpty()) {
            return new Found.Unknown("measure", measure, "a measure of which something is loaded", near(found));
        }
        List<SeriesKey> ofSex = narrowed(loaded, SeriesKey::sex, sex, found.sex());
        if (ofSex.isEmpty()) {
            return unknown("sex", sex, loaded, SeriesKey::sex, found);
        }
        List<SeriesKey> ofAge = narrowed(ofSex, SeriesKey::age, age, found.age());
        if (ofAge.isEmpty()) {
            return unknown("age", age, ofSex, SeriesKey::age, found);
        }
        SeriesKey key = ofAge.getFirst();
        return new Found.Series(found, key, readings.number(key).orElseThrow());
    }

    /** The series of a measure that are loaded and published, in key order. */
    public List<SeriesKey> loaded(MeasureId measure) {
        return readings.published().stream()
                .filter(key -> key.measure().equals(measure))
                .toList();
    }

    private List<String> near(Measure measure) {
        var loaded =
                readings.published().stream().map(SeriesKey::measure).distinct().toList();
        return measures.near(measure.id().value(), 50).stream()
                .map(Measure::id)
                .filter(loaded::contains)
                .limit(NEAR)
                .map(MeasureId::value)
                .toList();
    }

    /** Those with the word asked for; where none was, those with the usual word, else with the first there is. */
    private static List<SeriesKey> narrowed(
            List<SeriesKey> keys, Function<SeriesKey, String> word, @Nullable String asked, String usual) {
        String first = word.apply(keys.getFirst());
        String wanted = asked != null ? asked : keys.stream().map(word).anyMatch(usual::equals) ? usual : first;
        return keys.stream()
                .filter(key -> word.apply(key).equalsIgnoreCase(wanted.strip()))
                .toList();
    }

    private static Found unknown(
            String field,
            @Nullable String asked,
            List<SeriesKey> keys,
            Function<SeriesKey, String> word,
            Measure measure) {
        return new Found.Unknown(
                field,
                String.valueOf(asked),
                "one of those loaded for " + measure.id(),
                keys.stream().map(word).distinct().toList());
    }
}
